import { refuse } from '#shared/messages/index.ts';
import type { Act as PostAct } from '#shared/rules/posts/acts.ts';
import { mayAct } from '#shared/rules/posts/matrix.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import type { Relation } from '#shared/rules/posts/relation.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/** What an officer is to a complaint: own for its A. */
export function relationTo(row: Pick<ComplaintRow, 'dispatched_to'>, staffNo: string): Relation {
  return row.dispatched_to === staffNo ? 'own' : 'other';
}

/** Whether the matrix (domain 2) allows the act in this complaint; asks again what the dispatcher asked without knowing it. */
export function mayDo(act: PostAct, row: ComplaintRow, actor: Actor): { allowed: true } | { allowed: false; why: string } {
  const deputyFor = (actor.deputyFor ?? []).filter(isPost);
  const posts = actor.posts.filter(isPost).filter((post) => !deputyFor.includes(post));
  const verdict = mayAct(act, { posts, deputyFor }, relationTo(row, actor.staffNo));
  return verdict.allowed ? { allowed: true } : { allowed: false, why: verdict.why };
}

export function assertMay(act: PostAct, row: ComplaintRow, actor: Actor): void {
  const verdict = mayDo(act, row, actor);
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
}
