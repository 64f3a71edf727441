import type { Calendar } from '../calendar.ts';
import { replaceYears } from '../calendar.ts';
import { durationMs, figure, type Rule, type RulePack } from '../rulePack.ts';
import { dayNumber, dayNumberStart, dayText, shanghaiDay, shanghaiDayNumber } from '../time.ts';
import {
  COURT_EARLIEST, COURT_EARLIEST_FROM_SERVICE, COURT_EARLIEST_FROM_URGING, EXTENSIONS, FILING_NOTICE, FILING_NOTICE_PLAN, FILING_NOTICE_STATUTE, isClock, WAITING,
} from './clocks.ts';
import { countSpan, nextWorkingDay, type DayUnit } from './counting.ts';
import { addOfficeTime, officeHoursOf } from './officeHours.ts';
import { refuseDeadline } from './refusals.ts';
import type { Deadline, DeadlineQuestion, Pause, Reckoned } from './types.ts';

/** The pack with the years of another calendar in place of its own of the same number. */
export function withCalendar(pack: RulePack, replacing: Calendar): RulePack {
  return { ...pack, calendar: replaceYears(pack.calendar, replacing) };
}

/** Reckons one clock (cli.md, `deadline`; pack conventions; domain 14 and 15). Never throws on an officer's question. */
export function reckonDeadline(pack: RulePack, question: DeadlineQuestion): Reckoned {
  const pauses = question.pauses ?? [];
  if (pauses.some((pause) => shanghaiDayNumber(pause.to) < shanghaiDayNumber(pause.from))) return refuseDeadline('pause-reversed', question.rule);
  if (question.rule === FILING_NOTICE) return question.extended === true ? refuseDeadline('no-extension', question.rule) : filingNotice(pack, question, pauses);
  const found = pack.rules.get(question.rule);
  if (found === undefined) return refuseDeadline('unknown-rule', question.rule);
  if (found.id !== COURT_EARLIEST && !isClock(found)) return refuseDeadline('not-a-clock', found.id);
  if (pauses.length > 0 && !found.pausable) return refuseDeadline('not-pausable', found.id);
  if (question.extended === true && !EXTENSIONS.has(found.id)) return refuseDeadline('no-extension', found.id);
  if (found.id === COURT_EARLIEST) return courtEarliest(pack, found, question);
  const deadline = single(pack, found, question, pauses);
  return { ok: true, deadline, parts: [deadline] };
}

function single(pack: RulePack, found: Rule, question: DeadlineQuestion, pauses: readonly Pause[]): Deadline {
  const frame = { rule: found.id, zh: found.zh, unit: found.unit, clause: found.clause, legalBasis: found.legalBasis, startAt: question.start, note: found.note };
  const extension = question.extended === true ? EXTENSIONS.get(found.id) : undefined;
  const own = question.length ?? figure(pack, found.id);
  const length = own + (extension === undefined ? 0 : figure(pack, extension));
  if (found.unit === 'minutes' || found.unit === 'hours') {
    const spans = question.continuous === true ? null : officeHoursOf(found);
    const ms = (durationMs(pack, found.id) / figure(pack, found.id)) * own;
    const time = spans === null ? { dueAt: question.start + ms, skipped: [], provisional: false } : addOfficeTime(question.start, ms, spans, pack.calendar);
    return { ...frame, ...time, lawfulFrom: null, lastDay: shanghaiDay(time.dueAt), counted: [], length };
  }
  const span = countSpan(found.unit as DayUnit, length, shanghaiDayNumber(question.start), pack.calendar, pauses, found.moves);
  return {
    ...frame, dueAt: dayNumberStart(span.last + 1), lawfulFrom: lawfulFrom(found.id, span.last, pack.calendar), skipped: span.skipped, provisional: span.provisional,
    lastDay: dayText(span.last), counted: span.counted, length,
  };
}

/** First day on which the act is allowed after a waiting period; null for other clocks. */
function lawfulFrom(id: string, last: number, calendar: Calendar): string | null {
  const kind = WAITING.get(id);
  if (kind === undefined) return null;
  return dayText(kind === 'day-after' ? last + 1 : nextWorkingDay(last, calendar));
}

/**
 * The earlier of the plan's and the statute's answer period; where they coincide the statute is named. A pause is the supplement
 * (service of D03 to receipt of the material): the plan's period is paused, the statute's starts anew on the day of receipt.
 */
function filingNotice(pack: RulePack, question: DeadlineQuestion, pauses: readonly Pause[]): Reckoned {
  const plan = pack.rules.get(FILING_NOTICE_PLAN);
  const statute = pack.rules.get(FILING_NOTICE_STATUTE);
  if (plan === undefined || statute === undefined) return refuseDeadline('unknown-rule', question.rule);
  const parts = answerPeriods(pack, plan, statute, question, pauses);
  const [byPlan, byStatute] = parts;
  return { ok: true, deadline: byPlan.dueAt < byStatute.dueAt ? byPlan : byStatute, parts };
}

function answerPeriods(pack: RulePack, plan: Rule, statute: Rule, question: DeadlineQuestion, pauses: readonly Pause[]): [plan: Deadline, statute: Deadline] {
  let byStatute = single(pack, statute, question, []);
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    // A pause after the last day changes nothing; nor does one that ended before the clock began.
    const inTime = shanghaiDayNumber(pause.from) <= dayNumber(byStatute.lastDay) && shanghaiDayNumber(pause.to) > shanghaiDayNumber(byStatute.startAt);
    if (inTime) byStatute = single(pack, statute, { ...question, start: pause.to }, []);
  }
  return [single(pack, plan, question, pauses), byStatute];
}

/** First lawful instant of a court application: the later of the ends of the review, suit and urging periods. */
function courtEarliest(pack: RulePack, found: Rule, question: DeadlineQuestion): Reckoned {
  const urged = question.urged ?? null;
  if (urged === null) return refuseDeadline('urged-missing', found.id);
  const parts: Deadline[] = [];
  for (const [id, start] of [...COURT_EARLIEST_FROM_SERVICE.map((part) => [part, question.start] as const), [COURT_EARLIEST_FROM_URGING, urged] as const]) {
    const part = pack.rules.get(id);
    if (part === undefined) return refuseDeadline('unknown-rule', id);
    parts.push(single(pack, part, { rule: id, start }, []));
  }
  const binding = parts.reduce((latest, part) => (part.dueAt > latest.dueAt ? part : latest));
  return {
    ok: true,
    parts,
    deadline: {
      ...binding, rule: found.id, zh: found.zh, unit: found.unit, clause: found.clause, legalBasis: found.legalBasis, note: `${found.zh}由“${binding.zh}”届满决定`, startAt: question.start,
      lawfulFrom: shanghaiDay(binding.dueAt), provisional: parts.some((part) => part.provisional && part.dueAt === binding.dueAt),
    },
  };
}
