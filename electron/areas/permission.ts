import type { OperationName } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { Reader } from '#electron/ledger/access.ts';

/**
 * Refuses what the permission matrix (domain 2) does not give the officer's posts. No case is looked at here; operations ask again where the relation
 * to one counts. The product's own work is nobody's. Gives the actor back with the post under which the act is allowed, as the journal keeps it.
 */
export async function assertMayRun(reader: Reader, name: OperationName, actor: Actor): Promise<Actor> {
  if (actor.staffNo === SYSTEM.staffNo) return actor;
  const deputyFor = (actor.deputyFor ?? []).filter(isPost);
  const officer = { posts: actor.posts.filter(isPost).filter((post) => !deputyFor.includes(post)), deputyFor };
  const first = mayRun(name, officer, 'none');
  if (first.allowed) return actedAs(actor, first);
  // Where there is no administrator the captain sees to the machine's affairs.
  const verdict = mayRun(name, { ...officer, noAdministrator: !(await hasAdministrator(reader)) }, 'none');
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
  return actedAs(actor, verdict);
}

function actedAs(actor: Actor, verdict: { readonly as: string | null; readonly deputy: boolean }): Actor {
  return verdict.as === null ? actor : { ...actor, actedAs: { post: verdict.as, deputy: verdict.deputy } };
}

async function hasAdministrator(reader: Reader): Promise<boolean> {
  return (await reader.first(`SELECT 1 FROM officers o, json_each(o.posts) p WHERE o.active = 1 AND p.value = 'sysAdmin' LIMIT 1`)) !== undefined;
}
