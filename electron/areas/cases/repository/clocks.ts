import type { Reader } from '#electron/ledger/access.ts';

/** How far the two tables of a month have come on their way to the city. */
export async function tableSteps(reader: Reader, month: string): Promise<{ name: 'wage-risk' | 'major-cases'; submitted: number; frozen: number; delivered: number }[]> {
  return reader.rows(
    `SELECT t.name, CASE WHEN EXISTS (SELECT 1 FROM report_submissions s WHERE s.table_name = t.name AND s.month = :month AND s.state = 'waiting') THEN 1 ELSE 0 END AS submitted,
       CASE WHEN EXISTS (SELECT 1 FROM report_revisions v WHERE v.table_name = t.name AND v.month = :month) THEN 1 ELSE 0 END AS frozen,
       CASE WHEN EXISTS (SELECT 1 FROM report_revisions v JOIN outbox o ON o.revision_id = v.id WHERE v.table_name = t.name AND v.month = :month AND o.state = 'delivered'
         AND v.revision = (SELECT max(x.revision) FROM report_revisions x WHERE x.table_name = t.name AND x.month = :month)) THEN 1 ELSE 0 END AS delivered
     FROM (SELECT 'wage-risk' AS name UNION ALL SELECT 'major-cases') AS t`,
    { month },
  );
}

/** Number, employer and handler of some cases: the officer whom the captain assigned as A, else whom a list names. */
export async function caseSubjectRows(reader: Reader, ids: readonly number[]): Promise<{ id: number; case_no: string; employer: string; handler: string }[]> {
  return reader.rows(
    `SELECT c.id, c.case_no, e.name AS employer,
       coalesce((SELECT s.staff_no FROM matter_staff s WHERE s.subject_kind = 'case' AND s.subject_id = c.id AND s.part = 'handler' AND s.ended_at IS NULL), c.handler) AS handler
     FROM json_each(?) i JOIN cases c ON c.id = i.value JOIN employers e ON e.id = c.employer_id`, [JSON.stringify(ids)],
  );
}
