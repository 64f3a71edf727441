import type { OperationName } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { certificateState } from '#shared/rules/posts/certificates.ts';
import type { ActingOfficer } from '#shared/rules/posts/matrix.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { actorOf } from './people/identify.ts';
import { holdsAlone, hasAdministrator, officerByNumber } from './people/reads.ts';
import { workingRelation } from './people/staff/relation.ts';
import { paperOfArgs, subjectOfArgs } from './subjects.ts';

/**
 * Who acts, as the ledger has that officer at this moment: a post that was taken away, a deputyship whose last day is over and a closed account end at once and not
 * at the next sign-in. Refuses with `people.inactive`, `people.unknown`.
 */
export async function presentActor(reader: Reader, actor: Actor, now: number): Promise<Actor> {
  const row = await officerByNumber(reader, actor.staffNo);
  if (row === undefined) throw refuse('people.unknown', { staffNo: actor.staffNo });
  if (row.active === 0) throw refuse('people.inactive', { staffNo: actor.staffNo });
  return actorOf(reader, row, now);
}

/**
 * Refuses what the permission matrix (domain 2) does not give the officer's posts, with what the officer is to the case that the arguments name: a recused
 * officer opens nothing of it. The product's own work is nobody's. Gives the actor back with the post under which the act is allowed, as the journal keeps it.
 */
export async function assertMayRun(reader: Reader, name: OperationName, signedIn: Actor, args: unknown, now: number): Promise<Actor> {
  if (signedIn.staffNo === SYSTEM.staffNo) return signedIn;
  const actor = await presentActor(reader, signedIn, now);
  const subject = await subjectOfArgs(reader, name, args);
  const relation = subject === null ? 'none' : await workingRelation(reader, actor, subject);
  const officer = await actingOfficer(reader, actor, now);
  const paper = await paperOfArgs(reader, name, args);
  const first = mayRun(name, officer, relation, paper);
  if (first.allowed) return actedAs(actor, first);
  // Where there is no administrator the captain sees to the machine's affairs.
  const verdict = mayRun(name, { ...officer, noAdministrator: !(await hasAdministrator(reader)) }, relation, paper);
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
  return actedAs(actor, verdict);
}

/** The officer as the matrix knows one. */
export async function actingOfficer(reader: Reader, actor: Actor, now: number): Promise<ActingOfficer> {
  const deputyFor = (actor.deputyFor ?? []).filter(isPost);
  const posts = actor.posts.filter(isPost).filter((post) => !deputyFor.includes(post));
  const row = await officerByNumber(reader, actor.staffNo);
  if (row === undefined) return { posts, deputyFor };
  const certificate = certificateState({ certNo: row.cert_no, certUntil: row.cert_until }, shanghaiDay(now));
  return { posts, deputyFor, certificate, alone: await holdsAlone(reader, row) };
}

function actedAs(actor: Actor, verdict: { readonly as: string | null; readonly deputy: boolean }): Actor {
  return verdict.as === null ? actor : { ...actor, actedAs: { post: verdict.as, deputy: verdict.deputy } };
}
