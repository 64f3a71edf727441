import { beyondLimitation } from '#shared/rules/intake/limitation.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { triggersOf } from './row.ts';

/** What a registration would start: for the form while it is typed. Nothing is written; no person is asked for. */
export const outlook = read<'intake.outlook'>(async ({ now, services }, { registeredAt, matter }) => {
  const start = registeredAt ?? now;
  const { pack } = services.rulePacks.on(shanghaiDay(start));
  const clocks = TRANSITIONS.T01.start.flatMap((ruleId) => {
    const reckoned = reckonDeadline(pack, { rule: ruleId, start });
    if (!reckoned.ok) return [];
    const { zh: title, dueAt, lastDay, unit, clause, provisional } = reckoned.deadline;
    return [{ ruleId, title, startAt: start, dueAt, lastDay, unit, clause, provisional }];
  });
  const answers = clocks.filter((clock) => clock.ruleId.startsWith('intake.filingNotice.'));
  const earliest = Math.min(...answers.map((clock) => clock.dueAt));
  return {
    now, triggers: triggersOf(matter, pack), beyondLimitation: matter.endedOn !== '' && beyondLimitation(matter.endedOn, shanghaiDay(start), pack),
    clocks: clocks.map((clock) => ({ ...clock, binding: !answers.includes(clock) || clock === answers.find((one) => one.dueAt === earliest) })),
  };
});
