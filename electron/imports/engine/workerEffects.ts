import { execute } from './execute.ts';
import { sparseObject, type Effects, type WriteRun } from './effects.ts';
import type { Range } from './stage.ts';
import { addPersons, renewPersons } from './workerPersons.ts';

/** What rows of 欠薪名册 bring with them: sealed persons under their case, and the case's figures as sums of its lines. */
export const workerEffects: Effects = {
  beforeCreate: (run, range) => addPersons(run, range, 'case', 's.ref'),
  beforeChange: (run, range) => renewPersons(run, range, 'changed'),
  afterWrite: (run, range) => followLines(run, range),
};

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
