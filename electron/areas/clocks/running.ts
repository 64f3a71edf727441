import { refuse } from '#shared/messages/index.ts';
import { EXTENSIONS, FILING_NOTICE } from '#shared/rules/deadlines/clocks.ts';
import { isInstantUnit } from '#shared/rules/deadlines/lamp.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { reviewContinuous } from '#electron/areas/office.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import { packOfClock, reckonedColumns, reckonRow, storedDeadline } from './reckon.ts';
import { clockRow, endPause, insertClock, insertPause, pausesOf, runningRow, updateClock, type ClockRow } from './repository/clocks.ts';

/**
 * Clocks of any record (domain 4, column "Clock start / stop"): other areas call these inside their own transaction, so that a change of state, its
 * paper and its clocks are one. The journal entry is the caller's.
 */
export type ClockAct = Pick<WriteContext, 'w' | 'now' | 'actor'> & { readonly services: Pick<Services, 'rulePacks'> };

/** The record that a clock belongs to: `complaint`, `case`, `mediation` … and its local id. */
export interface ClockSubject { readonly kind: string; readonly id: number }

interface Named { readonly ruleId: string; readonly subject: ClockSubject }

export interface StartClock extends Named {
  readonly startAt: number;
  /** What started it, in a few Chinese words: 登记投诉, 送达决定书. */
  readonly event: string;
  /** Service of the urging notice; only `exec.courtApply.earliest`. */
  readonly urgedAt?: number;
  /** Another length than the rule's, in its unit. */
  readonly length?: number;
}

export interface ClockState {
  readonly id: number;
  readonly ruleId: string;
  readonly startAt: number;
  /** Due instant: for day clocks 00:00 of the day after the last day. */
  readonly dueAt: number;
  readonly lastDay: string;
  /** First day on which the waiting act is allowed; null for clocks that are no waiting period. */
  readonly lawfulFrom: string | null;
  readonly provisional: boolean;
  readonly stopAt: number | null;
}

export function stateOf(row: ClockRow): ClockState {
  return { id: row.id, ruleId: row.rule_id, startAt: row.start_at, dueAt: row.due_at, lastDay: row.last_day, lawfulFrom: row.lawful_from === '' ? null : row.lawful_from, provisional: row.provisional === 1, stopAt: row.stop_at };
}

/** Starts a clock by the pack in force on the day of the event. Refused (`clocks.running`) where the record has this clock running; `clocks.cannotReckon` for a rule that is no clock. */
export async function startClock(act: ClockAct, start: StartClock): Promise<ClockState> {
  return begin(act, start, null);
}

/** Stops a running clock. Null where the record has none running under this rule: a transition stops what may run, and nothing else. */
export async function stopClock(act: ClockAct, { ruleId, subject, at, outcome }: Named & { readonly at: number; readonly outcome: string }): Promise<ClockState | null> {
  const row = await runningRow(act.w, subject.kind, subject.id, ruleId);
  if (row === undefined) return null;
  return stopRow(act, row, at, outcome);
}

/** Pauses a running clock from the day of `from`. Refused for a rule that cannot be paused, and while a pause runs. */
export async function pauseClock(act: ClockAct, { ruleId, subject, from, reason }: Named & { readonly from: number; readonly reason: string }): Promise<ClockState> {
  const row = await need(act, ruleId, subject);
  const zh = storedDeadline(row).zh;
  if (row.rule_id !== FILING_NOTICE && packOfClock(act.services.rulePacks, row).rules.get(row.rule_id)?.pausable !== true) throw refuse('clocks.notPausable', { clock: zh });
  if (from < row.start_at) throw refuse('clocks.beforeStart', { clock: zh, startAt: shanghaiMinute(row.start_at) });
  const pauses = (await pausesOf(act.w, [row.id])).get(row.id) ?? [];
  if (pauses.some((pause) => pause.to_at === null)) throw refuse('clocks.paused', { clock: zh });
  await insertPause(act.w, { clock_id: row.id, from_at: from, reason, staff_no: act.actor.staffNo });
  return again(act, row.id);
}

