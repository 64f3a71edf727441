import { refuse } from '#shared/messages/index.ts';
import { STATE_WORD, stateWord, transition, type ComplaintState, type Transition, type TransitionId } from '#shared/rules/intake/transitions.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import { pauseClock, restartClock, resumeClock, startClock, stopClock } from '#electron/areas/clocks/running.ts';
import type { JournalDraft } from '#electron/ledger/journal.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { difference, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import type { Topic } from '#shared/contract/define.ts';
import { addEvent, eventsOf } from './repository/course.ts';
import { complaintById, updateComplaint, type ComplaintRow } from './repository/complaints.ts';

/** What a step of a complaint is given: the writing context of the operation that takes it. */
export type Act = Pick<WriteContext, 'w' | 'now' | 'actor' | 'services'>;

export const TOPICS: readonly Topic[] = ['intake', 'cases', 'clocks', 'papers', 'identities', 'journal'];

/** The complaint, or a refusal: there is none, or (with a version) somebody changed it since the person read it. */
export async function complaintAt(reader: Reader, id: number, seen: number | null): Promise<ComplaintRow> {
  const row = await complaintById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这件投诉' });
  if (seen !== null && row.row_version !== seen) {
    const [last] = await eventsOf(reader, id);
    throw refuse('ledger.changedMeanwhile', { what: '这件投诉' }, { data: { rowVersion: row.row_version, state: row.state, standing: stateWord({ state: row.state, lapsed: row.answer === 'lapsed' }), note: last?.text ?? '', staffNo: last?.staff_no ?? '', at: last?.recorded_at ?? null } });
  }
  return row;
}

/** The transition that a step takes, or a refusal that names the state. @param what completes 不能… */
export function stepFrom(row: ComplaintRow, id: TransitionId, what: string): Transition {
  const found = transition(id, row.state);
  if (found === null) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what });
  return found;
}

/** While a filing waits for its captain nothing else is decided on the matter. */
export function assertNoFiling(row: ComplaintRow): void {
  if (row.filing_stage === 'emergency') throw refuse('intake.filingThere', {});
}

interface Step {
  readonly to?: ComplaintState;
  readonly set?: Readonly<Record<string, Value>>;
  /** When it happened; the clocks of the transition go by it. */
  readonly at: number;
  /** One Chinese line of the complaint's course; never a person's data. */
  readonly text: string;
  readonly reason?: string;
  /** Clocks of the transition that this step leaves alone. */
  readonly without?: readonly string[];
}

/**
 * One step of a complaint in the caller's transaction: state and columns, its course, old and new values, and the clocks that the transition names.
 * Gives the version and state afterwards.
 */
export async function take(act: Act, row: ComplaintRow, step: Transition, { to, set = {}, at, text, reason = '', without = [] }: Step): Promise<{ state: ComplaintState; rowVersion: number }> {
  const state = to ?? step.to[0] ?? row.state;
  const change = difference(row as unknown as Record<string, Value>, { ...set, state });
  await updateComplaint(act.w, row.id, { ...set, state });
  await addEvent(act.w, { complaintId: row.id, at, now: act.now, staffNo: act.actor.staffNo, act: step.id, text, reason });
  await recordChange(act.w, await nextSeq(act.w), act.now, act.actor.staffNo, { kind: 'complaint', id: String(row.id), employerId: row.employer_id, ...change, reason });
  await runClocks(act, row, step, at, text, without);
  return { state, rowVersion: row.row_version + 1 };
}

async function runClocks(act: Act, row: Pick<ComplaintRow, 'id'>, step: Transition, at: number, event: string, without: readonly string[]): Promise<void> {
  const subject = { kind: 'complaint', id: row.id };
  const meant = (ids: readonly string[]): string[] => ids.filter((id) => !without.includes(id));
  for (const ruleId of meant(step.stop)) await stopClock(act, { ruleId, subject, at, outcome: event });
  for (const ruleId of meant(step.pause)) await pauseClock(act, { ruleId, subject, from: at, reason: event });
  for (const ruleId of meant(step.resume)) await resumeClock(act, { ruleId, subject, to: at });
  for (const ruleId of meant(step.restart)) await restartClock(act, { ruleId, subject, startAt: at, event });
  for (const ruleId of meant(step.start)) await startClock(act, { ruleId, subject, startAt: at, event });
}

/** Begins the clocks of a registration. */
export function startClocks(act: Act, id: number, step: Transition, at: number, event: string): Promise<void> {
  return runClocks(act, { id }, step, at, event, []);
}

/** The journal's entry of a step: receipt number and what happened, no person and nothing that a person said. */
export function told(operation: string, row: Pick<ComplaintRow, 'id' | 'receipt_no'>, text: string, changes: unknown, reason = ''): JournalDraft {
  return { operation, subject: { kind: 'complaint', id: String(row.id), label: row.receipt_no }, summary: `${row.receipt_no}：${text}`, reason, changes };
}

/** A time that a person gave for a step: now where none, not to come, not before the registration. */
export function timeOf(given: number | null, act: { readonly now: number }, row: Pick<ComplaintRow, 'registered_at'>, what: string): number {
  const at = given ?? act.now;
  if (at > act.now) throw refuse('intake.timeToCome', { what });
  if (at < row.registered_at) throw refuse('intake.beforeRegistration', { what, at: shanghaiDay(row.registered_at) });
  return at;
}
