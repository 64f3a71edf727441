import { parseReceiptNumber } from '#shared/rules/intake/receiptNo.ts';
import { leftHandsAt } from '#shared/rules/intake/mediation.ts';
import { figure } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { STATE_WORD } from '#shared/rules/intake/transitions.ts';
import type { ComplaintSlip } from '#shared/devices/slips/kinds/complaint.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { organName } from '#electron/areas/office.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { deskFactsOf } from './deskFacts.ts';
import { dueTimes } from './dueTimes.ts';
import { complaintById, complaintByReceipt, findByNumber, idsOfCase } from './repository/complaints.ts';
import { materialsOf } from './repository/course.ts';
import { mediationById } from './repository/mediations.ts';

/** What other areas may read of complaints. */

export interface FoundComplaint { readonly id: number; readonly receiptNo: string; readonly employer: string; readonly pseudonym: string; readonly state: string }

/** Complaints by receipt number (whole or its beginning) or pseudonym; never by the name of a person. */
export async function findComplaints(reader: Reader, text: string, limit: number): Promise<FoundComplaint[]> {
  const tidy = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const whole = parseReceiptNumber(text);
  const start = whole ?? (/^[2-9A-HJ-KMNP-TV-Z]{4,9}$/.test(tidy) ? tidy : '');
  const pseudonym = /^(投诉人|举报人).{1,3}$/.test(text.trim()) ? text.trim() : '';
  if (start === '' && pseudonym === '') return [];
  return (await findByNumber(reader, start, pseudonym, limit)).map((row) => ({ id: row.id, receiptNo: row.receipt_no, employer: row.employer_name ?? '用人单位未明确', pseudonym: row.pseudonym, state: STATE_WORD[row.state] }));
}

/** What S03 prints of a complaint; null for a number that nobody has. */
export async function receiptOf(reader: Reader, receiptNo: string, services: Pick<Services, 'rulePacks' | 'now'>): Promise<ComplaintSlip | null> {
  const row = await complaintByReceipt(reader, parseReceiptNumber(receiptNo) ?? '');
  if (row === undefined) return null;
  const { dueAt, answerProvisional } = dueTimes((await clocksOf(reader, { kind: 'complaint', id: row.id }, services.now(), services)));
  const { pack } = services.rulePacks.on(shanghaiDay(row.registered_at));
  return {
    organ: await organName(reader), receiptNo: row.receipt_no, registeredAt: row.registered_at, dispatchDueAt: dueAt.dispatch, phoneDueAt: dueAt.phoneConfirm, answerDueAt: dueAt.filingNotice, answerProvisional,
    dispatchHours: figure(pack, 'intake.dispatch'), phoneHours: figure(pack, 'intake.phoneConfirm'), officePhone: (await deskFactsOf(reader)).officePhone,
  };
}

/** A complaint as the files on it ask for it; null: no such complaint. */
export async function complaintMatter(reader: Reader, id: number): Promise<{ receiptNo: string; kind: 'complaint' | 'report'; caseId: number | null } | null> {
  const row = await complaintById(reader, id);
  return row === undefined ? null : { receiptNo: row.receipt_no, kind: row.kind, caseId: row.case_id };
}

/** Complaints out of which a case came. */
export function complaintsOfCase(reader: Reader, caseId: number): Promise<number[]> {
  return idsOfCase(reader, caseId);
}

/** Names on the material list of a complaint. */
export async function complaintMaterials(reader: Reader, id: number): Promise<string[]> {
  return (await materialsOf(reader, id)).map((one) => one.name);
}

/** Who has a complaint in hand: what the right to look at its persons goes by. */
export async function complaintStanding(reader: Reader, id: number): Promise<{ receiptNo: string; handler: string; dispatchedAt: number | null; enteredBy: string; report: boolean } | null> {
  const row = await complaintById(reader, id);
  return row === undefined ? null : { receiptNo: row.receipt_no, handler: row.dispatched_to, dispatchedAt: row.dispatched_at, enteredBy: row.registered_by, report: row.kind === 'report' };
}

/** Who took up a mediation, when it left the own hands, and what came of it; null where there is none. */
export async function mediationStanding(reader: Reader, id: number, now: number): Promise<{ label: string; startedBy: string; leftHandsAt: number | null; complaintId: number | null; dispatched: boolean } | null> {
  const row = await mediationById(reader, id);
  if (row === undefined) return null;
  const complaint = row.complaint_id === null ? null : await complaintStanding(reader, row.complaint_id);
  return {
    label: `调解 ${id}`, startedBy: row.started_by, leftHandsAt: leftHandsAt({ state: row.state, failedAt: row.failed_at, followUpOn: row.follow_up_on, escalatedAt: row.escalated_at }, now), complaintId: row.complaint_id,
    dispatched: complaint !== null && complaint.dispatchedAt !== null,
  };
}
