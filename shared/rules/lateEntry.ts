import { figure, type RulePack } from './rulePack.ts';
import { HOUR_MS } from './time.ts';

const RULE = 'record.lateEntry';

/** Hours after which a time that an officer enters counts as entered late. */
export const lateHours = (pack: RulePack): number => figure(pack, RULE);

/** Whether a time (UTC ms) of something that happened is entered so long afterwards that the clocks that hang on it can no longer be taken as they ran: an exception, with a reason. */
export function isLateEntry(pack: RulePack, at: number, now: number): boolean {
  return now - at > lateHours(pack) * HOUR_MS;
}
