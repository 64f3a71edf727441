import { d } from '../kinds/sql.ts';
import { tieLooseCourtRecords } from './courtNames.ts';
import type { Effects } from './effects.ts';
import { execute } from './execute.ts';
import { putReports, type HeadcountSource } from './headcountEffects.ts';

const FROM_LIST: HeadcountSource = '用人单位名单';

/** What a list of employers brings besides the dossiers: when a status changed, tags, dated head counts, court records of their names. */
export const employerEffects: Effects = {
  async beforeChange(run, range) {
    // Tables ask who was working at any time of their month, so the time of a change is kept.
    await run.w.run(
      `INSERT INTO employer_status_changes (employer_id, from_at, old_status, new_status) SELECT t.id, :now, t.status, ${d('status')} ${run.from(['changed'], range)} AND ${d('status')} <> t.status
       ON CONFLICT (employer_id, from_at) DO UPDATE SET new_status = excluded.new_status`,
      { now: run.act.now },
    );
  },
  async afterWrite(run, range, counts) {
    // Few rows have tags: they are picked before their dossier is looked up.
    await execute(
      run.w,
      `INSERT INTO employer_tags (employer_id, tag) SELECT t.id, g.value FROM (${run.rows(['created', 'changed'], range, `${d('tag_list')} IS NOT NULL`)}) s CROSS JOIN json_each(${d('tag_list')}) g
       CROSS JOIN employers t ON t.uscc = ${d('uscc')} AND t.uscc <> '' AND t.duplicate_code = 0 AND t.merged_into IS NULL WHERE true ON CONFLICT DO NOTHING`,
    );
    const dated = `${d('headcount')} IS NOT NULL AND ${d('headcount_on')} IS NOT NULL`;
    // A new dossier has no report yet that could differ.
    if (counts.created > 0) {
      await execute(
        run.w,
        `INSERT INTO headcounts (employer_id, day, headcount, migrant, source, batch_id)
         SELECT t.id, ${d('headcount_on')}, ${d('headcount')}, ${d('migrant_headcount')}, '${FROM_LIST}', s.batch_id ${run.from(['created'], range)} AND ${dated}`,
      );
    }
    if (counts.changed === 0) return;
    await execute(
      run.w,
      `INSERT INTO temp.import_reports (employer_id, day, headcount, migrant, batch_id, at)
       SELECT t.id, ${d('headcount_on')}, ${d('headcount')}, ${d('migrant_headcount')}, s.batch_id, 0 ${run.from(['changed'], range)} AND ${dated}`,
    );
    await putReports(run, FROM_LIST);
  },
  atEnd: tieLooseCourtRecords,
};
