import type { Words } from './refusal.ts';

/** Sentences of the area `wages`. */
export const wagesMessages = {
  'wages.notFromHere': (p: { state: string; step: string }): Words => ({ message: `这条预警现在是“${p.state}”，不能${p.step}。`, todo: '请刷新后按现在的状态办理。' }),
  'wages.stillHolds': (_: Record<never, never>): Words => ({ message: '预警条件仍然成立，不能以这个原因销号。', todo: '只能选“已立案”或“其他”，并写明情况；数据有误的请先更正数据。' }),
  'wages.noteNeeded': (_: Record<never, never>): Words => ({ message: '预警条件仍然成立，销号要写明情况。', todo: '请写明立案编号或其他理由。' }),
  'wages.courtPerson': (_: Record<never, never>): Words => ({ message: '这条记录的被执行人是法定代表人个人，不计入单位。', todo: '不需要核实为本单位的记录。' }),
  'wages.courtOtherCode': (p: { record: string; employer: string }): Words => ({ message: `执行记录的代码 ${p.record} 与本单位代码 ${p.employer || '（无）'} 不同。`, todo: '请向执行法院核对；代码录错的，先更正单位档案或记录。' }),
} satisfies Record<string, (p: never) => Words>;
