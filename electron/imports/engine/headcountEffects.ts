import { d } from '../kinds/sql.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { prepareRun, sparseObject, type Act, type Effects, type WriteRun } from './effects.ts';

/** Sources of head-count reports, as the dossier names them. */
export type HeadcountSource = '用人单位名单' | '网格采集';

/** Takes the reports that wait in temp.import_reports into the head-count history; a later word on the same day takes the place of the earlier one. */
export async function putReports({ w, act }: Pick<WriteRun, 'w' | 'act'>, source: HeadcountSource): Promise<void> {
  const differs = 'h.headcount <> p.headcount OR (p.migrant IS NOT NULL AND h.migrant IS NOT p.migrant)';
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json)
     SELECT ${act.seq}, ${act.now}, :staff, p.batch_id, 'headcount', p.employer_id || '|' || p.day, p.employer_id,
       json_object('headcount', h.headcount, 'migrant', h.migrant, 'source', h.source, 'key', json_object('employer_id', h.employer_id, 'day', h.day)),
       json_object('headcount', p.headcount, 'migrant', coalesce(p.migrant, h.migrant), 'source', '${source}')
     FROM temp.import_reports p JOIN headcounts h ON h.employer_id = p.employer_id AND h.day = p.day WHERE ${differs}`,
    { staff: act.staffNo },
  );
  await w.run(
    `INSERT INTO headcounts (employer_id, day, headcount, migrant, source, batch_id) SELECT p.employer_id, p.day, p.headcount, p.migrant, '${source}', p.batch_id FROM temp.import_reports p WHERE true ORDER BY p.at
     ON CONFLICT (employer_id, day) DO UPDATE SET headcount = excluded.headcount, migrant = coalesce(excluded.migrant, headcounts.migrant), source = excluded.source
     WHERE headcounts.headcount <> excluded.headcount OR (excluded.migrant IS NOT NULL AND headcounts.migrant IS NOT excluded.migrant)`,
  );
  await w.run('DELETE FROM temp.import_reports');
}

/** The newest report of those employers that got one stands in the head of their dossier, with migrants as of the newest that counts them: whatever the order they came in. */
export async function followNewestReports({ w, act }: Pick<WriteRun, 'w' | 'act'>): Promise<void> {
  const counted = '(SELECT m.migrant FROM headcounts m WHERE m.employer_id = e.id AND m.migrant IS NOT NULL ORDER BY m.day DESC LIMIT 1)';
  const migrant = `coalesce(${counted}, e.migrant_headcount)`;
  const newest = `temp.import_reported p JOIN employers e ON e.id = p.employer_id
    JOIN headcounts h ON h.employer_id = p.employer_id AND h.day = (SELECT max(n.day) FROM headcounts n WHERE n.employer_id = p.employer_id)
    WHERE h.day >= e.headcount_on AND (h.headcount IS NOT e.headcount OR h.day <> e.headcount_on OR ${migrant} IS NOT e.migrant_headcount)`;
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json)
     SELECT ${act.seq}, ${act.now}, :staff, p.batch_id, 'employer', CAST(e.id AS TEXT), e.id,
       json_patch('{}', json_object('headcount', CASE WHEN h.headcount IS NOT e.headcount THEN e.headcount END, 'headcount_on', CASE WHEN h.day <> e.headcount_on THEN e.headcount_on END, 'migrant_headcount', CASE WHEN ${migrant} IS NOT e.migrant_headcount THEN e.migrant_headcount END, 'key', json_object('id', e.id))),
       ${sparseObject([['headcount', 'CASE WHEN h.headcount IS NOT e.headcount THEN h.headcount END'], ['headcount_on', 'CASE WHEN h.day <> e.headcount_on THEN h.day END'], ['migrant_headcount', `CASE WHEN ${migrant} IS NOT e.migrant_headcount THEN ${migrant} END`]])}
     FROM ${newest}`,
    { staff: act.staffNo },
  );
  await w.run(
    `UPDATE employers SET headcount = u.headcount, headcount_on = u.day, migrant_headcount = u.migrant, updated_at = ${act.now}, row_version = row_version + 1
     FROM (SELECT e.id AS employer_id, h.headcount AS headcount, h.day AS day, ${migrant} AS migrant FROM ${newest}) u WHERE employers.id = u.employer_id`,
  );
  await w.run('DELETE FROM temp.import_reported');
}

/** Rows that are reports themselves (headcounts). */
export function headcountEffects(day: string): Effects {
  return {
    async afterWrite(run, range) {
      await run.w.run(`INSERT OR IGNORE INTO temp.import_reported (employer_id, batch_id) SELECT s.ref, s.batch_id ${run.from(['created', 'changed'], range)} AND ${day} IS NOT NULL`);
    },
    atEnd: followNewestReports,
  };
}

/** Grid reports with a number of people are head-count reports of their day, once they have an employer. */
export const gridEffects: Effects = {
  async afterWrite(run, range) {
    const rows = `${run.from(['created', 'changed'], range)} AND t.employer_id IS NOT NULL AND ${d('headcount')} IS NOT NULL`;
    await run.w.run(`INSERT INTO temp.import_reports (employer_id, day, headcount, migrant, batch_id, at) SELECT t.employer_id, ${d('day')}, ${d('headcount')}, NULL, s.batch_id, ${d('collected_at')} ${rows}`);
    await run.w.run('INSERT OR IGNORE INTO temp.import_reported (employer_id, batch_id) SELECT employer_id, batch_id FROM temp.import_reports');
    await putReports(run, '网格采集');
  },
  atEnd: followNewestReports,
};

/** One report by hand, outside of any batch. */
export async function takeReport(w: Writer, act: Act, report: { employerId: number; day: string; headcount: number; migrant: number | null; source: HeadcountSource }): Promise<void> {
  await prepareRun(w);
  await w.run('INSERT INTO temp.import_reports (employer_id, day, headcount, migrant, batch_id, at) VALUES (?, ?, ?, ?, NULL, 0)', [report.employerId, report.day, report.headcount, report.migrant]);
  await w.run('INSERT INTO temp.import_reported (employer_id, batch_id) SELECT employer_id, batch_id FROM temp.import_reports');
  await putReports({ w, act }, report.source);
  await followNewestReports({ w, act });
}
