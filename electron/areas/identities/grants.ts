import { refuse } from '#shared/messages/index.ts';
import { write } from '#electron/areas/operation.ts';
import { endGrantRow, grantById, insertGrant } from './repository/looks.ts';
import { handles, standingOf, type PersonSubject } from './standing.ts';

/** The captain lets the handler see the informants of one record (domain 2). Refuses with `identities.notHandler`, `identities.granted`. */
export const grant = write<'identities.grant'>(async ({ w, actor, now }, { subject, staffNo, reason }) => {
  const standing = await standingOf(w, subject, now);
  if ((await handles(w, standing, staffNo)) !== 'own') throw refuse('identities.notHandler', { staffNo }, { field: 'staffNo' });
  if (standing.grants.some((one) => one.staff_no === staffNo)) throw refuse('identities.granted', { staffNo }, { field: 'staffNo' });
  const id = await insertGrant(w, subject, { staffNo, by: actor.staffNo, at: now, reason });
  return {
    value: {},
    entry: { operation: 'identities.grant', subject: { kind: subject.kind, id: String(subject.id), label: standing.label }, summary: `准许工号 ${staffNo} 查看本案举报人身份`, reason, changes: { id, staffNo } },
    topics: ['identities', 'journal'],
  };
});

export const endGrant = write<'identities.endGrant'>(async ({ w, now }, { id, reason }) => {
  const row = await grantById(w, id);
  if (row === undefined) throw refuse('identities.noGrant', {});
  await endGrantRow(w, id, now);
  const standing = await standingOf(w, { kind: row.subject_kind as PersonSubject['kind'], id: row.subject_id }, now);
  return {
    value: {},
    entry: { operation: 'identities.endGrant', subject: { kind: row.subject_kind, id: String(row.subject_id), label: standing.label }, summary: `收回工号 ${row.staff_no} 查看举报人身份的准许`, reason, changes: { id } },
    topics: ['identities', 'journal'],
  };
});
