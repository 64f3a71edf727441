import { refuse } from '#shared/messages/index.ts';
import { awaitsReview } from '#shared/rules/intake/filing.ts';
import type { Act as PostAct } from '#shared/rules/posts/acts.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import type { Relation } from '#shared/rules/posts/relation.ts';
import { relationTo, staffOf } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { ComplaintRow } from './repository/complaints.ts';

type Row = Pick<ComplaintRow, 'id' | 'filing_stage'>;

/** The matrix (domain 2) with what the officer strictly is to this complaint: a question that can be asked act by act. */
export async function permissionIn(reader: Reader, row: Row, actor: Actor, now: number): Promise<(act: PostAct) => Verdict> {
  const [relation, officer] = [await relationIn(reader, row, actor), await actingOfficer(reader, actor, now)];
  return (act) => mayAct(act, officer, relation);
}

/** A filing that waits for review and that no B was given yet is every B's: whoever reviews it is its B from then on. */
async function relationIn(reader: Reader, row: Row, actor: Actor): Promise<Relation> {
  const subject = { kind: 'complaint', id: row.id } as const;
  const strict = await relationTo(reader, actor.staffNo, subject);
  if (strict !== 'other' || !awaitsReview(row.filing_stage) || !actor.posts.includes('legalReviewer')) return strict;
  return (await staffOf(reader, subject)).reviewers.length === 0 ? 'assigned' : strict;
}

export async function assertMay(reader: Reader, act: PostAct, row: Row, actor: Actor, now: number): Promise<void> {
  const verdict = (await permissionIn(reader, row, actor, now))(act);
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
}
