import { parseCalendar, type Calendar } from '#shared/rules/calendar.ts';
import { deadlineOutput, type DeadlineOutput } from '#shared/rules/deadlines/output.ts';
import { parseTime } from '#shared/rules/time.ts';
import { answerDeadline } from '#electron/areas/clocks/answer.ts';
import type { RulePacks } from '#electron/areas/services.ts';

/** A question as the command line brings it: times as text (formats.md), a calendar as parsed JSON or null. */
export interface DeadlineQuestion {
  readonly rule: string;
  readonly start: string;
  readonly urged: string | null;
  readonly pauses: readonly (readonly [from: string, to: string])[];
  readonly extended: boolean;
  readonly calendar: unknown;
}

export type DeadlineAnswer = { readonly ok: true; readonly result: DeadlineOutput } | { readonly ok: false; readonly error: string };

/** Reckons one clock as the calculator of the window does (`answerDeadline`). */
export function reckonDeadline(question: DeadlineQuestion, packs: RulePacks): DeadlineAnswer {
  const start = parseTime(question.start);
  if (!start.ok) return wrongTime('起算时间', question.start);
  const urged = question.urged === null ? null : parseTime(question.urged);
  if (urged !== null && !urged.ok) return wrongTime('催告送达时间', question.urged ?? '');
  const pauses: { from: number; to: number }[] = [];
  for (const [from, to] of question.pauses) {
    const [begin, end] = [parseTime(from), parseTime(to)];
    if (!begin.ok) return wrongTime('中止起日', from);
    if (!end.ok) return wrongTime('中止止日', to);
    pauses.push({ from: begin.ms, to: end.ms });
  }
  let years: Calendar | null = null;
  if (question.calendar !== null) {
    const calendar = parseCalendar(question.calendar);
    if (!calendar.ok) return { ok: false, error: `节假日文件不符合要求：${calendar.problem}。` };
    years = calendar.calendar;
  }
  const { reckoned: answer } = answerDeadline(packs, { rule: question.rule, start: start.ms, urged: urged?.ms ?? null, pauses, extended: question.extended }, years);
  return answer.ok ? { ok: true, result: deadlineOutput(answer.deadline) } : { ok: false, error: answer.refusal.message };
}

function wrongTime(what: string, text: string): DeadlineAnswer {
  return { ok: false, error: `${what}不是有效的时间：${text}。应为 YYYY-MM-DD、YYYY-MM-DD HH:mm 等。` };
}
