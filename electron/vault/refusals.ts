import { Refusal, type Words } from '#shared/messages/refusal.ts';

/** Why a sealed value did not open: an unknown form, a key that is not here, or a value that was altered or moved from another place. */
export type SealProblem = 'format' | 'key' | 'altered';

/** Sentences of the vault, in the shape of the message catalogue. None of them holds a sealed text, a key or a place's content. */
const words = {
  'vault.locked': { message: '个人信息保险箱尚未打开，不能读写受保护的内容。', todo: '请输入恢复口令后再试。' },
  'vault.notOpened': { message: '一项受保护的内容没有打开：它已损坏、被移动过，或属于另一把密钥。', todo: '请从备份恢复台账后再试；其他内容不受影响。' },
  'vault.illFormed': { message: '文字里有残缺的字符，保存后会走样，所以没有保存。', todo: '请删去显示为方块或问号的字符后重新输入。' },
  'vault.wrongPassphrase': { message: '恢复口令不对，保险箱没有打开。', todo: '请对照保险柜中的口令重新输入，并核对纸上的校验词。' },
  'vault.keyDamaged': { message: '保险箱密钥的存放内容已损坏或属于另一份台账，没有打开。', todo: '请从备份恢复台账后再试。' },
  'vault.rotationMismatch': { message: '更换密钥的进度与现有密钥对不上，没有继续。', todo: '请从备份恢复台账后重新更换密钥。' },
  'vault.fileDamaged': { message: '附件已损坏、不完整或被移动过，没有打开。', todo: '请从备份恢复这个附件。' },
  'vault.fileNotWritten': { message: '附件没有保存，原有内容没有改动。', todo: '请检查磁盘空间和文件夹权限后再试。' },
} as const satisfies Record<string, Words>;

export type VaultCode = keyof typeof words;

/** Builds a refusal of the vault; the caller throws it. `data` goes to the window and must hold nothing personal. */
export function vaultRefusal(code: VaultCode, data: Record<string, string> = {}): Refusal {
  return new Refusal(code, words[code], { data });
}
