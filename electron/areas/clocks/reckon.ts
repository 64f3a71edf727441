import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import type { Deadline, Pause } from '#shared/rules/deadlines/types.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { refuse } from '#shared/messages/index.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import type { ClockRow, PauseRow } from './repository/clocks.ts';

/** The pack that a clock keeps (rule pack, conventions.versioning); the one of its start day where that one is not installed any more. */
export function packOfClock(packs: RulePacks, row: Pick<ClockRow, 'rule_pack' | 'start_at'>): RulePack {
  return packs.byId(row.rule_pack) ?? packs.on(shanghaiDay(row.start_at)).pack;
}

/** Reckons a clock from what is stored of it. A pause that still runs does not move the end yet: nobody knows how long it lasts. */
export function reckonRow(pack: RulePack, row: Pick<ClockRow, 'rule_id' | 'start_at' | 'urged_at' | 'extended_at' | 'continuous' | 'length'>, pauses: readonly Pick<PauseRow, 'from_at' | 'to_at'>[]): Deadline {
  const ended = pauses.flatMap((pause): Pause[] => (pause.to_at === null ? [] : [{ from: pause.from_at, to: pause.to_at }]));
  const reckoned = reckonDeadline(pack, { rule: row.rule_id, start: row.start_at, urged: row.urged_at, pauses: ended, extended: row.extended_at !== null, continuous: row.continuous === 1, length: row.length });
  if (!reckoned.ok) throw refuse('clocks.cannotReckon', { why: reckoned.refusal.message });
  return reckoned.deadline;
}

/** Columns that follow from a reckoning. */
export function reckonedColumns(deadline: Deadline): Pick<ClockRow, 'due_at' | 'last_day' | 'lawful_from' | 'provisional' | 'reckoning'> {
  return { due_at: deadline.dueAt, last_day: deadline.lastDay, lawful_from: deadline.lawfulFrom ?? '', provisional: deadline.provisional ? 1 : 0, reckoning: JSON.stringify(deadline) };
}

/** The deadline as it was reckoned last; of a stopped clock as it stood when it stopped. */
export function storedDeadline(row: Pick<ClockRow, 'reckoning'>): Deadline {
  return JSON.parse(row.reckoning) as Deadline;
}
