import { read } from '#electron/areas/operation.ts';
import { mediationRows, mediators, openLeads, openMediations } from '../repository/mediations.ts';
import { readsAll } from './permission.ts';
import { lineOf } from './row.ts';

/** So many lines a list shows; the filter narrows a longer one. */
const MOST = 500;
/** A lapse shows by the rules only, so that late ones are picked out of what is open. */
const OPEN_MOST = 5000;

export const mediations = read<'intake.mediations'>(async ({ reader, now, services }, { tab, text, by }) => {
  const actor = services.actor();
  const all = await readsAll({ reader, actor, now });
  const whose = all ? by : actor.staffNo;
  const waits = tab === 'open' || tab === 'late';
  const found = await mediationRows(reader, { group: tab === 'late' ? 'open' : tab, text: text.trim(), by: whose }, waits ? OPEN_MOST : MOST);
  const lines = found.map((row) => lineOf(row, now, services)).filter((line) => tab !== 'late' || isLate(line, now));
  const open = (await openMediations(reader, whose)).map((row) => lineOf(row, now, services));
  return {
    now, all, total: lines.length, counts: { open: open.length, late: open.filter((line) => isLate(line, now)).length }, by: all ? (await mediators(reader)).map((one) => ({ staffNo: one.staff_no, name: one.name })) : [],
    rows: (waits ? lines.toSorted((a, b) => (a.next?.dueAt ?? Infinity) - (b.next?.dueAt ?? Infinity)) : lines).slice(0, MOST),
  };
});

/** The minute of a report is still in time; a day that is over is not. */
function isLate({ next }: ReturnType<typeof lineOf>, now: number): boolean {
  return next !== null && (next.step === 'report' ? now > next.dueAt : now >= next.dueAt);
}

export const gridLeads = read<'intake.gridLeads'>(async ({ reader }) => ({
  leads: (await openLeads(reader)).map((row) => ({
    reportNo: row.report_no, name: row.name, employerId: row.employer_id, employerName: row.employer_name ?? '', street: row.street, collectedAt: row.collected_at, headcount: row.headcount,
  })),
}));
