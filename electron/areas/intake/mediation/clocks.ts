import { route } from '#shared/routes.ts';
import { nextStepOf } from '#shared/rules/deadlines/audience.ts';
import { rule } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { RecordClock } from '#electron/areas/clocks/recordClocks.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { openMediations } from '../repository/mediations.ts';
import { packOf, stepOf } from './row.ts';

const WORDS = { result: { ruleId: 'grid.mediationResult', title: '调解结果' }, followUp: { ruleId: 'grid.mediationFollowUp', title: '协议履行回访' } } as const;

/**
 * The terms of running mediations that no rule of the pack counts as a clock: the days for a result, and the follow-up of an agreement. The two hours of the report are
 * a clock of the record (`grid.mediationEscalate`).
 */
export async function mediationClocks(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<RecordClock[]> {
  return (await openMediations(reader, '')).flatMap((row): RecordClock[] => {
    const next = stepOf(row, now, services);
    // A lapse is the report's from the instant on; the daily work begins its clock.
    if (next === null || next.step === 'report') return [];
    const { ruleId, title } = WORDS[next.step];
    return [{
      key: `mediation:${row.id}:${next.step}`, ruleId, caseId: null, title, subject: `网格调解 ${row.id}`, employer: row.employer_name ?? '', handler: row.started_by, startAt: next.startAt, dueAt: next.dueAt, lastDay: shanghaiDay(next.dueAt - 1),
      nextStep: nextStepOf(ruleId), provisional: false, unit: 'calendar-days', route: route.mediation(row.id), workingDaysLeft: null, days: null, pausedSince: null, binding: true, clause: rule(packOf(row, services), 'grid.mediationEscalate').clause,
      about: { kind: 'mediation', id: row.id },
    }];
  });
}
