import { refuse } from '#shared/messages/index.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { approvalProblems, completeContent, type Content } from '#shared/papers/fields.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { effect, read, type QueryContext } from '#electron/areas/operation.ts';
import { printsOf } from '#electron/areas/devices/office.ts';
import { complaintsInReach } from '#electron/areas/intake/reach.ts';
import { complaintStanding } from '#electron/areas/intake/reads.ts';
import { showSeconds } from '#electron/areas/identities/standing.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { readOffice } from '#electron/areas/office.ts';
import { paperKinds } from '#electron/papers/kinds/index.ts';
import type { Facts, PaperKind } from '#electron/papers/kinds/kind.ts';
import type { OfficialPaper } from '#electron/papers/official/model.ts';
import { checkedContent, knownKind, type PaperSubject } from './draft.ts';
import { frameOf } from './frame.ts';
import { marksOf, standing } from './marks.ts';
import { accessTo, passInto, signersOf, type Access } from './access.ts';
import { assertNotRecused, assertPaper, assertReadsPaper, mayPaper } from './permission.ts';
import { lineOf, papersOf, type PaperLine } from './reads.ts';
import { shownReview } from './reviews.ts';
import { PAPER_STATE_WORD } from '#shared/papers/states.ts';
import { contentOf, layoutOf } from './sealing.ts';
import { caseFacts, employerFacts } from './repository/facts.ts';
import { addEvent, eventsOf, latestHeads, paperRow, type PaperRow } from './repository/papers.ts';
import { signaturesOf } from './repository/signatures.ts';
import { veil } from './veil.ts';
import { shownOf } from './shown.ts';
import { slotsIn } from './slots.ts';
import { madeByRecord, stepsOfPaper } from './steps.ts';
import { kindHead, shownPages } from './view.ts';

/** What is typed to find a paper, as kinds whose title holds it and states that are called so. */
function meant(text: string): { kinds: string[]; states: string[] } {
  if (text === '') return { kinds: [], states: [] };
  return { kinds: paperKinds.filter((kind) => kind.title.includes(text)).map((kind) => kind.id), states: Object.entries(PAPER_STATE_WORD).filter(([, word]) => word.includes(text)).map(([state]) => state) };
}

/** Papers of a record or the latest of all, as far as this officer reads the records; of a record also the kinds that may be begun there. */
export const list = read<'papers.list'>(async ({ reader, services, now }, { of, text }) => {
  const asking = { reader, actor: services.actor(), now };
  return {
    papers: await shownOf(asking, of === null ? await foundPapers(asking, text) : await papersOf(reader, of)),
    kinds: of === null ? [] : (await kindsFor(asking, of)).map(kindHead),
  };
});

async function foundPapers(asking: { reader: Reader; actor: Actor; now: number }, text: string): Promise<PaperLine[]> {
  return (await latestHeads(asking.reader, { text, ...meant(text), complaints: await complaintsInReach(asking), writer: asking.actor.staffNo }, 300)).map(lineOf);
}

async function kindsFor(asking: { reader: Reader; actor: Actor; now: number }, of: PaperSubject): Promise<PaperKind[]> {
  const found: PaperKind[] = [];
  for (const kind of paperKinds) if (kind.subjects.includes(of.kind) && !madeByRecord(kind, of.kind, 'make', () => ({})) && (await mayPaper(asking, of, kind.acts.write))) found.push(kind);
  return found;
}

export const begin = read<'papers.begin'>(async ({ reader, services, now }, { kind: id, subject }) => {
  const kind = knownKind(id);
  await assertPaper({ reader, actor: services.actor(), now }, subject, kind.acts.write);
  const facts = await factsOf(reader, subject, now);
  return { kind: kindHead(kind), fields: fieldsOf(kind.fields), content: mutable(completeContent(kind.fields, kind.prefill(facts.facts))), label: facts.label };
});

