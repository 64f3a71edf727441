import { refuse } from '#shared/messages/index.ts';
import type { Content } from '#shared/papers/fields.ts';
import { monthRange } from '#shared/rules/intake/period.ts';
import type { AnswerReason, Channel, Claim } from '#shared/rules/intake/vocabulary.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { employerFacts } from '#electron/areas/employers/reads.ts';
import { addresseeOf, delegatesOf } from '#electron/areas/identities/addressee.ts';
import { approvePaper, issuePaper, voidPaper } from '#electron/areas/papers/approve.ts';
import { draftPaper, updatePaper, type NewPaper, type PaperRef } from '#electron/areas/papers/draft.ts';
import { paperContent, papersOf, type PaperLine } from '#electron/areas/papers/reads.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Act } from './act.ts';
import { deskFactsOf } from './deskFacts.ts';
import type { Registration } from './registerComplaint.ts';
import type { ComplaintRow } from './repository/complaints.ts';
import { claimsOf } from './row.ts';

/**
 * The papers of a complaint: D01 or D02 with the registration, D03, D04, D42. Their content carries identities and is sealed by the papers' own rule;
 * labels name receipt number and employer only.
 */

const SOURCE: Readonly<Record<Channel, string>> = { window: 'window', hotline: '12333', province: 'platform', miniProgram: 'miniapp', petition: 'petition', grid: 'grid' };
const CLAIM: Readonly<Record<Claim, string>> = { wages: 'wages', contract: 'contract', insurance: 'insurance', overtime: 'hours', overtimePay: 'overtime', other: 'other' };
const REASON: Readonly<Record<AnswerReason, string>> = { limitation: 'overTwoYears', notCompetent: 'notCompetent', otherProceedings: 'pending', noEmployer: 'noEmployer' };

const NOBODY = '用人单位未明确';

function labelOf(row: ComplaintRow): string {
  return `${row.receipt_no} ${row.employer_name ?? NOBODY}`;
}

function subjectOf(row: Pick<ComplaintRow, 'id'>): { kind: 'complaint'; id: number } {
  return { kind: 'complaint', id: row.id };
}

/** D01 or D02 as a draft, filled from what was just taken in. */
export async function draftRegistrationPaper(act: Act, row: ComplaintRow, given: Registration): Promise<PaperRef> {
  const employer = row.employer_id === null ? null : await employerFacts(act.w, row.employer_id);
  const person = given.complainant;
  const shared: Content = {
    registeredAt: row.registered_at, source: SOURCE[row.channel], employerName: employer?.name ?? NOBODY, uscc: employer?.uscc ?? '', employerAddress: employer?.address ?? '', legalRep: employer?.legalRep ?? '',
    ...matterContent(row), statement: given.statement,
    evidence: given.materials.map((one) => ({ name: one.name, pages: one.pages })), name: person?.name ?? '', idNo: person?.idNo ?? '', phone: person?.phone ?? '', address: person?.address ?? '',
  };
  const content: Content = row.kind === 'report'
    ? { ...shared, anonymous: row.anonymous === 1, confidentiality: 'strict' }
    : { ...shared, representative: given.delegates.length > 0, delegates: given.delegates.map((one) => ({ name: one.name, idNo: one.idNo ?? '', phone: one.phone ?? '' })) };
  return draftPaper(act, { kind: row.kind === 'report' ? 'D02' : 'D01', subject: subjectOf(row), employerId: row.employer_id, label: labelOf(row), content });
}

/** The registration form follows a correction while it is a draft, in the fields that were corrected; a numbered one stays what it was. `words`: the new statement. */
export async function amendRegistrationPaper(act: Act, was: ComplaintRow, is: ComplaintRow, words: string | null): Promise<void> {
  const paper = (await papersOf(act.w, subjectOf(is))).find((one) => (one.kind === 'D01' || one.kind === 'D02') && (one.state === 'draft' || one.state === 'reviewed'));
  if (paper === undefined) return;
  const [before, after] = [matterContent(was), matterContent(is)];
  const changed = Object.fromEntries(Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])));
  const set: Content = { ...changed, ...(words === null ? {} : { statement: words }) };
  if (Object.keys(set).length > 0) await updatePaper(act, paper.id, paper.rowVersion, { ...(await paperContent(act.w, act.services, paper.id)), ...set });
}

