import { refuse } from '#shared/messages/index.ts';
import { violatedDuties, type PastDeed } from '#shared/rules/posts/duties.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { officersOnDuty, personOf } from '#electron/areas/people/onDuty.ts';
import type { Act } from './act.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/**
 * The captain does not decide what the same person handled as A (domain 2, duty 3), whatever the account. While one officer alone holds all posts there
 * is nobody else; what is decided is then journalled as done in both posts.
 */
export async function assertMayDecide(act: Act, row: ComplaintRow): Promise<void> {
  const captains = await officersOnDuty(act.w, 'captain', act.now);
  const handlers = await officersOnDuty(act.w, 'handler', act.now);
  const person = await personOf(act.w, act.actor.staffNo);
  if (new Set([...captains, ...handlers].map((one) => one.person)).size <= 1) return;
  const history: PastDeed[] = row.dispatched_to === '' ? [] : [{ kind: 'handle', person: await personOf(act.w, row.dispatched_to) }];
  const [violation] = violatedDuties({ kind: 'approve', withoutReview: true }, { person, posts: act.actor.posts.filter(isPost) }, history);
  if (violation !== undefined) throw refuse('people.mayNot', { why: violation.why });
}
