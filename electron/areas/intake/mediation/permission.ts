import { refuse } from '#shared/messages/index.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { MediationRow } from '../repository/mediations.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/** Whether an officer reads the mediations of everybody, or its own only. */
export async function readsAll({ reader, actor, now }: Asking): Promise<boolean> {
  return mayAct('mediation.read', await actingOfficer(reader, actor, now), 'other').allowed;
}

/** Refuses whom the matrix (domain 2) does not let read this mediation; whoever is recused from the complaint that came of it opens nothing of it. */
export async function assertReads(asking: Asking, row: Pick<MediationRow, 'started_by' | 'complaint_id'>): Promise<void> {
  const { reader, actor, now } = asking;
  if (actor.staffNo === SYSTEM.staffNo) return;
  const verdict = mayAct('mediation.read', await actingOfficer(reader, actor, now), await relationIn(asking, row));
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
}

async function relationIn({ reader, actor }: Asking, row: Pick<MediationRow, 'started_by' | 'complaint_id'>): Promise<'own' | 'other' | 'recused'> {
  if (row.complaint_id !== null && (await relationTo(reader, actor.staffNo, { kind: 'complaint', id: row.complaint_id })) === 'recused') return 'recused';
  return row.started_by === actor.staffNo ? 'own' : 'other';
}

/** Whether an officer opens the complaint that came of it. */
export async function opensComplaint({ reader, actor, now }: Asking, complaintId: number | null): Promise<boolean> {
  if (complaintId === null) return false;
  const verdict: Verdict = mayAct('complaint.read', await actingOfficer(reader, actor, now), await relationTo(reader, actor.staffNo, { kind: 'complaint', id: complaintId }));
  return verdict.allowed;
}
