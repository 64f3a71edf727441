import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { lastDayOfMonth, monthWindow, shanghaiDay } from '#shared/rules/time.ts';
import type { RulePacks } from '../services.ts';

/** Rule pack of a month: the one in force on its last day. */
export function packOf(rulePacks: RulePacks, month: string): { pack: RulePack; name: string; expired: boolean } {
  return rulePacks.on(lastDayOfMonth(month));
}

/** How a screen names the pack with which a table was reckoned: by its years while it is the one in force, else by its stored name. */
export function packWord(rulePacks: RulePacks, month: string, stored: string): string {
  const { pack, name } = packOf(rulePacks, month);
  return pack.id === stored ? name : stored;
}

/** When the tables of a month are due: the fifth working day after it (rule report.monthly). */
export function dueOf(rulePacks: RulePacks, month: string): { dueAt: number; lastDay: string; provisional: boolean } {
  const { start, end } = monthWindow(month);
  const reckoned = reckonDeadline(packOf(rulePacks, month).pack, { rule: 'report.monthly', start });
  if (!reckoned.ok) return { dueAt: end, lastDay: shanghaiDay(end), provisional: true };
  return { dueAt: reckoned.deadline.dueAt, lastDay: reckoned.deadline.lastDay, provisional: reckoned.deadline.provisional };
}
