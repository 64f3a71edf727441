import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import { read } from '#electron/areas/operation.ts';
import { alertLineOf } from './lines.ts';
import { reckonedMonth } from './referenceMonth.ts';
import { alertById, alertsOfEmployer, eventsOf, type BoardRow } from './repository/board.ts';
import { actionWord, CLOSE_WORD } from './words.ts';

const kept = z.object({ clause: z.string(), proof: z.array(z.object({ label: z.string(), text: z.string() })) });

/** One alert with the figures behind it, its clause, what was done about it, and the employer's other alerts. */
export const alert = read<'wages.alert'>(async ({ reader }, { id }) => {
  const row = await alertById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这条预警' });
  const [month, events, others] = await Promise.all([reckonedMonth(reader), eventsOf(reader, id), alertsOfEmployer(reader, row.employer_id)]);
  const { clause, proof } = kept.parse(JSON.parse(row.evidence_json));
  return {
    line: alertLineOf(row, month), clause: `工作计划 ${clause}`, proof, notes: notesOf(row), closeReason: row.close_reason === '' ? '' : CLOSE_WORD[row.close_reason] ?? row.close_reason,
    events: events.map((event) => ({ at: event.at, staffNo: event.staff_no, action: actionWord(event.action), note: event.note })),
    others: others.filter((other) => other.id !== id).map((other) => alertLineOf(other, month)),
  };
});

/** What the handler should know besides the figures (domain tables 2.1 to 2.3). */
function notesOf(row: BoardRow): string[] {
  const state = row.state === 'lapsed' ? ['数据更正后条件不再成立，不需要处置；原来的依据保留备查。'] : row.ended_on === '' ? [] : [`条件自 ${row.ended_on} 起不再成立，核实后可以销号。`];
  switch (row.kind) {
    case 'yellow': return [...state, '预警按每天最新的余额判定，月报按月末最后一次余额判定，所以月内回升的低余额只留在预警记录里。', '余额不扣除被法院冻结的部分；工资专用账户不得因其他债务被冻结（《保障农民工工资支付条例》第三十三条），遇有冻结请告知执行法院。'];
    case 'orange': return [...state, '两个月的未参保人员不必是同一批人；入职未满 30 日的不计入。'];
    case 'red': return [...state, '仅指以本单位为被执行人、并经大队核实的记录；以法定代表人个人为被执行人的不算。'];
  }
}
