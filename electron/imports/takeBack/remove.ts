import type { Writer } from '#electron/ledger/access.ts';
import type { Act } from '../engine/effects.ts';
import type { ImportKind } from '../kinds/types.ts';
import type { BatchRow } from './batchRow.ts';

const WHY = '撤回导入批次';

/** What goes along with a new dossier, so that it can be taken out: condition on its own alias `y` over dossiers `x` of the batch. */
const WITH_EMPLOYERS: readonly { readonly table: string; readonly of: string }[] = [
  { table: 'employer_tags', of: 'y.employer_id' }, { table: 'employer_status_changes', of: 'y.employer_id' }, { table: 'employer_levels', of: 'y.employer_id' },
  { table: 'alert_events', of: '(SELECT a.employer_id FROM alerts a WHERE a.id = y.alert_id)' }, { table: 'alerts', of: 'y.employer_id' },
];

/** Where the lines of a list of workers hang: what the record is called among persons, its column, and its employer. */
const LISTS = {
  workers: { subject: 'case', record: 'case_id', employer: '(SELECT c.employer_id FROM cases c WHERE c.id = y.subject_id)' },
  complaintWorkers: { subject: 'complaint', record: 'complaint_id', employer: '(SELECT c.employer_id FROM complaints c WHERE c.id = y.subject_id)' },
} as const;

/** Workers whom the batch brought into a record and who have no line in it any more. The sealed person itself stays: who looked at it stays true. */
const noLineLeft = (kind: keyof typeof LISTS, table: string, batch: BatchRow): string => `y.subject_kind = '${LISTS[kind].subject}' AND y.role = 'worker' AND EXISTS (SELECT 1 FROM persons p WHERE p.id = y.person_id AND p.batch_id = ${batch.id})
  AND NOT EXISTS (SELECT 1 FROM ${table} l WHERE l.${LISTS[kind].record} = y.subject_id AND l.person_id = y.person_id)`;

/** Takes out what the batch made; each row is kept as it was. Returns how many records of its own kind went. */
export async function removeCreated(w: Writer, kind: ImportKind, batch: BatchRow, act: Act): Promise<number> {
  const { table } = kind.target;
  const created = `y.batch_id = ${batch.id}`;
  await w.run(`INSERT OR IGNORE INTO temp.taken_touched (employer_id) SELECT ${kind.takingBack.employer} FROM ${table} x WHERE x.batch_id = ${batch.id} AND ${kind.takingBack.employer} IS NOT NULL`);
  // Reports that came with a list of employers or of grid reports.
  if (table !== 'headcounts') await keepAndDelete(w, 'headcounts', created, 'y.employer_id', batch, act);
  if (kind.kind === 'employers') {
    await looseNames(w, batch, act);
    for (const part of WITH_EMPLOYERS) await keepAndDelete(w, part.table, `${part.of} IN (SELECT x.id FROM employers x WHERE x.batch_id = ${batch.id})`, part.of, batch, act);
  }
  const removed = await keepAndDelete(w, table, created, kind.takingBack.employer.replace(/\bx\./g, 'y.'), batch, act);
  if (kind.kind === 'workers' || kind.kind === 'complaintWorkers') await keepAndDelete(w, 'person_subjects', noLineLeft(kind.kind, table, batch), LISTS[kind.kind].employer, batch, act);
  return removed;
}

/** Court records that were only proposed for a dossier by its name are proposed for nobody once it is gone. */
async function looseNames(w: Writer, batch: BatchRow, act: Act): Promise<void> {
  const proposed = `c.matched_by = 'name' AND c.confirmed = 0 AND c.confirmed_at IS NULL AND c.employer_id IN (SELECT x.id FROM employers x WHERE x.batch_id = ${batch.id})`;
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json, reason)
     SELECT ${act.seq}, ${act.now}, :staff, ${batch.id}, 'court', c.case_no, c.employer_id, json_object('employer_id', c.employer_id, 'matched_by', 'name'), json_object('employer_id', NULL, 'matched_by', 'none'), '${WHY}'
     FROM court_records c WHERE ${proposed}`,
    { staff: act.staffNo },
  );
  await w.run(`UPDATE court_records AS c SET employer_id = NULL, matched_by = 'none', row_version = row_version + 1 WHERE ${proposed}`);
}

async function keepAndDelete(w: Writer, table: string, condition: string, employer: string, batch: BatchRow, act: Act): Promise<number> {
  const columns = (await w.rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => name);
  await w.run(
    `INSERT INTO removed_records (journal_seq, at, staff_no, why, batch_id, table_name, employer_id, row_json)
     SELECT ${act.seq}, ${act.now}, :staff, '${WHY}', ${batch.id}, '${table}', ${employer}, json_object(${columns.map((name) => `'${name}', y.${name}`).join(', ')}) FROM ${table} y WHERE ${condition}`,
    { staff: act.staffNo },
  );
  return w.run(`DELETE FROM ${table} AS y WHERE ${condition}`);
}
