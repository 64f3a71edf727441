import { refuse } from '#shared/messages/index.ts';
import type { Act as PostAct } from '#shared/rules/posts/acts.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/** The matrix (domain 2) with what the officer strictly is to this complaint: a question that can be asked act by act. */
export async function permissionIn(reader: Reader, row: Pick<ComplaintRow, 'id'>, actor: Actor, now: number): Promise<(act: PostAct) => Verdict> {
  const [relation, officer] = [await relationTo(reader, actor.staffNo, { kind: 'complaint', id: row.id }), await actingOfficer(reader, actor, now)];
  return (act) => mayAct(act, officer, relation);
}

export async function assertMay(reader: Reader, act: PostAct, row: Pick<ComplaintRow, 'id'>, actor: Actor, now: number): Promise<void> {
  const verdict = (await permissionIn(reader, row, actor, now))(act);
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
}
