import { d } from '../kinds/sql.ts';
import { execute } from './execute.ts';
import type { WriteRun } from './effects.ts';
import type { Range } from './stage.ts';

/** What a list of workers does with the persons behind its rows. Everything here is SQL on values that were sealed as they were read: no key is needed. */

/** 甲乙丙… for the first ten, then the number (shared/rules/identifiers/pseudonym.ts). */
const PSEUDONYM = `'劳动者' || CASE WHEN u.ordinal <= 10 THEN substr('甲乙丙丁戊己庚辛壬癸', u.ordinal, 1) ELSE u.ordinal END`;

const hex = (field: string): string => `unhex(${d(field)})`;

/** New rows: their persons, each under its record by the next pseudonym. `record` is the record's id, SQL over `s`. */
export async function addPersons(run: WriteRun, range: Range, kind: 'case' | 'complaint', record: string): Promise<void> {
  const rows = run.rows(['created'], range, '1 = 1');
  await execute(run.w,
    `INSERT INTO persons (id, role, name, id_no, phone, bank_card, id_hash, phone_hash, source, batch_id, entered_by, entered_at)
     SELECT ${d('person_id')}, 'worker', ${hex('s_name')}, ${hex('s_id_no')}, ${hex('s_phone')}, ${hex('s_bank_card')}, ${d('id_hash')}, ${d('phone_hash')}, 'import', s.batch_id, :staff, ${run.act.now}
     FROM (${rows}) s WHERE NOT EXISTS (SELECT 1 FROM persons p WHERE p.id = ${d('person_id')}) ORDER BY s.row_no`, { staff: run.act.staffNo });
  await execute(run.w,
    `INSERT INTO person_subjects (subject_kind, subject_id, person_id, role, ordinal, pseudonym)
     SELECT '${kind}', u.ref, u.person_id, 'worker', u.ordinal, ${PSEUDONYM} FROM (
       SELECT ${record} AS ref, ${d('person_id')} AS person_id, coalesce((SELECT max(x.ordinal) FROM person_subjects x WHERE x.subject_kind = '${kind}' AND x.subject_id = ${record} AND x.role = 'worker'), 0)
         + row_number() OVER (PARTITION BY ${record} ORDER BY s.row_no) AS ordinal
       FROM (${rows}) s WHERE NOT EXISTS (SELECT 1 FROM person_subjects y WHERE y.subject_kind = '${kind}' AND y.subject_id = ${record} AND y.person_id = ${d('person_id')})) u`);
  await renewPersons(run, range, 'created');
}

/** What the row says of a person that is there already takes the place of what was sealed, which is kept as it was; a blank cell says nothing. */
export async function renewPersons(run: WriteRun, range: Range, state: 'created' | 'changed'): Promise<void> {
  const given = `(SELECT ${d('person_id')} AS id, s.batch_id AS batch_id, ${hex('s_name')} AS name, ${hex('s_phone')} AS phone, ${d('phone_hash')} AS phone_hash, ${hex('s_bank_card')} AS bank_card FROM (${run.rows([state], range, '1 = 1')}) s) u`;
  const other = '(p.name IS NOT u.name OR (u.phone IS NOT NULL AND p.phone IS NOT u.phone) OR (u.bank_card IS NOT NULL AND p.bank_card IS NOT u.bank_card))';
  await execute(run.w,
    `INSERT INTO person_versions (person_id, version, name, id_no, phone, address, bank_card, id_hash, phone_hash, source, replaced_at, replaced_by, journal_seq, batch_id)
     SELECT p.id, p.row_version, p.name, p.id_no, p.phone, p.address, p.bank_card, p.id_hash, p.phone_hash, p.source, ${run.act.now}, :staff, ${run.act.seq}, u.batch_id FROM persons p JOIN ${given} ON p.id = u.id WHERE ${other}`,
    { staff: run.act.staffNo });
  await execute(run.w,
    `UPDATE persons AS p SET name = u.name, phone = coalesce(u.phone, p.phone), phone_hash = coalesce(u.phone_hash, p.phone_hash), bank_card = coalesce(u.bank_card, p.bank_card), row_version = p.row_version + 1
     FROM ${given} WHERE p.id = u.id AND ${other}`);
}
