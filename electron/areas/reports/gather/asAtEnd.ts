import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { RecordedChange } from '../repository/history.ts';

/**
 * Events carry their own time: a payment dated before E counts whenever it was written down. Figures without a time of their own (verified amount,
 * head-counts, name …) are taken as the ledger held them at E (domain tables 1, As-of state), found from its history: else every step of the
 * work in the next month would move the tables of all months before.
 *
 * A change whose reason begins with 更正 mends an error and counts for the past too, as does taking an import back. A record that was
 * first written down after E has no earlier state: it counts as it stands.
 */
export const CORRECTION = '更正';

/** A figure that stands otherwise in the ledger now than it did at E. */
export interface ChangedSince { readonly label: string; readonly head: string; readonly atEnd: string; readonly now: string; readonly on: string; readonly staffNo: string }

const HEADS: Readonly<Record<string, string>> = {
  verified_fen: '核实欠薪', unpaid_headcount: '未付人数', headcount: '涉及人数', major_headcount: '重大案件人数', triggers: '启动条件', closed_at: '结案时间',
};

const counts = (change: RecordedChange): boolean => !change.reason.startsWith(CORRECTION) && change.operation !== 'imports.takeBack';

/**
 * The record with `columns` as they were at E. `changes` are those written at or after E, oldest first. A closing keeps its own time; only that
 * a case was opened again after E is undone.
 */
export function asAtEnd<R extends object>(row: R, columns: readonly (keyof R & string)[], changes: readonly RecordedChange[] | undefined, note?: { readonly label: string; readonly into: ChangedSince[] }): R {
  if (changes === undefined) return row;
  const held: Record<string, unknown> = { ...(row as Record<string, unknown>) };
  for (const column of columns) {
    const change = changes.find((one) => counts(one) && column in one.before && (column !== 'closed_at' || (one.before[column] !== null && one.after[column] === null)));
    const before = change?.before[column];
    if (change === undefined || before === undefined || before === held[column]) continue;
    if (note !== undefined) note.into.push({ label: note.label, head: HEADS[column] ?? column, atEnd: words(column, before), now: words(column, held[column] as Value), on: shanghaiDay(change.at), staffNo: change.staffNo });
    held[column] = before;
  }
  return held as R;
}

function words(column: string, value: Value): string {
  if (value === null || value === '') return '—';
  if (column === 'verified_fen') return `${formatYuanPaper(Number(value))} 元`;
  return column === 'closed_at' ? shanghaiMinute(Number(value)) : String(value);
}
