import { kindOf } from '#electron/imports/kinds/index.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { read, write } from '../operation.ts';
import { deleteWaiting, waitingByIds, waitingPage, type WaitingRow } from './repository.ts';

const WORD = { employer: '单位', account: '专户', case: '案件' } as const;

/** Rows that wait for an employer, an account or a case that is not known yet. */
export const waiting = read<'imports.waiting'>(async ({ reader }, { offset, limit }) => {
  const { total, rows } = await waitingPage(reader, offset, limit);
  return { total, rows: rows.map((row) => ({ id: row.id, batchId: row.batch_id, kindName: kindOf(row.kind).name, fileName: row.file_name, row: row.row_no, waitsFor: `${WORD[row.waits_for]} ${row.waits_key}`, complaintId: row.complaint_id, title: titleOf(row) })) };
});

/** The values of a row as its file had them, those of its key first. */
function titleOf(row: WaitingRow): string {
  const values = JSON.parse(row.row_json) as Record<string, string | number>;
  const { columns } = kindOf(row.kind);
  return [...columns.filter((column) => column.key), ...columns.filter((column) => !column.key)].flatMap((column) => {
    const value = values[column.field];
    return value === undefined || String(value) === row.waits_key ? [] : [`${column.head} ${column.type.show(value)}`];
  }).slice(0, 4).join('　');
}

/** Rows that will never find what they wait for are dropped with a reason; what they said is kept aside. */
export const dropWaiting = write<'imports.dropWaiting'>(async ({ w, now, actor }, { ids, reason }) => {
  const rows = await waitingByIds(w, ids);
  if (rows.length === 0) return { value: {}, entry: null, topics: [] };
  await deleteWaiting(w, rows.map((row) => row.id), { seq: await nextSeq(w), now, staffNo: actor.staffNo });
  return {
    value: {},
    entry: {
      operation: 'imports.dropWaiting', subject: { kind: 'import', id: '', label: `${rows.length} 行` }, summary: `作废待匹配的 ${rows.length} 行`, reason,
      changes: { rows: rows.map((row) => ({ batchId: row.batch_id, kind: row.kind, row: row.row_no, waitsFor: row.waits_for, key: row.waits_key, record: row.record_key, data: row.row_json })) },
    },
    topics: ['imports'],
  };
});
