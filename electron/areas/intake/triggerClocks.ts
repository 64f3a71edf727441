import type { FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { IMMEDIATE_CLOCK, MAJOR_CLOCKS } from '#shared/rules/intake/transitions.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { startClock, stopClock } from '#electron/areas/clocks/running.ts';
import type { Act } from './act.ts';
import type { ComplaintRow } from './repository/complaints.ts';
import { triggersOfRow } from './row.ts';

const fires = (fired: readonly FiredTrigger[], kind: FiredTrigger['kind']): boolean => fired.some((one) => one.kind === kind);

/** What the triggers were and are. `reportedAt`: earlier of the grid's report and the registration; `knownAt`: when the figures that fire were taken down; `reopened`: both are when the captain opened it again. UTC ms. */
export interface TriggerChange { readonly reportedAt: number; readonly knownAt: number; readonly before: readonly FiredTrigger[]; readonly after: readonly FiredTrigger[]; readonly reopened?: boolean }

/**
 * The clocks that a trigger of a complaint runs by itself, on the desks before anybody files it. What must be filed at once is due on the day on which that became known
 * (filing.immediate.due); a major case has its first two nodes running from the first report on (domain 5). They stop with the answer or the filing, after which the case
 * has its own, and when a correction takes the trigger away.
 */
export async function followTriggers(act: Act, id: number, { reportedAt, knownAt, before, after, reopened = false }: TriggerChange): Promise<void> {
  const subject = { kind: 'complaint', id };
  const follow = async (kind: FiredTrigger['kind'], rules: readonly string[], startAt: number, event: string, outcome: string): Promise<void> => {
    if (fires(before, kind) === fires(after, kind)) return;
    for (const ruleId of rules) {
      if (fires(after, kind)) await startClock(act, { ruleId, subject, startAt, event });
      else await stopClock(act, { ruleId, subject, at: act.now, outcome });
    }
  };
  await follow('immediate', [IMMEDIATE_CLOCK], knownAt, '符合立即立案条件', '更正后不再符合立即立案条件');
  await follow('major', MAJOR_CLOCKS, reportedAt, `达到重大案件条件，从${reopened ? '重新打开' : '接报'}起算`, '更正后不再达到重大案件条件');
}

/** Triggers of a complaint by the pack of its registration. */
export function firedOf({ services }: Pick<Act, 'services'>, row: ComplaintRow): FiredTrigger[] {
  return triggersOfRow(row, services.rulePacks.on(shanghaiDay(row.registered_at)).pack);
}

/** Triggers that came or went, for the course; empty where none did. */
export function firedWords(before: readonly FiredTrigger[], after: readonly FiredTrigger[]): string {
  const key = (one: FiredTrigger): string => `${one.kind} ${one.clause}`;
  const without = (all: readonly FiredTrigger[], others: readonly FiredTrigger[]): FiredTrigger[] => all.filter((one) => !others.some((other) => key(other) === key(one)));
  return [
    ...without(after, before).map((one) => `，${one.kind === 'immediate' ? '须立即立案' : '达重大案件条件'}（${one.text}）`),
    ...without(before, after).map((one) => `，不再${one.kind === 'immediate' ? '须立即立案' : '达重大案件条件'}（原 ${one.text}）`),
  ].join('');
}
