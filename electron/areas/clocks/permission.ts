import { refuse } from '#shared/messages/index.ts';
import { mayAct } from '#shared/rules/posts/matrix.ts';
import { mediationStanding } from '#electron/areas/intake/reads.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { ClockSubject } from './running.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/**
 * Which clocks stand on an officer's desk, asked clock by clock: a mediation's for whoever reads it, all others for the brigade. The grid's people have those of the
 * mediations that they took up themselves, and no others. `handler`: whoever has the record in hand.
 */
export async function clocksFor({ reader, actor, now }: Asking): Promise<(about: ClockSubject | null, handler: string) => boolean> {
  const officer = await actingOfficer(reader, actor, now);
  const [others, mediations] = (['clock.read', 'mediation.read'] as const).map((act) => mayAct(act, officer, 'other').allowed);
  return (about, handler) => (about?.kind === 'mediation' ? mediations === true || handler === actor.staffNo : others === true);
}

/** Refuses the clocks of a record of others to whoever reads only the own ones. */
export async function assertReadsClocks(asking: Asking, subject: ClockSubject): Promise<void> {
  const may = await clocksFor(asking);
  const handler = subject.kind === 'mediation' ? (await mediationStanding(asking.reader, subject.id, asking.now))?.startedBy : undefined;
  if (!may(subject, handler ?? '')) throw refuse('people.mayNot', { why: subject.kind === 'mediation' ? '调解的时限由开始它的人、受理员和大队长查看。' : '网格员只能查看自己开始的调解的时限。' });
}
