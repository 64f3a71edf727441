import type { WriteRun } from './effects.ts';

/**
 * Court records without a code that nobody has decided about, whose name now is that of exactly one dossier: proposed for it (quality code N),
 * never more. Dossiers that came by hand are treated one by one by the area of wages; these come by the thousand.
 */
export async function tieLooseCourtRecords(run: WriteRun): Promise<void> {
  const { w, act } = run;
  const loose = await w.first(`SELECT 1 FROM court_records WHERE uscc = '' AND employer_id IS NULL AND confirmed_at IS NULL AND matched_by = 'none' LIMIT 1`);
  if (loose === undefined) return;
  await w.run('DROP TABLE IF EXISTS temp.import_namesakes');
  await w.run(
    `CREATE TABLE temp.import_namesakes AS SELECT r.id AS record_id, r.case_no AS case_no, min(e.id) AS employer_id, max(coalesce(e.batch_id, 0)) AS batch_id
     FROM court_records r JOIN employers e ON e.name = r.debtor_name AND e.merged_into IS NULL
     WHERE r.uscc = '' AND r.employer_id IS NULL AND r.confirmed_at IS NULL AND r.matched_by = 'none' GROUP BY r.id, r.case_no HAVING count(*) = 1`,
  );
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json)
     SELECT ${act.seq}, ${act.now}, :staff, ${run.batch}, 'court', n.case_no, n.employer_id, json_object('employer_id', NULL, 'matched_by', 'none', 'key', json_object('id', n.record_id)), json_object('employer_id', n.employer_id, 'matched_by', 'name')
     FROM temp.import_namesakes n`,
    { staff: act.staffNo },
  );
  await w.run(`UPDATE court_records SET employer_id = n.employer_id, matched_by = 'name', row_version = row_version + 1 FROM temp.import_namesakes n WHERE court_records.id = n.record_id`);
  await w.run('INSERT OR IGNORE INTO temp.import_touched (employer_id) SELECT employer_id FROM temp.import_namesakes');
  await w.run('DROP TABLE temp.import_namesakes');
}