/** The row of a paper, or a refusal. */
export async function paperOf(reader: Reader, id: number): Promise<PaperRow> {
  const row = await paperRow(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份文书' });
  return row;
}

export const subjectOf = (row: Pick<PaperRow, 'subject_kind' | 'subject_id'>): PaperSubject => ({ kind: row.subject_kind, id: row.subject_id });

export const paper = read<'papers.paper'>(async ({ reader, services, now }, { id }) => {
  const row = await paperOf(reader, id);
  const kind = knownKind(row.kind);
  const actor = services.actor();
  await assertNotRecused({ reader, actor, now }, subjectOf(row));
  await assertReadsPaper({ reader, actor, now }, row);
  const access = await accessTo(reader, actor, now, row);
  const [events, signatures] = [await eventsOf(reader, id), await signaturesOf(reader, id)];
  const layout = access.open ? await laidOut({ reader, services, now }, row) : services.vaultKeeper().standing === 'open' && (await mayReadVeiled({ reader, actor, now }, row)) ? await veiled({ reader, services, now }, row) : null;
  const counting = new Set(standing(signatures, row.digest).map((one) => one.id));
  const last = new Map(signatures.map((one) => [one.slot, one.id]));
  return {
    line: lineOf(row), kind: kindHead(kind), fields: fieldsOf(kind.fields), content: access.open ? mutable(completeContent(kind.fields, contentOf(services, row))) : null,
    // The strokes of a signature are a name too.
    pages: layout === null ? null : shownPages(layout, access.open ? (await marksOf(reader, services, row)).marks : []), digest: row.digest,
    access: accessLine(access), byRecord: madeByRecord(kind, row.subject_kind, 'make', () => ({})), steps: { ...(await stepsOfPaper({ reader, actor, now, services }, row)) },
    signers: row.sealed === 1 ? await signersOf(reader, row, now) : [],
    slots: row.approved_at === null ? [] : await slotsIn({ reader, actor, now, services }, row),
    signatures: signatures.map((one) => ({ id: one.id, slot: one.slot, signer: one.signer, at: one.at, staffNo: one.staff_no, refused: one.refused === 1, replaced: last.get(one.slot) !== one.id, fits: counting.has(one.id) })),
    events: events.map((event) => ({ at: event.at, staffNo: event.staff_no, event: event.event, reason: event.reason, printer: event.printer, copies: event.copies })),
    prints: await printsOf(reader, { kind: 'paper', id: row.uuid }),
  };
});

/** Content and pages of a sealed paper, for whom the gate of identities lets through. The look is in the ledger before anything leaves this process. */
export const look = effect<'papers.look'>(async ({ ledger, services, actor, now }, { id, reason, confirmation }) => {
  await services.vaultKeeper().refresh();
  const { reader } = ledger;
  const row = await paperOf(reader, id);
  const kind = knownKind(row.kind);
  await assertNotRecused({ reader, actor, now }, subjectOf(row));
  if (row.sealed === 0) throw refuse('papers.notSealed', {});
  const seconds = await showSeconds(reader);
  const shownUntil = await ledger.command({ actor, now }, async (w) => {
    const passed = await passInto({ w, actor, now, services }, row, { reason, confirmation, how: '查看', seconds });
    await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'looked', reason });
    return {
      value: passed.shownUntil,
      entry: { operation: 'papers.look', subject: { kind: 'paper', id: row.uuid, label: `${kind.title} ${row.number}`.trim() }, summary: `${passed.post}查看《${kind.title}》${row.number}，看到${passed.pseudonyms}的身份`, reason, changes: { id, seconds } },
      topics: ['papers', 'identities', 'journal'],
    };
  });
  const layout = await laidOut({ reader, services, now }, row);
  services.desktop.shield(seconds);
  return { content: mutable(completeContent(kind.fields, contentOf(services, row))), pages: shownPages(layout, (await marksOf(reader, services, row)).marks), shownUntil, seconds };
});

function accessLine(access: Access): { open: boolean; allowed: boolean; why: string; confirm: string } {
  if (access.open) return { open: true, allowed: true, why: '', confirm: '' };
  return access.verdict.allowed ? { open: false, allowed: true, why: '', confirm: access.verdict.confirm } : { open: false, allowed: false, why: access.verdict.why, confirm: '' };
}

