import { addDays, dayNumber, dayNumberStart, shanghaiDay } from '../time.ts';
import { durationMs, rule, RulePackError, type RulePack } from '../rulePack.ts';
import type { FiredTrigger } from './triggers.ts';

/** Grid mediation of small disputes (plan 2.3, domain 9). */

export const MEDIATION_STATE_WORD = { started: '调解中', agreed: '已达成协议', failed: '调解不成', escalated: '已上报' } as const;
export type MediationState = keyof typeof MEDIATION_STATE_WORD;

/** Days without a result after which a mediation counts as failed: the pack states them in the note of `grid.mediationEscalate`. */
export function mediationDays(pack: RulePack): number {
  const days = Number(/within (\d+) calendar days of start/.exec(rule(pack, 'grid.mediationEscalate').note)?.[1] ?? Number.NaN);
  if (Number.isNaN(days)) throw new RulePackError('the note of grid.mediationEscalate states no number of days');
  return days;
}

/** Triggers that forbid a mediation: what must be filed at once or is major goes straight to the brigade. */
export function barsMediation(fired: readonly FiredTrigger[]): boolean {
  return fired.length > 0;
}

export interface MediationFacts {
  readonly startedAt: number;
  readonly state: MediationState;
  /** Recorded failure; null while none was recorded. */
  readonly failedAt: number | null;
  /** Follow-up date of an agreement, `YYYY-MM-DD`; empty for none. */
  readonly followUpOn: string;
  /** Whether the agreement was found performed at its follow-up. */
  readonly performed: boolean | null;
}

/**
 * When a mediation failed: as recorded; or by itself at the end of the 7th day without a result; or with the follow-up date of an agreement that was
 * not performed (when it was found out that day, else at its end). Null while it has not. The 2 h clock of the report runs from here.
 */
export function mediationFailedAt(facts: MediationFacts, now: number, pack: RulePack): number | null {
  if (facts.state === 'agreed') {
    if (facts.performed !== false || facts.followUpOn === '') return null;
    return facts.failedAt ?? dayNumberStart(dayNumber(facts.followUpOn) + 1);
  }
  if (facts.failedAt !== null) return facts.failedAt;
  const lapses = mediationLapsesAt(facts.startedAt, pack);
  return now >= lapses ? lapses : null;
}

/** 24:00 of the last day for a result; the start day is not counted. */
export function mediationLapsesAt(startedAt: number, pack: RulePack): number {
  return dayNumberStart(dayNumber(addDays(shanghaiDay(startedAt), mediationDays(pack))) + 1);
}

/** Until when the failed mediation must be reported to the brigade: runs 24/7. */
export function escalateDueAt(failedAt: number, pack: RulePack): number {
  return failedAt + durationMs(pack, 'grid.mediationEscalate');
}

/** What a mediation is from when it is out of the hands of whoever took it up. */
export type MediationHands = Pick<MediationFacts, 'state' | 'failedAt' | 'followUpOn'> & { readonly escalatedAt: number | null };

/**
 * When a mediation left the grid worker's hands: reported to the brigade, or failed, or with the day of its follow-up. From then on the worker sees the parties for the
 * hours of domain 2 (72) and no longer (domain 9: closed to the grid worker 72 h after the escalation). Null while they have to be telephoned yet. Goes by what is
 * recorded: one that lapsed is recorded by the daily work, as of its lapse.
 */
export function leftHandsAt({ state, failedAt, followUpOn, escalatedAt }: MediationHands, now: number): number | null {
  if (escalatedAt !== null) return escalatedAt;
  if (failedAt !== null) return failedAt;
  if (state !== 'agreed' || followUpOn === '') return null;
  const over = dayNumberStart(dayNumber(followUpOn) + 1);
  return now >= over ? over : null;
}

/** The groups in which mediations are listed. */
export const MEDIATION_TABS = ['open', 'late', 'escalated', 'performed', 'all'] as const;
export type MediationTab = (typeof MEDIATION_TABS)[number];
export const MEDIATION_TAB_WORD: Readonly<Record<MediationTab, string>> = { open: '未了结', late: '超时', escalated: '已上报', performed: '已履行', all: '全部' };

/** Whether a mediation is over: reported, or agreed and performed. */
export function mediationOver(facts: Pick<MediationFacts, 'state' | 'performed'>): boolean {
  return facts.state === 'escalated' || (facts.state === 'agreed' && facts.performed === true);
}

/** What a running mediation is waiting for next, and by when; null where nothing is. `followUp` ends with its day. */
export type MediationStep = { readonly step: 'result' | 'report' | 'followUp'; readonly startAt: number; readonly dueAt: number } | null;

export function mediationStep(facts: MediationFacts & { readonly agreedAt: number | null }, now: number, pack: RulePack): MediationStep {
  if (mediationOver(facts)) return null;
  const failedAt = mediationFailedAt(facts, now, pack);
  if (failedAt !== null) return { step: 'report', startAt: failedAt, dueAt: escalateDueAt(failedAt, pack) };
  if (facts.state === 'started') return { step: 'result', startAt: facts.startedAt, dueAt: mediationLapsesAt(facts.startedAt, pack) };
  return { step: 'followUp', startAt: facts.agreedAt ?? facts.startedAt, dueAt: dayNumberStart(dayNumber(facts.followUpOn) + 1) };
}
