import { nextStepOf } from '#shared/rules/deadlines/audience.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { runningRows } from './repository/clocks.ts';
import type { ClockSubject } from './running.ts';
import { subjectsOf } from './subjects.ts';
import { viewsOf } from './view.ts';

/** One running clock of a record as lists show it. */
export interface RecordClock {
  readonly key: string; readonly ruleId: string; readonly caseId: number | null; readonly title: string; readonly subject: string; readonly employer: string; readonly handler: string;
  readonly startAt: number; readonly dueAt: number; readonly lastDay: string; readonly nextStep: string; readonly provisional: boolean; readonly unit: string; readonly route: string;
  readonly workingDaysLeft: number | null; readonly days: { used: number; total: number } | null; readonly pausedSince: number | null; readonly binding: boolean; readonly clause: string;
  readonly about: ClockSubject;
}

/** Every running clock of every record. */
export async function recordClocks(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<RecordClock[]> {
  const rows = await runningRows(reader);
  const [views, subjectOf] = await Promise.all([viewsOf(reader, rows, now, services), subjectsOf(reader, rows)]);
  return views.map((view): RecordClock => {
    const { label, employer, route, caseId, handler } = subjectOf(view.subject.kind, view.subject.id);
    const { ruleId, title, startAt, dueAt, lastDay, provisional, unit, workingDaysLeft, days, pausedSince, binding, clause } = view;
    return { key: `clock:${view.id}`, ruleId, caseId, title, subject: label, employer, handler, startAt, dueAt, lastDay, nextStep: nextStepOf(ruleId), provisional, unit, route, workingDaysLeft, days, pausedSince, binding, clause, about: view.subject };
  });
}