/** Ends the running pause; the days from its beginning up to the day before `to` are out of the count. */
export async function resumeClock(act: ClockAct, { ruleId, subject, to }: Named & { readonly to: number }): Promise<ClockState> {
  const row = await need(act, ruleId, subject);
  const zh = storedDeadline(row).zh;
  const open = ((await pausesOf(act.w, [row.id])).get(row.id) ?? []).find((pause) => pause.to_at === null);
  if (open === undefined) throw refuse('clocks.notPaused', { clock: zh });
  if (to < open.from_at) throw refuse('clocks.resumedBeforePause', { clock: zh, from: shanghaiMinute(open.from_at) });
  await endPause(act.w, open.id, to, act.actor.staffNo);
  return again(act, row.id);
}

/**
 * Starts a clock anew (T05: the statute's filing answer from the receipt of the material). The former one stays with its outcome `restarted` and its own
 * reckoning; one that was stopped before, or never ran, is simply followed by a new one.
 */
export async function restartClock(act: ClockAct, start: StartClock): Promise<ClockState> {
  const row = await runningRow(act.w, start.subject.kind, start.subject.id, start.ruleId);
  if (row !== undefined) await stopRow(act, row, start.startAt, 'restarted');
  return begin(act, start, row?.id ?? null);
}

/** Extends a running clock by the extension that the pack gives it, once, before its end (T12). */
export async function extendClock(act: ClockAct, { ruleId, subject, at, by }: Named & { readonly at: number; readonly by: string }): Promise<ClockState> {
  const row = await need(act, ruleId, subject);
  const deadline = storedDeadline(row);
  if (!EXTENSIONS.has(row.rule_id)) throw refuse('clocks.noExtension', { clock: deadline.zh });
  if (row.extended_at !== null) throw refuse('clocks.extendedBefore', { clock: deadline.zh, day: shanghaiDay(row.extended_at) });
  if (isInstantUnit(deadline.unit) ? at > row.due_at : at >= row.due_at) throw refuse('clocks.extendedLate', { clock: deadline.zh, lastDay: row.last_day });
  await updateClock(act.w, row.id, { extended_at: at, extended_by: by });
  return again(act, row.id);
}

async function begin({ w, now, actor, services }: ClockAct, { ruleId, subject, startAt, event, urgedAt = undefined, length = undefined }: StartClock, restarts: number | null): Promise<ClockState> {
  const running = await runningRow(w, subject.kind, subject.id, ruleId);
  if (running !== undefined) throw refuse('clocks.running', { clock: storedDeadline(running).zh, startAt: shanghaiMinute(running.start_at) });
  const { pack } = services.rulePacks.on(shanghaiDay(startAt));
  const question = { rule_id: ruleId, start_at: startAt, urged_at: urgedAt ?? null, extended_at: null, continuous: Number(await reviewContinuous(w)), length: length ?? null };
  const id = await insertClock(w, {
    ...question, ...reckonedColumns(reckonRow(pack, question, [])), subject_kind: subject.kind, subject_id: subject.id, started_by: event, restarts, rule_pack: pack.id, created_at: now, created_by: actor.staffNo,
  });
  return stateOf(await existing(w, id));
}

async function stopRow({ w }: ClockAct, row: ClockRow, at: number, outcome: string): Promise<ClockState> {
  if (at < row.start_at) throw refuse('clocks.beforeStart', { clock: storedDeadline(row).zh, startAt: shanghaiMinute(row.start_at) });
  await updateClock(w, row.id, { stop_at: at, outcome });
  return stateOf(await existing(w, row.id));
}

/** Reckons a clock again after a pause or an extension. */
async function again({ w, services }: ClockAct, id: number): Promise<ClockState> {
  const row = await existing(w, id);
  const pauses = (await pausesOf(w, [id])).get(id) ?? [];
  await updateClock(w, id, reckonedColumns(reckonRow(packOfClock(services.rulePacks, row), row, pauses)));
  return stateOf(await existing(w, id));
}

async function need({ w }: ClockAct, ruleId: string, subject: ClockSubject): Promise<ClockRow> {
  const row = await runningRow(w, subject.kind, subject.id, ruleId);
  if (row === undefined) throw refuse('clocks.notRunning', { rule: ruleId });
  return row;
}

async function existing(w: ClockAct['w'], id: number): Promise<ClockRow> {
  const row = await clockRow(w, id);
  if (row === undefined) throw new Error(`clock ${id} is gone`);
  return row;
}
