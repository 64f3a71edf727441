import type { Words } from './refusal.ts';

/** Sentences of the area `journal`. */
export const journalMessages = {
  'journal.overrideNeedsReason': (_: Record<never, never>): Words => ({ message: '这一步改变了时限、规则或系统的拒绝，必须写明理由。', todo: '请在“理由”里写明为什么这样办；大队长每周会看到这些例外。' }),
  'journal.anchorsDisagree': (_: Record<never, never>): Words => ({ message: '上报文件夹里的日志锚与台账的日志对不上，没有再做新的锚。', todo: '请先做一次完整性检查查明原因；确属恢复备份或换电脑的，由大队长在“日志”中核对锚文件并写明理由。' }),
} satisfies Record<string, (p: never) => Words>;
