import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { employerHead } from '#electron/areas/employers/reads.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { takeReport } from '#electron/imports/engine/headcountEffects.ts';
import { lastChange, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { read, write } from '../operation.ts';
import { giveGridReport, gridByNumber, gridPage, namesakes } from './repository.ts';

/** Grid reports without a dossier, with those of the very name proposed. A name alone is never matched by itself. */
export const gridQueue = read<'imports.gridQueue'>(async ({ reader }, { offset, limit }) => {
  const { total, rows } = await gridPage(reader, offset, limit);
  const proposed = await namesakes(reader, rows.map((row) => row.id));
  return {
    total,
    rows: rows.map((row) => ({
      reportNo: row.report_no, name: row.name, street: row.street ?? row.street_code, collectedAt: row.collected_at, change: row.change, headcount: row.headcount,
      note: row.note, candidates: proposed.get(row.id) ?? [],
    })),
  };
});

/** An officer says whose report it is; its number of people counts for that dossier from then on. */
export const assignGrid = write<'imports.assignGrid'>(async ({ w, now, actor, services }, { reportNo, employerId, seen }) => {
  const report = await gridByNumber(w, reportNo);
  if (report === undefined) throw refuse('ledger.notFound', { what: `网格采集 ${reportNo}` });
  const employer = await employerHead(w, employerId);
  if (employer === null) throw refuse('ledger.notFound', { what: '这份单位档案' });
  if (report.employer_id === employerId) return { value: {}, entry: null, topics: [] };
  if (report.employer_id !== seen) {
    const [holder, last] = [report.employer_id === null ? null : await employerHead(w, report.employer_id), await lastChange(w, 'grid', reportNo)];
    throw refuse('ledger.changedMeanwhile', { what: `网格采集 ${reportNo}` }, { data: { standing: holder === null ? '待认领' : `归 ${holder.label}`, now: { employerId: report.employer_id }, ...last } });
  }
  const act = { seq: await nextSeq(w), now, staffNo: actor.staffNo };
  await giveGridReport(w, report.id, employerId);
  const change = { before: { employer_id: report.employer_id }, after: { employer_id: employerId } };
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'grid', id: reportNo, employerId, ...change });
  if (report.headcount !== null) await takeReport(w, act, { employerId, day: shanghaiDay(report.collected_at), headcount: report.headcount, migrant: null, source: '网格采集' });
  await reckonEmployers(w, { employerIds: [employerId] }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  return {
    value: {},
    entry: { operation: 'imports.assignGrid', subject: { kind: 'employer', id: String(employerId), label: employer.label }, summary: `认领网格采集 ${reportNo}：${employer.label}`, changes: { reportNo, ...change } },
    topics: ['facts', 'employers'],
  };
});
