import { addCalendarMonths } from '../time.ts';
import { figure, type RulePack } from '../rulePack.ts';

/**
 * True when the act (or its end, when continuous) lies longer back than the limitation (条例 art. 20). A warning, never a refusal by itself.
 * @param endedOn last day of the act, `YYYY-MM-DD`
 * @param today day of registration
 */
export function beyondLimitation(endedOn: string, today: string, pack: RulePack): boolean {
  return addCalendarMonths(endedOn, figure(pack, 'intake.limitation') * 12) < today;
}
