import type { Calendar } from '#shared/rules/calendar.ts';
import { reckonDeadline, withCalendar } from '#shared/rules/deadlines/reckon.ts';
import type { DeadlineQuestion, Reckoned } from '#shared/rules/deadlines/types.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { RulePacks } from '#electron/areas/services.ts';

export interface Answer { readonly reckoned: Reckoned; readonly pack: RulePack; readonly packName: string; readonly packExpired: boolean }

/**
 * One question about a deadline, asked from the calculator or from the command line: the pack in force on the day that starts the clock (rule pack,
 * conventions.versioning), with further working-day years in the place of its own of the same number.
 */
export function answerDeadline(packs: RulePacks, question: DeadlineQuestion, years: Calendar | null = null): Answer {
  const { pack, name, expired } = packs.on(shanghaiDay(question.start));
  const used = years === null ? pack : withCalendar(pack, years);
  return { reckoned: reckonDeadline(used, question), pack: used, packName: name, packExpired: expired };
}
