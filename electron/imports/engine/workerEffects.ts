import { d } from '../kinds/sql.ts';
import { execute } from './execute.ts';
import { sparseObject, type Effects, type WriteRun } from './effects.ts';
import type { Range } from './stage.ts';

/** 甲乙丙… for the first ten, then the number (shared/rules/identifiers/pseudonym.ts). */
const PSEUDONYM = `'劳动者' || CASE WHEN u.ordinal <= 10 THEN substr('甲乙丙丁戊己庚辛壬癸', u.ordinal, 1) ELSE u.ordinal END`;

const hex = (field: string): string => `unhex(${d(field)})`;

/** What rows of 欠薪名册 bring with them: sealed persons under their case, and the case's figures as sums of its lines. */
export const workerEffects: Effects = {
  async beforeCreate(run, range) {
    const rows = run.rows(['created'], range, '1 = 1');
    await execute(run.w,
      `INSERT INTO persons (id, role, name, id_no, phone, bank_card, id_hash, phone_hash, source, batch_id, entered_by, entered_at)
       SELECT ${d('person_id')}, 'worker', ${hex('s_name')}, ${hex('s_id_no')}, ${hex('s_phone')}, ${hex('s_bank_card')}, ${d('id_hash')}, ${d('phone_hash')}, 'import', s.batch_id, :staff, ${run.act.now}
       FROM (${rows}) s WHERE NOT EXISTS (SELECT 1 FROM persons p WHERE p.id = ${d('person_id')}) ORDER BY s.row_no`, { staff: run.act.staffNo });
    await execute(run.w,
      `INSERT INTO person_subjects (subject_kind, subject_id, person_id, role, ordinal, pseudonym)
       SELECT 'case', u.ref, u.person_id, 'worker', u.ordinal, ${PSEUDONYM} FROM (
         SELECT s.ref, ${d('person_id')} AS person_id, coalesce((SELECT max(x.ordinal) FROM person_subjects x WHERE x.subject_kind = 'case' AND x.subject_id = s.ref AND x.role = 'worker'), 0)
           + row_number() OVER (PARTITION BY s.ref ORDER BY s.row_no) AS ordinal
         FROM (${rows}) s WHERE NOT EXISTS (SELECT 1 FROM person_subjects y WHERE y.subject_kind = 'case' AND y.subject_id = s.ref AND y.person_id = ${d('person_id')})) u`);
    await renew(run, range, 'created');
  },

  async beforeChange(run, range) {
    await renew(run, range, 'changed');
  },

  async afterWrite(run, range) {
    await followLines(run, range);
  },
};

/** What the row says of a person that is there already takes the place of what was sealed; a blank cell says nothing. */
async function renew(run: WriteRun, range: Range, state: 'created' | 'changed'): Promise<void> {
  await execute(run.w,
    `UPDATE persons SET name = u.name, phone = coalesce(u.phone, persons.phone), phone_hash = coalesce(u.phone_hash, persons.phone_hash), bank_card = coalesce(u.bank_card, persons.bank_card), row_version = row_version + 1
     FROM (SELECT ${d('person_id')} AS id, ${hex('s_name')} AS name, ${hex('s_phone')} AS phone, ${d('phone_hash')} AS phone_hash, ${hex('s_bank_card')} AS bank_card FROM (${run.rows([state], range, '1 = 1')}) s) u
     WHERE persons.id = u.id AND (persons.name IS NOT u.name OR (u.phone IS NOT NULL AND persons.phone IS NOT u.phone) OR (u.bank_card IS NOT NULL AND persons.bank_card IS NOT u.bank_card))`);
}

/** A case with lines owes what they say together (domain 3). The change stands in the case's own history, and goes back with the batch. */
async function followLines({ w, act, rows }: WriteRun, range: Range): Promise<void> {
  const SUMS = `(SELECT q.ref, max(q.batch_id) AS batch_id, (SELECT sum(l.owed_fen) FROM wage_arrears_lines l WHERE l.case_id = q.ref) AS fen, (SELECT count(*) FROM wage_arrears_lines l WHERE l.case_id = q.ref) AS people,
    (SELECT count(*) FROM wage_arrears_lines l WHERE l.case_id = q.ref AND l.paid_fen < l.owed_fen) AS unpaid, 1 AS one FROM (${rows(['created', 'changed'], range, '1 = 1')}) q GROUP BY q.ref)`;
  const other = '(c.verified_fen IS NOT u.fen OR c.headcount IS NOT u.people OR c.unpaid_headcount IS NOT u.unpaid)';
  const changed = (column: string, value: string, which: string): string => `CASE WHEN c.${column} IS NOT u.${value} THEN ${which} END`;
  const FIGURES = [['verified_fen', 'fen'], ['headcount', 'people'], ['unpaid_headcount', 'unpaid'], ['is_arrears', 'one']] as const;
  await execute(w,
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json)
     SELECT ${act.seq}, ${act.now}, :staff, u.batch_id, 'case', CAST(c.id AS TEXT), c.employer_id,
       ${sparseObject([...FIGURES.map(([column, value]) => [column, changed(column, value, `c.${column}`)] as const), ['key', `json_object('id', c.id)`]])},
       ${sparseObject(FIGURES.map(([column, value]) => [column, changed(column, value, `u.${value}`)] as const))}
     FROM ${SUMS} u JOIN cases c ON c.id = u.ref WHERE ${other}`, { staff: act.staffNo });
  await execute(w,
    `UPDATE cases SET verified_fen = u.fen, headcount = u.people, unpaid_headcount = u.unpaid, is_arrears = 1, row_version = row_version + 1 FROM ${SUMS} u
     WHERE cases.id = u.ref AND (cases.verified_fen IS NOT u.fen OR cases.headcount IS NOT u.people OR cases.unpaid_headcount IS NOT u.unpaid)`);
}
