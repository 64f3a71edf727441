import type { z } from 'zod';
import type { OutputOf } from '#shared/contract/index.ts';
import type { noticeYear } from '#shared/contract/clocks.ts';
import { refuse } from '#shared/messages/index.ts';
import { replaceYears, type Calendar } from '#shared/rules/calendar.ts';
import { checkNotice, type CheckedNotice } from '#shared/rules/notices.ts';
import { mayAct } from '#shared/rules/posts/matrix.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { route } from '#shared/routes.ts';
import { read } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { ledgerCalendar } from './ledgerCalendar.ts';
import { changedClocks, changedTables, endOf } from './moved.ts';
import { subjectsOf } from './subjects.ts';

type Preview = OutputOf<'clocks.previewYear'>;
type Moved = Preview['moved'][number];

/** A notice that passed its checks; refused otherwise. */
export function checked(notice: z.infer<typeof noticeYear>): Extract<CheckedNotice, { ok: true }> {
  const result = checkNotice(notice);
  if (!result.ok) throw refuse('clocks.noticeWrong', { problem: result.problem }, { field: 'holidayOff' });
  return result;
}

/** All working-day years of the ledger as they would be with a notice. */
export async function yearsWith(reader: Reader, years: Calendar): Promise<Calendar> {
  return replaceYears(await ledgerCalendar(reader), years);
}

export const previewYear = read<'clocks.previewYear'>(async ({ reader, now, services }, notice) => {
  const { calendar, daysOff, warnings } = checked(notice);
  const years = await yearsWith(reader, calendar);
  const [{ running, changes }, inLedger] = await Promise.all([changedClocks(reader, services, years), ledgerCalendar(reader)]);
  const subjectOf = await subjectsOf(reader, changes.map(({ row }) => row));
  const hidden = !seesCases(services.actor());
  const lines: Moved[] = [
    ...changes.map(({ row, before, after }): Moved => {
      const { label, employer, route: to } = hidden ? { label: '（不属于您的岗位）', employer: '', route: '' } : subjectOf(row.subject_kind, row.subject_id);
      return { key: `clock:${row.id}`, title: after.zh, subject: label, employer, route: to, from: endOf(before), to: endOf(after), wasProvisional: before.provisional, provisional: after.provisional, planned: false };
    }),
    ...changedTables(now, services, years).map(({ month, before, after }): Moved => ({
      key: `table:${month}`, title: after.zh, subject: `${month} 月报`, employer: '', route: route.reports(month), from: before.lastDay, to: after.lastDay, wasProvisional: before.provisional, provisional: after.provisional, planned: true,
    })),
  ];
  return {
    daysOff, warnings: [...warnings], running, replaces: replaced(notice.year, calendar, inLedger, services),
    moved: lines.filter((line) => line.from !== line.to), confirmed: lines.filter((line) => line.from === line.to && line.wasProvisional !== line.provisional),
  };
});

/** The administrator has no business post: of what a notice moves, only rule and day are shown. */
function seesCases(actor: Actor): boolean {
  return mayAct('case.read', { posts: actor.posts.filter(isPost), deputyFor: [] }, 'none').allowed;
}

/** Whether a year is known already: by a notice of the ledger, by the pack, or with the very same days. */
export function replaced(year: number, calendar: Calendar, inLedger: Calendar, services: Pick<Services, 'rulePacks'>): Preview['replaces'] {
  const now = inLedger.get(year) ?? (services.rulePacks.installedYears().includes(year) ? services.rulePacks.newest.calendar.get(year) : undefined);
  const next = calendar.get(year);
  if (now === undefined || next === undefined) return 'none';
  const same = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && [...a].every((day) => b.has(day));
  if (same(now.off, next.off) && same(now.worked, next.worked)) return 'same';
  return inLedger.has(year) ? 'ledger' : 'pack';
}
