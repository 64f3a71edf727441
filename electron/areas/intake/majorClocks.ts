import type { FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { startClock, stopClock } from '#electron/areas/clocks/running.ts';
import type { Act } from './act.ts';

/** Nodes of an emergency that run from the first report on (plan 5.2), long before a case is filed and its emergency is started in it. */
export const MAJOR_CLOCKS = ['major.n30', 'major.n2h'] as const;

const isMajor = (fired: readonly FiredTrigger[]): boolean => fired.some((one) => one.kind === 'major');

/**
 * A complaint that fulfils a major trigger has the first two nodes running from the earlier of the grid's report and its registration (domain 5), so that they are on the
 * desks before anybody files it. They stop with its answer or filing, after which the case has them, and when a correction takes the trigger away. `reportedAt`: UTC ms.
 */
export async function followMajorTriggers(act: Act, id: number, reportedAt: number, before: readonly FiredTrigger[], after: readonly FiredTrigger[]): Promise<void> {
  if (isMajor(before) === isMajor(after)) return;
  for (const ruleId of MAJOR_CLOCKS) {
    const subject = { kind: 'complaint', id };
    if (isMajor(after)) await startClock(act, { ruleId, subject, startAt: reportedAt, event: '达到重大案件条件，从接报起算' });
    else await stopClock(act, { ruleId, subject, at: act.now, outcome: '更正后不再达到重大案件条件' });
  }
}