/** The registration form names the employer that was found out later, or put right, while it is a draft. */
export async function employerInRegistrationPaper(act: Act, row: ComplaintRow, employerId: number): Promise<void> {
  const paper = (await papersOf(act.w, subjectOf(row))).find((one) => (one.kind === 'D01' || one.kind === 'D02') && (one.state === 'draft' || one.state === 'reviewed'));
  const employer = await employerFacts(act.w, employerId);
  if (paper === undefined || employer === null) return;
  const set: Content = { employerName: employer.name, uscc: employer.uscc, employerAddress: employer.address, legalRep: employer.legalRep };
  await updatePaper(act, paper.id, paper.rowVersion, { ...(await paperContent(act.w, act.services, paper.id)), ...set }, employerId);
}

/** Drafts that name the persons of a complaint follow a correction: the registration form, and whom an answer goes to. What is numbered stays what it was. */
export async function followPersons(act: Act, row: ComplaintRow): Promise<void> {
  const vault = act.services.vault();
  const who = await addresseeOf(act.w, vault, subjectOf(row));
  const delegates = await delegatesOf(act.w, vault, subjectOf(row));
  const person: Content = { name: who?.name ?? '', idNo: who?.idNo ?? '', phone: who?.phone ?? '', address: who?.address ?? '' };
  const set: Readonly<Record<string, Content>> = {
    D01: { ...person, representative: delegates.length > 0, delegates: delegates.map(({ name, idNo, phone }) => ({ name, idNo, phone })) }, D02: { ...person, anonymous: row.anonymous === 1 }, D04: { recipient: await recipient(act, row) },
  };
  for (const paper of await papersOf(act.w, subjectOf(row))) {
    const follows = set[paper.kind];
    if (follows !== undefined && (paper.state === 'draft' || paper.state === 'reviewed')) await updatePaper(act, paper.id, paper.rowVersion, { ...(await paperContent(act.w, act.services, paper.id)), ...follows });
  }
}

function matterContent(row: ComplaintRow): Content {
  return { claims: claimsOf(row).map((claim) => CLAIM[claim]), period: monthRange(row.period_from, row.period_to), headcount: row.headcount, amountFen: row.amount_claimed_fen };
}

/** D03, numbered at once: intake makes it without an approval. Issued when it was handed over. */
export async function issueSupplementPaper(act: Act, row: ComplaintRow, notice: { readonly missing: readonly { item: string; why: string }[]; readonly dueOn: string; readonly office: string; readonly phone: string; readonly served: boolean }): Promise<string> {
  const draft = await draftPaper(act, {
    kind: 'D03', subject: subjectOf(row), employerId: row.employer_id, label: labelOf(row),
    content: {
      recipient: await recipient(act, row), employerName: row.employer_name ?? NOBODY, missing: notice.missing.map((one) => ({ item: one.item, why: one.why === '' ? '核实投诉事项需要' : one.why })), deadline: notice.dueOn,
      office: notice.office, phone: notice.phone,
    },
  });
  const approved = await approvePaper(act, draft.id, draft.rowVersion);
  if (notice.served) await issuePaper(act, approved.id, approved.rowVersion);
  return approved.number;
}

/** The handed-over D03 leaves the brigade. */
export async function markSupplementServed(act: Act, row: ComplaintRow): Promise<void> {
  const paper = (await papersOf(act.w, subjectOf(row))).find((one) => one.kind === 'D03' && one.state === 'approved');
  if (paper !== undefined) await issuePaper(act, paper.id, paper.rowVersion);
}

type OnBehalf = NonNullable<NewPaper['onBehalf']>;

export interface AnswerWish { readonly outcome: 'accept' | 'refuse' | 'redirect'; readonly reason: AnswerReason | null; readonly basis: string; readonly to: string; readonly reviewBody: string; readonly court: string; readonly phone: string }

/** D04 as a draft: the captain's approval gives it its number. */
export async function draftAnswerPaper(act: Act, row: ComplaintRow, answer: AnswerWish, onBehalf?: OnBehalf): Promise<PaperRef> {
  return draftPaper(act, {
    kind: 'D04', subject: subjectOf(row), employerId: row.employer_id, label: labelOf(row), ...(onBehalf === undefined ? {} : { onBehalf }),
    content: {
      recipient: await recipient(act, row), employerName: row.employer_name ?? NOBODY, receivedOn: shanghaiDay(row.registered_at), outcome: answer.outcome, reason: answer.reason === null ? '' : REASON[answer.reason], basis: answer.basis,
      elsewhere: answer.to, reviewBody: answer.reviewBody, court: answer.court, phone: answer.phone,
    },
  });
}

