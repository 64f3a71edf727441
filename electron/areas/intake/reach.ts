import { mayAct } from '#shared/rules/posts/matrix.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { personOf } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import { permissionIn } from './permission.ts';
import { complaintById, idsInReach } from './repository/complaints.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/** Whether this officer may read a complaint (domain 2), for lists that would name it: as `intake.complaint` answers. */
export async function readsComplaint({ reader, actor, now }: Asking, id: number): Promise<boolean> {
  if (actor.staffNo === SYSTEM.staffNo) return true;
  const row = await complaintById(reader, id);
  return row !== undefined && (await permissionIn(reader, row, actor, now))('complaint.read').allowed;
}

/** Complaints about which a list has to ask `readsComplaint` at all, so that those of others do not crowd out the own ones: never fewer than it allows. Null: any. */
export async function complaintsInReach({ reader, actor, now }: Asking): Promise<readonly number[] | null> {
  if (actor.staffNo === SYSTEM.staffNo) return null;
  const officer = await actingOfficer(reader, actor, now);
  if (mayAct('complaint.read', officer, 'other').allowed) return null;
  if (!mayAct('complaint.read', officer, 'none').allowed) return [];
  return idsInReach(reader, await personOf(reader, actor.staffNo), actor.posts.includes('legalReviewer'));
}
