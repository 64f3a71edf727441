import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { clocksOfMany } from '#electron/areas/clocks/view.ts';
import { personOf, recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { queueCounts, queueRows, type Viewer } from './repository/queue.ts';
import { lineOf } from './row.ts';

/** The captain and the desk see all; an A, B or C only what is in the own hand (domain 2). */
async function viewerOf(reader: Reader, actor: Actor): Promise<Viewer> {
  const person = await personOf(reader, actor.staffNo);
  return { person, reviews: actor.posts.includes('legalReviewer'), recused: await recusedFrom(reader, 'complaint', actor.staffNo), staffNo: actor.staffNo, ownOnly: !actor.posts.some((post) => post === 'captain' || post === 'intakeClerk') };
}

export const queue = read<'intake.queue'>(async ({ reader, now, services }, { tab, text, offset, limit }) => {
  const viewer = await viewerOf(reader, services.actor());
  const [{ total, rows }, counts] = await Promise.all([queueRows(reader, tab, viewer, text.trim(), offset, limit), queueCounts(reader, viewer)]);
  const clocks = await clocksOfMany(reader, 'complaint', rows.map((row) => row.id), now, services);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  return { now, total, counts, rows: rows.map((row) => lineOf(row, clocks.get(row.id) ?? [], pack)) };
});
