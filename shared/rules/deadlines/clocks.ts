import type { Rule, RulePack } from '../rulePack.ts';

/**
 * Which rules are clocks and how they hang together. Lengths stand in the pack; this is the structure that cli.md, domain.md 15 and the
 * pack's conventions give them.
 */

/** Units that a clock can run in. */
export const CLOCK_UNITS: ReadonlySet<string> = new Set(['minutes', 'hours', 'calendar-days', 'working-days', 'months', 'years', 'working-days-after-month-end']);

/** Rules in such a unit that measure something else: a span of arrears, a run of months, the length of an extension. */
const NO_CLOCKS: ReadonlySet<string> = new Set(['crime.single.months', 'alert.orange.months', 'investigate.extension', 'blacklist.decideExtension']);

/** Extension of a clock, counted on in working days. */
export const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['investigate.limit', 'investigate.extension'],
  ['blacklist.decide', 'blacklist.decideExtension'],
]);

/** Waiting periods (conventions.waiting): the act is allowed from the day after, or from the first working day after. */
export const WAITING: ReadonlyMap<string, 'day-after' | 'working-day-after'> = new Map([
  ['notice.lead.plan', 'day-after'],
  ['hearing.request', 'day-after'],
  ['hearing.noticeLead', 'working-day-after'],
  ['exec.urgeWait', 'day-after'],
]);

/** The earlier of two: the plan's answer period and the statute's. */
export const FILING_NOTICE = 'intake.filingNotice';
export const FILING_NOTICE_PLAN = 'intake.filingNotice.plan';
export const FILING_NOTICE_STATUTE = 'intake.filingNotice.statute';

/** The later of three ends: review and suit periods from service, the urging period from its own service. */
export const COURT_EARLIEST = 'exec.courtApply.earliest';
export const COURT_EARLIEST_FROM_SERVICE = ['penalty.reviewDays', 'penalty.litigationMonths'] as const;
export const COURT_EARLIEST_FROM_URGING = 'exec.urgeWait';

/** True for a rule that runs as a clock by itself. */
export function isClock(found: Rule): boolean {
  return CLOCK_UNITS.has(found.unit) && !NO_CLOCKS.has(found.id) && typeof found.value === 'number';
}

/** Every clock that can be asked for, combined ones included, in the pack's order. */
export function clockIds(pack: RulePack): string[] {
  return [FILING_NOTICE, ...[...pack.rules.values()].filter((found) => isClock(found) || found.id === COURT_EARLIEST).map((found) => found.id)];
}
