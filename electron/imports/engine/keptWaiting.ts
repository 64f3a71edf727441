import type { Writer } from '#electron/ledger/access.ts';
import type { Act } from './effects.ts';

/* Rows that no longer wait although they did not join: each is kept as it was, for nothing that an office sent is destroyed. */

const COLUMNS = ['batch_id', 'kind', 'row_no', 'waits_for', 'waits_key', 'record_key', 'row_json'] as const;

/** Takes rows `x` out of the queue. Returns how many went. */
export async function dropWaitingRows(w: Writer, condition: string, act: Act, why: string): Promise<number> {
  await keepWaitingRows(w, condition, act, why);
  return w.run(`DELETE FROM import_waiting AS x WHERE ${condition}`);
}

/** Keeps rows `x` of the queue aside before they go or get other values. */
export async function keepWaitingRows(w: Writer, condition: string, act: Act, why: string): Promise<void> {
  await w.run(
    `INSERT INTO removed_records (journal_seq, at, staff_no, why, batch_id, table_name, row_json)
     SELECT ${act.seq}, ${act.now}, :staff, :why, x.batch_id, 'import_waiting', json_object(${COLUMNS.map((name) => `'${name}', x.${name}`).join(', ')}) FROM import_waiting x WHERE ${condition}`,
    { staff: act.staffNo, why },
  );
}

/** Why a row was kept that a later batch settled or gave other values. */
export const replacedBy = (batch: number): string => `由第 ${batch} 批取代`;

/** Rows that waited until this batch settled or replaced them wait again, unless their own batch was taken back meanwhile. */
export async function waitAgain(w: Writer, batch: number): Promise<void> {
  await w.run(
    `INSERT INTO import_waiting (${COLUMNS.join(', ')}) SELECT ${COLUMNS.map((name) => `json_extract(r.row_json, '$.${name}')`).join(', ')}
     FROM removed_records r JOIN import_batches b ON b.id = r.batch_id AND b.state = 'written' WHERE r.table_name = 'import_waiting' AND r.why = ? ORDER BY r.id ON CONFLICT DO NOTHING`,
    [replacedBy(batch)],
  );
}
