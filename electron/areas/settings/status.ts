import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import { RulePackError, type RulePack } from '#shared/rules/rulePack.ts';
import { addMonths, dayStart, monthOf, shanghaiDay } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { listBackups } from '#electron/ledger/backup.ts';
import { clockBehind } from '#electron/ledger/clockGuard.ts';
import { read } from '../operation.ts';
import { lastIntegrity } from './integrity.ts';
import { outboxCounts } from './repository.ts';

/** What the status bar tells. Cheap: it is asked again after every change. */
export const status = read<'settings.status'>(async ({ reader, ledger, services, now }) => {
  const courier = services.courier();
  const today = shanghaiDay(now);
  const { pack, expired } = services.rulePacks.on(today);
  const [counts, integrity, backups] = await Promise.all([outboxCounts(reader), lastIntegrity(reader), listBackups(ledger.paths)]);
  const backup = backups[0];
  return {
    network: courier.network,
    offlineSince: courier.offlineSince,
    outboxWaiting: counts.waiting,
    outboxAttention: counts.attention,
    keyUnlocked: services.keyring().unlocked(),
    vault: services.vaultKeeper().standing,
    integrity,
    clockBehind: await clockBehind(reader, now),
    backup: backup === undefined ? null : { at: backup.at, name: backup.name },
    rulePack: { id: pack.id, effectiveTo: pack.effectiveTo, expired, calendarYears: [...pack.calendar.keys()].sort((a, b) => a - b) },
    monthlyDue: monthlyDue(pack, addMonths(monthOf(now), -1)),
  };
});

/** Last day for the tables of a month (plan 2.2(3): the fifth working day after its end). */
function monthlyDue(pack: RulePack, month: string): OutputOf<'settings.status'>['monthlyDue'] {
  const reckoned = reckonDeadline(pack, { rule: 'report.monthly', start: dayStart(`${month}-01`) });
  if (!reckoned.ok) throw new RulePackError(reckoned.refusal.message);
  const { lastDay, dueAt, provisional } = reckoned.deadline;
  return { month, lastDay, dueAt, provisional };
}
