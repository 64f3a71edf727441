import { refuse } from '#shared/messages/index.ts';
import { violatedDuties } from '#shared/rules/posts/duties.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { deedsOf, personOf } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Act } from './act.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/**
 * The captain does not decide what the same person handled as A (domain 2, duty 3), whatever the account. While the first officer alone holds all posts
 * there is nobody else to decide.
 */
export async function assertMayDecide(act: Act, row: ComplaintRow): Promise<void> {
  if ((await actingOfficer(act.w, act.actor, act.now)).alone === true) return;
  const person = { person: await personOf(act.w, act.actor.staffNo), posts: act.actor.posts.filter(isPost) };
  const [violation] = violatedDuties({ kind: 'approve', withoutReview: true }, person, await deedsOf(act.w, { kind: 'complaint', id: row.id }));
  if (violation !== undefined) throw refuse('people.mayNot', { why: violation.why });
}
