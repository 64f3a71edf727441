import type { z } from 'zod';
import type { reckonedPeriod } from '#shared/contract/clocks.ts';
import type { ArgsOf, OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { dayKind } from '#shared/rules/calendar.ts';
import { clockIds, COURT_EARLIEST, EXTENSIONS, FILING_NOTICE, FILING_NOTICE_PLAN } from '#shared/rules/deadlines/clocks.ts';
import { conflictWords, deadlineText, lengthText } from '#shared/rules/deadlines/explain.ts';
import { officeHoursOf } from '#shared/rules/deadlines/officeHours.ts';
import type { Deadline } from '#shared/rules/deadlines/types.ts';
import { rule } from '#shared/rules/rulePack.ts';
import { dayNumber, dayText, shanghaiDay, shanghaiDayNumber } from '#shared/rules/time.ts';
import { reviewContinuous } from '#electron/areas/office.ts';
import { read } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import { answerDeadline } from './answer.ts';

export const rules = read<'clocks.rules'>(async ({ services, reader, now }) => {
  const { pack, name } = services.rulePacks.on(shanghaiDay(now));
  const continuous = await reviewContinuous(reader);
  return {
    pack: name,
    rules: clockIds(pack).map((id) => {
      const combined = id === FILING_NOTICE;
      const found = rule(pack, combined ? FILING_NOTICE_PLAN : id);
      return {
        id, zh: combined ? '告知是否立案（计划与法定取早）' : found.zh, clause: found.clause, legalBasis: found.legalBasis, note: found.note, pausable: found.pausable, extendable: EXTENSIONS.has(id),
        lengthText: combined || id === COURT_EARLIEST ? '' : lengthText({ length: Number(found.value), unit: found.unit }), needsUrged: id === COURT_EARLIEST, officeHours: officeHoursOf(found) !== null && !continuous,
      };
    }),
  };
});

export const calculate = read<'clocks.calculate'>(async ({ services, reader }, question) => answerOf(services, question, await reviewContinuous(reader)));

/** `continuous`: as the district has it, office hours do not interrupt. The answer to one question with its explanation; refused (`clocks.cannotReckon`) by the rule that cannot take it. */
export function answerOf(services: Pick<Services, 'rulePacks'>, question: ArgsOf<'clocks.calculate'>, continuous: boolean): OutputOf<'clocks.calculate'> {
  const { reckoned, pack, packName, packExpired } = answerDeadline(services.rulePacks, { ...question, continuous });
  if (!reckoned.ok) throw refuse('clocks.cannotReckon', { why: reckoned.refusal.message }, { field: reckoned.refusal.reason === 'urged-missing' ? 'urged' : reckoned.refusal.reason === 'pause-reversed' || reckoned.refusal.reason === 'not-pausable' ? 'pauses' : 'rule' });
  const { deadline, parts } = reckoned;
  const shifted: string[] = [];
  // Only where weekends are left out does it matter that one of them is worked.
  if (deadline.unit.startsWith('working-days')) for (let day = shanghaiDayNumber(deadline.startAt) + 1; day <= dayNumber(deadline.lastDay); day += 1) if (dayKind(pack.calendar, day) === 'shifted') shifted.push(dayText(day));
  return { result: periodOf(deadline), parts: parts.map(periodOf), text: explanation(deadline, parts, packName), pack: packName, packExpired, conflictWords: conflictWords(pack, question.rule), shifted };
}

/** The text for copying; a combined clock names its periods, so that the copy says as much as the screen. */
function explanation(deadline: Deadline, parts: readonly Deadline[], packName: string): string[] {
  return [...deadlineText(deadline, packName), ...(parts.length < 2 ? [] : parts.map((part) => `${part.zh}　${lengthText(part)}　${part.lastDay} 24:00 止`))];
}

function periodOf(deadline: Deadline): z.infer<typeof reckonedPeriod> {
  const { rule: id, zh, unit, startAt, dueAt, lastDay, lawfulFrom, provisional, clause, legalBasis, skipped, counted, note } = deadline;
  return { rule: id, zh, lengthText: lengthText(deadline), unit, startAt, dueAt, lastDay, lawfulFrom, provisional, clause, legalBasis, skipped: [...skipped], counted: [...counted], note };
}
