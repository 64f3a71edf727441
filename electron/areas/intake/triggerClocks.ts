import type { FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { IMMEDIATE_CLOCK, MAJOR_CLOCKS } from '#shared/rules/intake/transitions.ts';
import { startClock, stopClock } from '#electron/areas/clocks/running.ts';
import type { Act } from './act.ts';

const fires = (fired: readonly FiredTrigger[], kind: FiredTrigger['kind']): boolean => fired.some((one) => one.kind === kind);

/** What the triggers were and are. `reportedAt`: earlier of the grid's report and the registration; `knownAt`: when the figures that fire were taken down. UTC ms. */
export interface TriggerChange { readonly reportedAt: number; readonly knownAt: number; readonly before: readonly FiredTrigger[]; readonly after: readonly FiredTrigger[] }

/**
 * The clocks that a trigger of a complaint runs by itself, on the desks before anybody files it. What must be filed at once is due on the day on which that became known
 * (filing.immediate.due); a major case has its first two nodes running from the first report on (domain 5). They stop with the answer or the filing, after which the case
 * has its own, and when a correction takes the trigger away.
 */
export async function followTriggers(act: Act, id: number, { reportedAt, knownAt, before, after }: TriggerChange): Promise<void> {
  const subject = { kind: 'complaint', id };
  const follow = async (kind: FiredTrigger['kind'], rules: readonly string[], startAt: number, event: string, outcome: string): Promise<void> => {
    if (fires(before, kind) === fires(after, kind)) return;
    for (const ruleId of rules) {
      if (fires(after, kind)) await startClock(act, { ruleId, subject, startAt, event });
      else await stopClock(act, { ruleId, subject, at: act.now, outcome });
    }
  };
  await follow('immediate', [IMMEDIATE_CLOCK], knownAt, '符合立即立案条件', '更正后不再符合立即立案条件');
  await follow('major', MAJOR_CLOCKS, reportedAt, '达到重大案件条件，从接报起算', '更正后不再达到重大案件条件');
}
