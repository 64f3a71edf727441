import { refuse } from '#shared/messages/index.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { AMENDABLE_STATES, STATE_WORD } from '#shared/rules/intake/transitions.ts';
import { write } from '#electron/areas/operation.ts';
import { employerHead } from '#electron/areas/employers/reads.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { complaintAt, told, TOPICS } from './act.ts';
import { employerInRegistrationPaper } from './papers.ts';
import { assertMay } from './permission.ts';
import { addEvent } from './repository/course.ts';
import { updateComplaint } from './repository/complaints.ts';

/** Says whose matter it is, once it is known, or corrects it while no case was filed. */
export const setEmployer = write<'intake.setEmployer'>(async ({ w, now, actor, services }, { id, rowVersion, employerId, reason }) => {
  const row = await complaintAt(w, id, rowVersion);
  await assertMay(w, 'complaint.write', row, actor, now);
  if (row.case_id !== null) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: '已立案', what: '改用人单位' });
  const corrects = row.employer_id !== null;
  // What is proposed to the captain names the employer: it goes back first.
  if (corrects && (!AMENDABLE_STATES.includes(row.state) || row.answer_proposed_at !== null || row.state === 'filingReview' || row.filing_stage === 'emergency')) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what: '更正用人单位' });
  if (corrects && reason.trim().length < 2) throw refuse('intake.employerReason', {}, { field: 'reason' });
  if (row.employer_id === employerId) throw refuse('intake.employerSame', {}, { field: 'employerId' });
  if (reason !== '') await assertNamesNobody(w, services.vault(), { kind: 'complaint', id }, { reason });
  const head = await employerHead(w, employerId);
  if (head === null) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const text = `${corrects ? `用人单位由${row.employer_name ?? ''}更正为` : '认定用人单位：'}${head.label}`;
  await updateComplaint(w, id, { employer_id: employerId });
  await addEvent(w, { complaintId: id, at: now, now, staffNo: actor.staffNo, act: 'employer', text, reason });
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'complaint', id: String(id), employerId, before: { employer_id: row.employer_id }, after: { employer_id: employerId }, reason });
  await employerInRegistrationPaper({ w, now, actor, services }, row, employerId);
  return { value: { state: row.state, rowVersion: row.row_version + 1 }, entry: told('intake.setEmployer', row, text, { before: row.employer_id, after: employerId }, reason), topics: TOPICS };
});
