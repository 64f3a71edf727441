import type { OutputOf } from '#shared/contract/index.ts';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';

export type Mediation = OutputOf<'intake.mediations'>['rows'][number];

export const NEXT_WORD = { result: '调解结果', report: '上报大队', followUp: '履行回访' } as const;

/** Lamp of what a mediation waits for. */
export function MediationLamp({ next }: Pick<Mediation, 'next'>) {
  return next === null ? <>—</> : <ClockLamp startAt={next.startAt} dueAt={next.dueAt} unit={next.step === 'report' ? 'hours' : 'calendar-days'} provisional={false} doneAt={null} pausedSince={null} workingDaysLeft={null} />;
}

/** `0031 欧阳网格员`. */
export const mediatorText = (row: Pick<Mediation, 'startedBy' | 'startedByName'>): string => `${row.startedBy} ${row.startedByName}`.trim();
