import type { Words } from './refusal.ts';

/** Sentences of the area `journal`. */
export const journalMessages = {
  'record.lateReason': (p: { what: string; hours: number }): Words => ({ message: `${p.what}在 ${p.hours} 小时以前，属于补录，还没有登记。`, todo: '请写明为什么现在才录入；会进大队长的本周例外清单。' }),
  'journal.overrideNeedsReason': (_: Record<never, never>): Words => ({ message: '这一步改变了时限、规则或系统的拒绝，必须写明理由。', todo: '请在“理由”里写明为什么这样办；大队长每周会看到这些例外。' }),
  'journal.anchorsDisagree': (_: Record<never, never>): Words => ({ message: '上报文件夹里的日志锚与台账的日志对不上，没有再做新的锚。', todo: '请先做一次完整性检查查明原因；确属恢复备份或换电脑的，由大队长在“日志”中核对锚文件并写明理由。' }),
  'journal.nothingToAcknowledge': (_: Record<never, never>): Words => ({ message: '没有未读的例外。', todo: '不需要办理。' }),
  'journal.noContent': (_: Record<never, never>): Words => ({ message: '系统管理员只能看到什么时候、谁做了哪一类操作，不能导出日志内容。', todo: '请由大队长导出。' }),
  'journal.exportNeedsKey': (_: Record<never, never>): Words => ({ message: '签名密钥还没有打开，导出的日志没有办法证明真实。', todo: '请先在“设置”中输入恢复口令打开密钥，再导出。' }),
  'journal.nothingToExport': (_: Record<never, never>): Words => ({ message: '没有符合筛选的日志可以导出。', todo: '请放宽筛选后再导出。' }),
  'journal.targetUnwritable': (p: { path: string }): Words => ({ message: `不能写到这里：${p.path}。`, todo: '请换一个文件夹，或先关闭正在打开的同名文件。' }),
} satisfies Record<string, (p: never) => Words>;
