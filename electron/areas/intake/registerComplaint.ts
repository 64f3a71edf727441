import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { channel, registration } from '#shared/contract/intake.ts';
import { receiptNumber } from '#shared/rules/intake/receiptNo.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import type { FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { claimsText, KIND_WORD } from '#shared/rules/intake/vocabulary.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { addEmployerByName } from '#electron/areas/employers/create.ts';
import { employerHead } from '#electron/areas/employers/reads.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { keepPerson } from '#electron/areas/identities/persons.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { refuse } from '#shared/messages/index.ts';
import { startClocks, told, type Act } from './act.ts';
import { checkedRegistration } from './check.ts';
import { matterColumns } from './matterColumns.ts';
import { draftRegistrationPaper } from './papers.ts';
import { addEvent, addMaterial } from './repository/course.ts';
import { complaintById, complaintByReceipt, insertComplaint, putStatement, updateComplaint, type ComplaintRow } from './repository/complaints.ts';
import { gridReport } from './repository/mediations.ts';
import { triggersOf } from './row.ts';
import { sealText } from './sealed.ts';
import { followTriggers } from './triggerClocks.ts';

export type Registration = Omit<z.output<typeof registration>, 'channel' | 'draftId' | 'lateReason'> & { readonly channel: z.output<typeof channel> };

export interface Registered {
  readonly row: ComplaintRow;
  readonly triggers: readonly FiredTrigger[];
  readonly entry: ReturnType<typeof told>;
  /** True where a dossier under a temporary number was made for it. */
  readonly newEmployer: boolean;
}

/**
 * T01 in the caller's transaction: the complaint with its persons sealed from the first byte, its four clocks, material, registration form (draft) and
 * course. What identifies a person goes to the identities only; neither journal nor changes nor search get a word of it.
 */
export async function registerComplaint(act: Act, given: Registration): Promise<Registered> {
  const checked = { ...given, ...checkedRegistration({ ...given, channel: 'window', draftId: null, lateReason: '' }, act.now), channel: given.channel };
  const vault = act.services.vault();
  const registeredAt = checked.registeredAt ?? act.now;
  const { id: employerId, label, made } = await employerFor(act, checked.employer);
  const { matter } = checked;
  const columns = {
    kind: checked.kind, channel: checked.channel, anonymous: checked.anonymous ? 1 : 0, registered_at: registeredAt, registered_by: act.actor.staffNo, employer_id: employerId, ...matterColumns(matter),
    joined_to: await mainOf(act, checked.joinTo), grid_report_id: (await reportOf(act, given.gridReportNo.trim()))?.id ?? null,
  };
  const receiptNo = await freeReceiptNumber(act);
  const id = await insertComplaint(act.w, { receipt_no: receiptNo, ...columns });
  if (checked.statement.trim() !== '') await putStatement(act.w, id, sealText(vault, 'complaints.statement_sealed', id, checked.statement.trim()));
  if (checked.complainant !== null) {
    const subject = { kind: 'complaint', id } as const;
    const kept = await keepPerson(act, vault, { role: checked.kind === 'complaint' ? 'complainant' : 'informant', subject, ...checked.complainant });
    await updateComplaint(act.w, id, { pseudonym: kept.pseudonym });
    // Whoever comes with an informant points at a violation too: nobody of a report is shown without the captain.
    for (const delegate of checked.delegates) await keepPerson(act, vault, { role: checked.kind === 'complaint' ? 'delegate' : 'informant', subject, ...delegate });
  }
  // These stand in the open beside the pseudonym.
  await assertNamesNobody(act.w, vault, { kind: 'complaint', id }, { materials: checked.materials.map((one) => one.name).join('；'), 'matter.placeOfWork': matter.placeOfWork, 'matter.clicksSource': matter.clicksSource });
  for (const material of checked.materials) await addMaterial(act.w, { complaint_id: id, name: material.name, pages: material.pages, received_at: act.now, received_by: act.actor.staffNo });
  // Nobody can be called where nobody gave a name: the clock would stand red for ever.
  const begun = checked.complainant === null ? { ...TRANSITIONS.T01, start: TRANSITIONS.T01.start.filter((rule) => !TRANSITIONS.T03.stop.includes(rule)) } : TRANSITIONS.T01;
  await startClocks(act, id, begun, registeredAt, `登记${KIND_WORD[checked.kind]}`);
  const triggers = triggersOf(matter, act.services.rulePacks.on(shanghaiDay(registeredAt)).pack);
  const report = await reportOf(act, given.gridReportNo.trim());
  await followTriggers(act, id, { reportedAt: Math.min(registeredAt, report?.collected_at ?? registeredAt), knownAt: registeredAt, before: [], after: triggers });
  const row = await complaintById(act.w, id);
  if (row === undefined) throw new Error(`complaint ${id} is gone`);
  await draftRegistrationPaper(act, row, checked);
  const text = [`登记${KIND_WORD[checked.kind]}`, label, claimsText(matter.claims), ...triggers.map((one) => `${one.kind === 'immediate' ? '须立即立案' : '达重大案件条件'}（${one.text}）`)].join('，');
  await addEvent(act.w, { complaintId: id, at: registeredAt, now: act.now, staffNo: act.actor.staffNo, act: 'T01', text, reason: '' });
  await recordChange(act.w, await nextSeq(act.w), act.now, act.actor.staffNo, { kind: 'complaint', id: String(id), employerId, before: {}, after: { receipt_no: receiptNo, ...columns } });
  return { row, triggers, entry: told('intake.register', row, text, { receiptNo, ...columns }), newEmployer: made };
}

async function employerFor(act: Act, employer: Registration['employer']): Promise<{ id: number | null; label: string; made: boolean }> {
  if (employer === null) return { id: null, label: '用人单位未明确', made: false };
  if ('name' in employer) {
    const made = await addEmployerByName(act, employer);
    return { ...made, made: true };
  }
  const head = await employerHead(act.w, employer.id);
  if (head === null) throw refuse('ledger.notFound', { what: '这份单位档案' }, { field: 'employer' });
  return { ...head, made: false };
}

async function reportOf(act: Act, reportNo: string): Promise<{ id: number; collected_at: number } | null> {
  if (reportNo === '') return null;
  const report = await gridReport(act.w, reportNo);
  if (report === undefined) throw refuse('ledger.notFound', { what: `网格采集 ${reportNo}` }, { field: 'gridReportNo' });
  return report;
}

/** The complaint whose filing a joined one shares: of a chain always the first. */
async function mainOf(act: Act, joinTo: number | null): Promise<number | null> {
  if (joinTo === null) return null;
  const main = await complaintById(act.w, joinTo);
  if (main === undefined) throw refuse('ledger.notFound', { what: '要并入的投诉' }, { field: 'joinTo' });
  return main.joined_to ?? main.id;
}

async function freeReceiptNumber(act: Act): Promise<string> {
  for (;;) {
    const number = receiptNumber(randomBytes(16));
    if (number !== null && (await complaintByReceipt(act.w, number)) === undefined) return number;
  }
}