/** Without the persons a paper is what the record tells: for whoever may read that. */
async function mayReadVeiled(asking: { reader: Reader; actor: Actor; now: number }, row: PaperRow): Promise<boolean> {
  return row.drafted_by === asking.actor.staffNo || mayPaper(asking, subjectOf(row), row.subject_kind === 'mediation' ? ['complaint.read', 'mediation.read'] : ['complaint.read']);
}

/** A sealed paper as it reads without anybody's identity, laid out as of today. */
export async function veiled({ reader, services, now }: Pick<QueryContext, 'reader' | 'services' | 'now'>, row: PaperRow): Promise<OfficialPaper> {
  const kind = knownKind(row.kind);
  const final = row.approved_at === null ? null : { number: row.number, by: row.approved_by, at: row.approved_at };
  const content = veil(kind, completeContent(kind.fields, contentOf(services, row)), (await signersOf(reader, row, now)).join('、'));
  return kind.layout(content, await frameOf(reader, services, { subjectKind: row.subject_kind, subjectId: row.subject_id, draftedBy: row.drafted_by }, final, now));
}

/** The paper as it looks: frozen where it is final, else as its content and today would have it. */
export async function laidOut({ reader, services, now }: Pick<QueryContext, 'reader' | 'services' | 'now'>, row: PaperRow): Promise<OfficialPaper> {
  const frozen = layoutOf(services, row);
  if (frozen !== null) return frozen;
  const kind = knownKind(row.kind);
  return kind.layout(completeContent(kind.fields, contentOf(services, row)), { ...(await frameOf(reader, services, { subjectKind: row.subject_kind, subjectId: row.subject_id, draftedBy: row.drafted_by }, null, now)), ...(await shownReview(reader, row)) });
}

export const preview = read<'papers.preview'>(async ({ reader, services, now }, { kind: id, subject, content: given }) => {
  const kind = knownKind(id);
  const content = checkedContent(kind, given);
  const frame = await frameOf(reader, services, { subjectKind: subject.kind, subjectId: subject.id, draftedBy: services.actor().staffNo }, null, now);
  return { pages: shownPages(kind.layout(content, frame)), problems: approvalProblems(kind.fields, content).map((problem) => ({ ...problem })) };
});

/** What the ledger knows of a record, and how lists name a paper of it. */
export async function factsOf(reader: Reader, subject: PaperSubject, now: number): Promise<{ facts: Facts; label: string; employerId: number | null }> {
  const { officePhone, officeAddress } = await readOffice(reader);
  const office = { officePhone, officeAddress, now };
  const found = subject.kind === 'case' ? await caseFacts(reader, subject.id) : undefined;
  const employer = found === undefined ? undefined : await employerFacts(reader, found.employer_id);
  const named = employer === undefined ? '' : paperName({ uscc: employer.uscc, name: employer.name, unitType: '', legalRep: employer.legal_rep });
  const receipt = subject.kind === 'complaint' ? ((await complaintStanding(reader, subject.id))?.receiptNo ?? '') : '';
  return {
    facts: {
      caseNo: found?.case_no ?? '', employer: employer === undefined ? null : { name: employer.name, uscc: employer.uscc, address: employer.address, legalRep: employer.legal_rep, phone: employer.phone },
      headcount: found?.headcount ?? null, amountFen: found?.verified_fen ?? null, cause: found?.cause ?? '', ...office,
    },
    label: [found?.case_no ?? receipt, named].filter((text) => text !== '').join(' '), employerId: employer?.id ?? null,
  };
}

type Fields = OutputOf<'papers.begin'>['fields'];
type Wire = OutputOf<'papers.begin'>['content'];
const fieldsOf = (fields: readonly unknown[]): Fields => structuredClone(fields) as Fields;
const mutable = (content: Content): Wire => structuredClone(content) as Wire;
