import { refuse } from '#shared/messages/index.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { write } from '#electron/areas/operation.ts';
import { employerHead } from '#electron/areas/employers/reads.ts';
import { complaintAt, told, TOPICS } from './act.ts';
import { assertMay } from './permission.ts';
import { addEvent } from './repository/course.ts';
import { updateComplaint } from './repository/complaints.ts';

/** Says whose matter it is, once it is known, or corrects it while no case was filed. */
export const setEmployer = write<'intake.setEmployer'>(async ({ w, now, actor }, { id, rowVersion, employerId }) => {
  const row = await complaintAt(w, id, rowVersion);
  await assertMay(w, 'complaint.write', row, actor, now);
  if (row.case_id !== null) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: '已立案', what: '改用人单位' });
  const head = await employerHead(w, employerId);
  if (head === null) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const text = `认定用人单位：${head.label}`;
  await updateComplaint(w, id, { employer_id: employerId });
  await addEvent(w, { complaintId: id, at: now, now, staffNo: actor.staffNo, act: 'employer', text, reason: '' });
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'complaint', id: String(id), employerId, before: { employer_id: row.employer_id }, after: { employer_id: employerId } });
  return { value: { state: row.state, rowVersion: row.row_version + 1 }, entry: told('intake.setEmployer', row, text, { before: row.employer_id, after: employerId }), topics: TOPICS };
});
