import type { Writer } from '#electron/ledger/access.ts';
import type { Act } from '../engine/effects.ts';
import { kindOf } from '../kinds/index.ts';
import type { ImportKind } from '../kinds/types.ts';
import type { BatchRow } from './batchRow.ts';

/** Records that a batch may have changed, its own kind's and those that followed from it. */
interface Changed { readonly subject: string; readonly table: string; readonly identity: readonly string[]; readonly columns: readonly { readonly column: string; readonly name: string }[]; readonly versioned: boolean; readonly employer: string }

function changedBy(kind: ImportKind): Changed {
  const { target } = kind;
  const columns = target.columns.filter((column) => !column.key).map(({ column }) => ({ column, name: target.historyNames?.[column] ?? column }));
  return { subject: target.subject.kind, table: target.table, identity: target.identity, columns, versioned: target.onChange?.['row_version'] !== undefined, employer: 'r.employer_id' };
}

/** What besides its own records a kind changes: heads of dossiers, head-count reports, ties of court records. */
const FOLLOWING: Readonly<Partial<Record<ImportKind['kind'], readonly ImportKind['kind'][]>>> = { employers: ['headcounts', 'court'], headcounts: ['employers'], gridreports: ['headcounts', 'employers'], workers: ['cases'] };

/**
 * Gives changed records their values from before the batch, and writes that into their history. Safe because nothing later has touched them: that was
 * checked before. Returns how many records got old values back.
 */
export async function restoreChanged(w: Writer, batch: BatchRow, act: Act, reason: string): Promise<number> {
  const names = [batch.kind, ...(FOLLOWING[batch.kind] ?? [])];
  let restored = 0;
  for (const name of names) {
    restored += await restoreRecords(w, changedBy(kindOf(name)), batch, act, reason, name === batch.kind);
  }
  if (batch.kind === 'workers' || batch.kind === 'complaintWorkers') await restorePersons(w, batch, act);
  return restored;
}

async function restoreRecords(w: Writer, changed: Changed, batch: BatchRow, act: Act, reason: string, own: boolean): Promise<number> {
  const { table, identity, columns } = changed;
  // The last change of a record first: a row that joined later may have changed what the file itself had changed before.
  await w.run('DROP TABLE IF EXISTS temp.taken_changes');
  await w.run(
    `CREATE TABLE temp.taken_changes AS SELECT r.id AS id, r.subject_id AS subject_id, r.employer_id AS employer_id, r.before_json AS before_json, r.after_json AS after_json,
       row_number() OVER (PARTITION BY r.subject_id, json_extract(r.before_json, '$.key') ORDER BY r.id DESC) AS turn
     FROM record_changes r WHERE r.batch_id = ${batch.id} AND r.subject_kind = '${changed.subject}' AND json_type(r.before_json, '$.key') = 'object'`,
  );
  const turns = (await w.first<{ n: number | null }>('SELECT max(turn) AS n FROM temp.taken_changes'))?.n ?? 0;
  const key = identity.map((column) => `${table}.${column} = json_extract(u.before_json, '$.key.${column}')`).join(' AND ');
  for (let turn = 1; turn <= turns; turn += 1) {
    const set = columns.map(({ column, name }) => `${column} = CASE WHEN json_type(u.after_json, '$.${name}') IS NULL AND json_type(u.before_json, '$.${name}') IS NULL THEN ${table}.${column} ELSE json_extract(u.before_json, '$.${name}') END`);
    await w.run(`UPDATE ${table} SET ${[...set, ...(changed.versioned ? ['row_version = row_version + 1'] : [])].join(', ')} FROM temp.taken_changes u WHERE u.turn = ${turn} AND ${key}`);
  }
  if (table === 'employers') await restoreEmployers(w, batch);
  const [counted] = await w.rows<{ n: number }>('SELECT count(*) AS n FROM temp.taken_changes WHERE turn = 1');
  await w.run('INSERT OR IGNORE INTO temp.taken_touched (employer_id) SELECT employer_id FROM temp.taken_changes WHERE employer_id IS NOT NULL');
  if (changed.columns.some(({ column }) => column === 'employer_id')) {
    await w.run(`INSERT OR IGNORE INTO temp.taken_touched (employer_id) SELECT json_extract(before_json, '$.employer_id') FROM temp.taken_changes WHERE json_extract(before_json, '$.employer_id') IS NOT NULL`);
  }
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json, reason)
     SELECT ${act.seq}, ${act.now}, :staff, ${batch.id}, '${changed.subject}', u.subject_id, u.employer_id, u.after_json, json_remove(u.before_json, '$.key'), :reason FROM temp.taken_changes u ORDER BY u.id DESC`,
    { staff: act.staffNo, reason },
  );
  return own ? counted?.n ?? 0 : 0;
}

/** Tags that the batch put on go, and a change of status that it made never was. */
async function restoreEmployers(w: Writer, batch: BatchRow): Promise<void> {
  await w.run(
    `DELETE FROM employer_tags WHERE (employer_id, tag) IN (SELECT u.employer_id, g.value FROM temp.taken_changes u JOIN json_each(u.after_json, '$.tags_added') g WHERE json_type(u.after_json, '$.tags_added') = 'array')`,
  );
  await w.run(`DELETE FROM employer_status_changes WHERE from_at = ${batch.at} AND employer_id IN (SELECT u.employer_id FROM temp.taken_changes u WHERE json_type(u.after_json, '$.status') = 'text')`);
}

/** Persons of a list get back what was sealed of them before it; what the list had said is kept too, sealed like everything else. */
async function restorePersons(w: Writer, batch: BatchRow, act: Act): Promise<void> {
  const first = `person_versions v WHERE v.batch_id = ${batch.id} AND v.version = (SELECT min(o.version) FROM person_versions o WHERE o.batch_id = ${batch.id} AND o.person_id = v.person_id)`;
  await w.run('DROP TABLE IF EXISTS temp.taken_persons');
  await w.run(`CREATE TABLE temp.taken_persons AS SELECT v.person_id, v.name, v.phone, v.phone_hash, v.address, v.bank_card FROM ${first}`);
  await w.run(
    `INSERT INTO person_versions (person_id, version, name, id_no, phone, address, bank_card, id_hash, phone_hash, source, replaced_at, replaced_by, journal_seq, reason)
     SELECT p.id, p.row_version, p.name, p.id_no, p.phone, p.address, p.bank_card, p.id_hash, p.phone_hash, p.source, ${act.now}, :staff, ${act.seq}, '撤回导入批次' FROM persons p JOIN temp.taken_persons u ON u.person_id = p.id`,
    { staff: act.staffNo },
  );
  await w.run(`UPDATE persons SET name = u.name, phone = u.phone, phone_hash = u.phone_hash, address = u.address, bank_card = u.bank_card, row_version = row_version + 1 FROM temp.taken_persons u WHERE persons.id = u.person_id`);
  await w.run('DROP TABLE temp.taken_persons');
}
