import type { Words } from './refusal.ts';

/** Sentences of the vault. None of them holds a sealed text, a key or a place's content. */
export const vaultMessages = {
  'vault.locked': (_: Record<never, never>): Words => ({ message: '个人信息保险箱尚未打开，不能读写受保护的内容。', todo: '请输入恢复口令后再试。' }),
  'vault.notOpened': (_: Record<never, never>): Words => ({ message: '一项受保护的内容没有打开：它已损坏、被移动过，或属于另一把密钥。', todo: '请从备份恢复台账后再试；其他内容不受影响。' }),
  'vault.illFormed': (_: Record<never, never>): Words => ({ message: '文字里有残缺的字符，保存后会走样，所以没有保存。', todo: '请删去显示为方块或问号的字符后重新输入。' }),
  'vault.wrongPassphrase': (_: Record<never, never>): Words => ({ message: '恢复口令不对，保险箱没有打开。', todo: '请对照保险柜中的口令重新输入，并核对纸上的校验词。' }),
  'vault.keyDamaged': (_: Record<never, never>): Words => ({ message: '保险箱密钥的存放内容已损坏或属于另一份台账，没有打开。', todo: '请从备份恢复台账后再试。' }),
  'vault.rotationMismatch': (_: Record<never, never>): Words => ({ message: '更换密钥的进度与现有密钥对不上，没有继续。', todo: '请从备份恢复台账后重新更换密钥。' }),
  'vault.fileDamaged': (_: Record<never, never>): Words => ({ message: '附件已损坏、不完整或被移动过，没有打开。', todo: '请从备份恢复这个附件。' }),
  'vault.fileNotWritten': (_: Record<never, never>): Words => ({ message: '附件没有保存，原有内容没有改动。', todo: '请检查磁盘空间和文件夹权限后再试。' }),
  'vault.nothingProposed': (_: Record<never, never>): Words => ({ message: '没有待确认的新口令，原口令没有改动。', todo: '请重新点“换恢复口令”。' }),
  'vault.notCaptain': (p: { staffNo: string }): Words => ({ message: `工号 ${p.staffNo} 现在不是大队长，也不代理大队长。`, todo: '请大队长本人输入自己的工号和密码，或输入现在的恢复口令。' }),
  'vault.keyChanged': (_: Record<never, never>): Words => ({ message: '保险箱的密钥刚在别处换过，这次没有保存。', todo: '请重新输入恢复口令打开保险箱，再保存一次。' }),
};