/** The answer of a complaint as it stands: the newest D04 that is not void. */
export async function answerPaperOf(reader: Reader, id: number): Promise<PaperLine | undefined> {
  return (await papersOf(reader, { kind: 'complaint', id })).find((one) => one.kind === 'D04' && one.state !== 'void');
}

/** The acceptance becomes final: number and frozen pages. `phone`: what the paper asks for where the office had none yet. */
export async function approveAcceptancePaper(act: Act, paper: PaperLine, phone: string): Promise<string> {
  const content = await paperContent(act.w, act.services, paper.id);
  const wanted = String(content['phone'] ?? '') || phone;
  const ready = wanted === content['phone'] ? paper : await updatePaper(act, paper.id, paper.rowVersion, { ...content, phone: wanted });
  return (await approvePaper(act, ready.id, ready.rowVersion)).number;
}

export async function approveAnswerPaper(act: Act, row: ComplaintRow): Promise<string> {
  const paper = await answerDraft(act, row);
  if (paper === undefined) throw refuse('intake.answerPaperGone', {});
  return (await approvePaper(act, paper.id, paper.rowVersion)).number;
}

/** The draft of D04 that waits for the captain; null for none. */
export async function answerPaperId(act: Act, row: ComplaintRow): Promise<number | null> {
  return (await answerDraft(act, row))?.id ?? null;
}

export async function voidAnswerPaper(act: Act, row: ComplaintRow, reason: string): Promise<void> {
  const paper = await answerDraft(act, row);
  if (paper !== undefined) await voidPaper(act, paper.id, paper.rowVersion, reason);
}

async function answerDraft(act: Act, row: ComplaintRow): Promise<{ id: number; rowVersion: number } | undefined> {
  return (await papersOf(act.w, subjectOf(row))).find((one) => one.kind === 'D04' && (one.state === 'draft' || one.state === 'reviewed'));
}

/** D04 of an accepted complaint, as a draft for the captain. Nobody is told where nobody is known. `onBehalf`: the A from whose proposal it follows, where somebody else acts. */
export async function draftAcceptancePaper(act: Act, row: ComplaintRow, onBehalf?: OnBehalf): Promise<void> {
  if (row.anonymous === 1) return;
  const { officePhone } = await deskFactsOf(act.w);
  await draftAnswerPaper(act, row, { outcome: 'accept', reason: null, basis: '《劳动保障监察条例》第十四条、第二十条', to: '', reviewBody: '', court: '', phone: officePhone }, onBehalf);
}

/** The acceptance that was drafted with a filing goes with the filing that came back. */
export async function voidAcceptancePaper(act: Act, row: ComplaintRow, reason: string): Promise<void> {
  await voidAnswerPaper(act, row, reason);
}

export interface MediationPaper {
  /** The complaint that was reported, or the mediation itself where it came to an agreement. */
  readonly subject: { readonly kind: 'complaint' | 'mediation'; readonly id: number };
  readonly employerId: number | null; readonly employerName: string; readonly label: string; readonly party: { readonly name: string; readonly phone: string }; readonly grid: string; readonly startedAt: number; readonly dispute: string;
  readonly amountFen: number | null; readonly headcount: number | null; readonly result: 'agreed' | 'failed' | 'unperformed'; readonly failedAt: number | null; readonly escalatedAt: number | null;
  /** What was agreed on; null where nothing was. */
  readonly agreement: string | null;
}

/** D42 of a mediation: what was agreed, or that it failed, with the minutes that the report took. */
export async function draftMediationPaper(act: Act, given: MediationPaper): Promise<PaperRef> {
  return draftPaper(act, {
    kind: 'D42', subject: given.subject, employerId: given.employerId, label: given.label,
    content: {
      parties: [{ side: '劳动者', name: given.party.name, phone: given.party.phone }, { side: '用人单位', name: given.employerName === '' ? NOBODY : given.employerName, phone: '' }], grid: given.grid, startedAt: given.startedAt, dispute: given.dispute,
      amountFen: given.amountFen, headcount: given.headcount, result: given.result, agreement: given.agreement ?? '', failedAt: given.failedAt, escalatedAt: given.escalatedAt,
    },
  });
}

/** An anonymous informant is told at the notice board of the office: the paper says so instead of a name. */
async function recipient(act: Act, row: ComplaintRow): Promise<string> {
  return (await addresseeOf(act.w, act.services.vault(), subjectOf(row)))?.name ?? '举报人（匿名）';
}
