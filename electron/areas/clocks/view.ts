import { conflictOf, conflictWords, lengthText } from '#shared/rules/deadlines/explain.ts';
import { clockLamp, dayProgress, isInstantUnit, workingDaysLeft, type Lamp } from '#shared/rules/deadlines/lamp.ts';
import type { SkippedDay } from '#shared/rules/deadlines/types.ts';
import { packTitle, type RuleConflict, type RulePack } from '#shared/rules/rulePack.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { packOfClock, storedDeadline } from './reckon.ts';
import { clockRows, pausesOf, type ClockRow, type PauseRow } from './repository/clocks.ts';
import { stateOf, type ClockState, type ClockSubject } from './running.ts';

/** One clock with all that explains it (issue: each clock explains itself): what a record shows. */
export interface ClockView extends ClockState {
  readonly subject: ClockSubject;
  readonly title: string;
  /** 5 个工作日. */
  readonly lengthText: string;
  readonly unit: string;
  readonly startedBy: string;
  readonly outcome: string;
  readonly lamp: Lamp;
  readonly overdue: boolean;
  /** Start of the pause that runs now. */
  readonly pausedSince: number | null;
  readonly pauses: readonly { readonly from: number; readonly to: number | null; readonly reason: string; readonly staffNo: string }[];
  readonly extendedAt: number | null;
  readonly extendedBy: string;
  /** Of plan and statute that run together the one that ends first; true for every other clock. */
  readonly binding: boolean;
  readonly workingDaysLeft: number | null;
  readonly days: { readonly used: number; readonly total: number } | null;
  readonly clause: string;
  readonly legalBasis: string | null;
  readonly note: string;
  /** Plan against statute, where they differ. */
  readonly conflict: RuleConflict | null;
  readonly conflictWords: readonly string[];
  readonly skipped: readonly SkippedDay[];
  readonly counted: readonly { readonly day: string; readonly number: number }[];
  /** Name of the rule pack by which it runs. */
  readonly rulePack: string;
}

type Packs = Pick<Services, 'rulePacks'>;

/** All clocks of one record at `now`, running ones first by due time, then the stopped ones, the last stopped first. */
export async function clocksOf(reader: Reader, subject: ClockSubject, now: number, services: Packs): Promise<ClockView[]> {
  return (await clocksOfMany(reader, subject.kind, [subject.id], now, services)).get(subject.id) ?? [];
}

/** The same for many records of one kind in two queries: for lists. */
export async function clocksOfMany(reader: Reader, kind: string, ids: readonly number[], now: number, services: Packs): Promise<Map<number, ClockView[]>> {
  const bySubject = new Map<number, ClockView[]>();
  for (const view of await viewsOf(reader, await clockRows(reader, kind, ids), now, services)) bySubject.set(view.subject.id, [...(bySubject.get(view.subject.id) ?? []), view]);
  for (const views of bySubject.values()) views.sort((a, b) => Number(a.stopAt !== null) - Number(b.stopAt !== null) || (a.stopAt === null ? a.dueAt - b.dueAt : (b.stopAt ?? 0) - a.stopAt));
  return bySubject;
}

/** Views of rows that the caller chose; the rows of a record must come together, so that the binding one is found. */
export async function viewsOf(reader: Reader, rows: readonly ClockRow[], now: number, services: Packs): Promise<ClockView[]> {
  const pauses = await pausesOf(reader, rows.map((row) => row.id));
  const lookups = { daysLeft: memo((key: string, pack: RulePack, lastDay: string) => workingDaysLeft({ lastDay }, now, pack.calendar)), words: memo((key: string, pack: RulePack, rule: string) => conflictWords(pack, rule)) };
  const views = rows.map((row) => viewOf(row, pauses.get(row.id) ?? [], now, services, lookups));
  const bySubject = new Map<string, ClockView[]>();
  for (const view of views) {
    const name = `${view.subject.kind} ${view.subject.id}`;
    const own = bySubject.get(name);
    if (own === undefined) bySubject.set(name, [view]);
    else own.push(view);
  }
  return views.map((view) => ({ ...view, binding: isBinding(view, bySubject.get(`${view.subject.kind} ${view.subject.id}`) ?? []) }));
}

/** What many clocks of a list ask alike is reckoned once: working days up to one last day, the words of one rule. */
interface Lookups {
  readonly daysLeft: (key: string, pack: RulePack, lastDay: string) => number;
  readonly words: (key: string, pack: RulePack, rule: string) => readonly string[];
}

function memo<A extends readonly unknown[], R>(work: (key: string, ...args: A) => R): (key: string, ...args: A) => R {
  const known = new Map<string, R>();
  return (key, ...args) => {
    if (!known.has(key)) known.set(key, work(key, ...args));
    return known.get(key) as R;
  };
}

function viewOf(row: ClockRow, pauses: readonly PauseRow[], now: number, services: Packs, lookups: Lookups): ClockView {
  const pack = packOfClock(services.rulePacks, row);
  const deadline = storedDeadline(row);
  const instant = isInstantUnit(deadline.unit);
  const facts = {
    startAt: row.start_at, dueAt: row.due_at, unit: deadline.unit, provisional: row.provisional === 1, pausedSince: row.stop_at === null ? heldSince(row, pauses) : null,
    workingDaysLeft: instant ? null : lookups.daysLeft(`${pack.id} ${deadline.lastDay}`, pack, deadline.lastDay), days: dayProgress(deadline, now),
  };
  return {
    ...stateOf(row), ...facts, subject: { kind: row.subject_kind, id: row.subject_id }, title: deadline.zh, lengthText: lengthText(deadline), startedBy: row.started_by, outcome: row.outcome,
    lamp: clockLamp({ ...facts, doneAt: row.stop_at }, now), overdue: isOverdue(facts, row.stop_at ?? now), pauses: pauses.map((pause) => ({ from: pause.from_at, to: pause.to_at, reason: pause.reason, staffNo: pause.staff_no })),
    extendedAt: row.extended_at, extendedBy: row.extended_by, binding: true, clause: deadline.clause, legalBasis: deadline.legalBasis, note: deadline.note, conflict: conflictOf(pack, row.rule_id), conflictWords: lookups.words(`${pack.id} ${row.rule_id}`, pack, row.rule_id),
    skipped: deadline.skipped, counted: deadline.counted, rulePack: packTitle(pack),
  };
}

/** Beginning of the pause that runs; one that began after the last day holds nothing (rule pack, conventions.pauses). */
function heldSince(row: ClockRow, pauses: readonly PauseRow[]): number | null {
  return pauses.find((pause) => pause.to_at === null && pause.from_at < row.due_at)?.from_at ?? null;
}

/** The due day itself is not overdue: day clocks end at 24:00 of it, clocks of hours after their minute. A running pause holds the clock. */
function isOverdue(facts: { dueAt: number; unit: string; pausedSince: number | null }, at: number): boolean {
  if (facts.pausedSince !== null && facts.pausedSince <= at) return false;
  return isInstantUnit(facts.unit) ? at > facts.dueAt : at >= facts.dueAt;
}

/** Among the clocks of one record: rules that wait for the same act, of which the earliest end binds (conflicts with `earlier`); where both end together the statute. */
function isBinding(view: ClockView, all: readonly ClockView[]): boolean {
  if (view.conflict?.wins !== 'earlier' || view.stopAt !== null) return true;
  const rules = view.conflict.rules;
  const rivals = all.filter((other) => other.id !== view.id && other.stopAt === null && rules.includes(other.ruleId));
  return rivals.every((other) => view.dueAt < other.dueAt || (view.dueAt === other.dueAt && view.legalBasis !== null));
}
