import type { Words } from './refusal.ts';

/** Sentences of the area `outbox`. */
export const outboxMessages = {
  'outbox.keyLocked': (_: Record<never, never>): Words => ({ message: '本机签名密钥尚未打开，不能签名上报。', todo: '请在设置中输入恢复口令；命令行用环境变量 LEDGER_PASSPHRASE 提供。' }),
  'outbox.wrongPassphrase': (_: Record<never, never>): Words => ({ message: '恢复口令不对，签名密钥没有打开。', todo: '请对照保险柜中的口令重新输入，注意每一组的字母和数字。' }),
  'outbox.noDeviceKey': (_: Record<never, never>): Words => ({ message: '这份台账里没有本机签名密钥。', todo: '请从备份恢复台账；仍没有时请联系维护人员。' }),
  'outbox.keyDamaged': (_: Record<never, never>): Words => ({ message: '签名密钥的存放内容已损坏或属于另一份台账，没有打开。', todo: '请从备份恢复台账后再试。' }),
  'outbox.notFrozen': (p: { serial: string; detail: string }): Words => ({ message: `${p.serial} 不符合上报格式，没有签名：${p.detail}。`, todo: '请写出问题报告交给维护人员；报表内容没有改动。' }),
  'outbox.tooLarge': (p: { serial: string }): Words => ({ message: `${p.serial} 超过支队接收的上限（4 MB），没有签名。`, todo: '请与支队联系，商定分开上报的办法。' }),
  'outbox.badUrl': (p: { why: string }): Words => ({ message: `支队地址不能使用：${p.why}。`, todo: '请照支队给出的地址填写，例如 https://city.example/api，末尾不带 /v1。' }),
  'outbox.noUrl': (_: Record<never, never>): Words => ({ message: '还没有填写支队地址。', todo: '请在设置的“支队”中填写地址，或用 U 盘上报。' }),
  'outbox.noCityKey': (_: Record<never, never>): Words => ({ message: '还没有登记支队公钥，收到回执也无法核验，所以没有发送。', todo: '请向支队索取公钥文件，在设置的“支队”中登记；命令行用 city-keys。' }),
  'outbox.badKeyFile': (p: { name: string; why: string }): Words => ({ message: `${p.name} 不是可用的支队公钥文件：${p.why}。`, todo: '请向支队重新索取公钥文件（Ed25519 公钥的 JWK），原有登记没有改动。' }),
  'outbox.fileUnreadable': (p: { path: string }): Words => ({ message: `不能读取文件：${p.path}。`, todo: '请检查文件是否还在、U 盘是否插好。' }),
  'outbox.fileNotWritten': (p: { path: string; why: string }): Words => ({ message: `没有写到 ${p.path}：${p.why}。`, todo: '请换一个文件夹或另一只 U 盘再试；上报箱没有改动。' }),
  'outbox.nothingToExport': (_: Record<never, never>): Words => ({ message: '上报箱里没有等待送达的报表。', todo: '批准月报后再导出。' }),
  'outbox.notWaiting': (p: { serial: string }): Words => ({ message: `${p.serial} 不需要重新排队。`, todo: '它已经送达，或正在等待发送。' }),
  'outbox.cityUnreachable': (p: { why: string }): Words => ({ message: `没有连上支队：${p.why}。`, todo: '请检查网络后再试。' }),
  'outbox.cityRefused': (p: { title: string; detail: string; todo: string }): Words => ({ message: `${p.title}。${p.detail}`, todo: p.todo }),
} satisfies Record<string, (p: never) => Words>;
