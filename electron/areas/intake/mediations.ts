import { lateEntry } from '#electron/areas/lateEntry.ts';
import { refuse } from '#shared/messages/index.ts';
import { barsMediation, MEDIATION_STATE_WORD } from '#shared/rules/intake/mediation.ts';
import { addDays, dayStart, shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { employerByCodeOrName } from '#electron/areas/employers/reads.ts';
import { namesPerson } from '#electron/areas/identities/reason.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Services } from '#electron/areas/services.ts';
import { startClock, stopClock, type ClockAct } from '#electron/areas/clocks/running.ts';
import { TOPICS } from './act.ts';
import { checkedPerson } from './check.ts';
import { papersUnder } from './mediation/record.ts';
import { entryOf, failedAtOf, knownBy, noteStep, ownMediation, packOf, PARTY, spokenIn, type Parties } from './mediation/row.ts';
import { draftMediationPaper } from './papers.ts';
import { registerComplaint } from './registerComplaint.ts';
import { gridReport, insertMediation, openMediations, putSealed, updateMediation, type MediationRow } from './repository/mediations.ts';
import { claimsOf, triggersOf } from './row.ts';
import { sealText } from './sealed.ts';

const ESCALATE = 'grid.mediationEscalate';

/** The two hours for the report of a failed mediation, around the clock (plan 2.3(2)). */
async function startReportClock(act: ClockAct, id: number, at: number, event: string): Promise<void> {
  await startClock(act, { ruleId: ESCALATE, subject: { kind: 'mediation', id }, startAt: at, event });
}

/** Place and course stay open: they must not say who the party is. */
function assertUnnamed(text: string, party: Parties['party'], field: string): void {
  if (namesPerson(text, knownBy(party))) throw refuse('identities.textNames', { pseudonym: PARTY }, { field });
}

/** A small dispute is taken up in the street; refused where a trigger takes it straight to the brigade (domain 9). */
export const startMediation = write<'intake.startMediation'>(async (ctx, { employerId, employerName, gridReportNo, claims, headcount, amountFen, party, dispute, place, startedAt, lateReason, suspectedCrime, massIncident, publicOrder }) => {
  const { w, now, actor, services } = ctx;
  const at = startedAt ?? now;
  if (at > now) throw refuse('intake.timeToCome', { what: '调解开始时间' }, { field: 'startedAt' });
  const late = lateEntry(ctx, startedAt, '调解开始时间', lateReason);
  const fired = triggersOf({ claims, headcount, amountClaimedFen: amountFen, periodFrom: '', periodTo: '', suspectedCrime, massIncident, publicOrder, clicks: null }, packOf({ started_at: at }, services));
  if (barsMediation(fired)) throw refuse('intake.mediationBarred', { triggers: fired.map((one) => `${one.text}（${one.clause}）`).join('、') });
  const checked: Parties = { party: checkedPerson(party, '当事人', 'party', now), dispute: dispute.trim() };
  assertUnnamed(place, checked.party, 'place');
  assertUnnamed(lateReason, checked.party, 'lateReason');
  assertUnnamed(employerName, checked.party, 'employerName');
  const report = gridReportNo.trim() === '' ? undefined : await gridReport(w, gridReportNo.trim());
  if (gridReportNo.trim() !== '' && report === undefined) throw refuse('ledger.notFound', { what: `网格采集 ${gridReportNo}` }, { field: 'gridReportNo' });
  const told = employerName.trim();
  const employer = employerId ?? report?.employer_id ?? (told === '' ? null : (await employerByCodeOrName(w, '', told))?.id ?? null);
  const id = await insertMediation(w, {
    started_at: at, started_by: actor.staffNo, employer_id: employer, employer_text: employer === null ? told : '', grid_report_id: report?.id ?? null, street_code: report?.street_code ?? '', place: place.trim(), claims: JSON.stringify(claims), headcount, amount_fen: amountFen,
  });
  await putSealed(w, id, 'parties_sealed', sealText(services.vault(), 'mediations.parties_sealed', id, JSON.stringify(checked)));
  await noteStep(ctx, id, at, '开始网格调解');
  return { value: { id }, entry: { ...entryOf('intake.startMediation', id, '开始网格调解', { claims, headcount, amountFen }), ...late }, topics: TOPICS };
});

export const agreeMediation = write<'intake.agreeMediation'>(async (ctx, { id, rowVersion, agreement, followUpOn }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  assertRunning(row, failedAtOf(row, now, services));
  await putSealed(w, id, 'agreement_sealed', sealText(services.vault(), 'mediations.agreement_sealed', id, agreement));
  await updateMediation(w, id, { state: 'agreed', agreed_at: now, follow_up_on: followUpOn });
  await noteStep(ctx, id, now, `达成调解协议，${followUpOn} 回访履行`);
  return { value: {}, entry: entryOf('intake.agreeMediation', id, `达成调解协议，${followUpOn} 回访履行`, { followUpOn }), topics: TOPICS };
});

export const failMediation = write<'intake.failMediation'>(async (ctx, { id, rowVersion, failedAt, reason }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  assertRunning(row, failedAtOf(row, now, services));
  const at = failedAt ?? now;
  if (at > now) throw refuse('intake.timeToCome', { what: '调解不成的时间' }, { field: 'failedAt' });
  if (at < row.started_at) throw refuse('intake.failedEarly', {}, { field: 'failedAt' });
  assertUnnamed(reason, (await spokenIn(w, services, id)).party, 'reason');
  await updateMediation(w, id, { state: 'failed', failed_at: at, failure: reason });
  await noteStep(ctx, id, at, '调解不成', reason);
  await startReportClock(ctx, id, at, '调解不成');
  return { value: {}, entry: { ...entryOf('intake.failMediation', id, '调解不成', { failedAt: at }, reason), ...lateEntry(ctx, failedAt, '调解不成的时间', reason, 'reason') }, topics: TOPICS };
});

export const followUpMediation = write<'intake.followUpMediation'>(async (ctx, { id, rowVersion, performed }) => {
  const { w, now, actor } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  if (row.state !== 'agreed' || row.performed !== null) throw refuse('intake.mediationOver', { state: MEDIATION_STATE_WORD[row.state] });
  if (shanghaiDay(now) < row.follow_up_on) throw refuse('intake.followUpEarly', { day: row.follow_up_on });
  // Not performed counts as failed with the agreed day.
  const failedAt = performed ? null : Math.min(now, dayStart(addDays(row.follow_up_on, 1)));
  await updateMediation(w, id, { performed: performed ? 1 : 0, failed_at: failedAt });
  if (failedAt !== null) await startReportClock(ctx, id, failedAt, '协议没有履行');
  await noteStep(ctx, id, now, performed ? '调解协议已履行' : '调解协议没有履行，按调解不成上报');
  return { value: {}, entry: entryOf('intake.followUpMediation', id, performed ? '调解协议已履行' : '调解协议没有履行，按调解不成上报', { performed }), topics: TOPICS };
});

/** A failed mediation becomes a complaint with the facts and the person that the grid worker took; from then on it runs like any other. */
export const escalateMediation = write<'intake.escalateMediation'>(async (ctx, { id, rowVersion }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  if (row.state === 'escalated') throw refuse('intake.mediationOver', { state: MEDIATION_STATE_WORD[row.state] });
  const failedAt = failedAtOf(row, now, services);
  if (failedAt === null) throw refuse('intake.mediationNotFailed', {});
  const { party, dispute, agreement } = await spokenIn(w, services, id);
  const done = await registerComplaint(ctx, {
    kind: 'complaint', channel: 'grid', anonymous: false, registeredAt: null, employer: row.employer_id !== null ? { id: row.employer_id } : row.employer_text === '' ? null : { name: row.employer_text, streetCode: row.street_code, uscc: '' }, statement: dispute, complainant: party, delegates: [], materials: [], joinTo: null,
    gridReportNo: row.report_no ?? '',
    matter: { claims: claimsOf(row), headcount: row.headcount, amountClaimedFen: row.amount_fen, periodFrom: '', periodTo: '', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' },
  });
  await stopClock(ctx, { ruleId: ESCALATE, subject: { kind: 'mediation', id }, at: now, outcome: '上报大队' });
  await updateMediation(w, id, { state: 'escalated', failed_at: failedAt, escalated_at: now, complaint_id: done.row.id, employer_id: done.row.employer_id });
  await noteStep(ctx, id, now, `上报为投诉 ${done.row.receipt_no}`);
  await draftMediationPaper(ctx, {
    subject: { kind: 'complaint', id: done.row.id }, label: done.row.receipt_no, ...paperFacts(row), party: { name: party.name, phone: party.phone ?? '' }, dispute, agreement,
    result: agreement === null ? 'failed' : 'unperformed', failedAt, escalatedAt: now,
  });
  return {
    value: { complaintId: done.row.id, receiptNo: done.row.receipt_no },
    entry: entryOf('intake.escalateMediation', id, `调解不成，上报为投诉 ${done.row.receipt_no}`, { complaintId: done.row.id, failedAt }), topics: done.newEmployer ? [...TOPICS, 'employers'] : TOPICS,
  };
});

/** D42 of a mediation that came to an agreement: what was agreed, for both to sign. */
export const recordMediation = write<'intake.recordMediation'>(async (ctx, { id, rowVersion }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  if (row.state !== 'agreed' || failedAtOf(row, now, services) !== null) throw refuse('intake.mediationNotAgreed', {});
  if ((await papersUnder({ reader: w }, row)).some((paper) => paper.state !== 'void')) throw refuse('intake.mediationRecorded', {});
  const { party, dispute, agreement } = await spokenIn(w, services, id);
  const paper = await draftMediationPaper(ctx, {
    subject: { kind: 'mediation', id }, label: `网格调解 ${id}`, ...paperFacts(row), party: { name: party.name, phone: party.phone ?? '' }, dispute, agreement, result: 'agreed', failedAt: null, escalatedAt: null,
  });
  return { value: { paperId: paper.id }, entry: entryOf('intake.recordMediation', id, '制作调解记录', { paperId: paper.id }), topics: TOPICS };
});

/** What D42 says of the mediation itself. */
function paperFacts(row: MediationRow): { employerId: number | null; employerName: string; grid: string; startedAt: number; amountFen: number | null; headcount: number | null } {
  return {
    employerId: row.employer_id, employerName: row.employer_name ?? '', grid: [row.street, row.place, `工号 ${row.started_by}`].filter((text) => text !== '').join(' ').slice(0, 60), startedAt: row.started_at, amountFen: row.amount_fen, headcount: row.headcount,
  };
}

function assertRunning(row: MediationRow, failedAt: number | null): void {
  if (row.state !== 'started' || failedAt !== null) throw refuse('intake.mediationOver', { state: failedAt !== null && row.state === 'started' ? '满期未成' : MEDIATION_STATE_WORD[row.state] });
}

/**
 * Mediations that came to the end of their seventh day without a result have failed at that instant (domain 9): recorded once a day, each with its clock.
 * Gives how many.
 */
export async function lapseMediations(ledger: Ledger, services: Pick<Services, 'rulePacks' | 'now' | 'announce'>, actor: Actor): Promise<number> {
  const now = services.now();
  return ledger.command({ actor, now }, async (w) => {
    const act = { w, now, actor, services };
    const lapsed = (await openMediations(w, '')).filter((row) => row.state === 'started').flatMap((row) => {
      const at = failedAtOf(row, now, services);
      return at === null ? [] : [{ row, at }];
    });
    for (const { row, at } of lapsed) {
      await updateMediation(w, row.id, { state: 'failed', failed_at: at, failure: '满期没有结果' });
      await noteStep(act, row.id, at, '满期没有结果，按调解不成办理');
      await startReportClock(act, row.id, at, '满期没有结果');
    }
    const entry = lapsed.length === 0 ? null : { operation: 'intake.lapseMediations', subject: { kind: 'mediation', id: '', label: '网格调解' }, summary: `${lapsed.length} 件调解满期没有结果，按不成办理`, changes: { ids: lapsed.map(({ row }) => row.id) } };
    return { value: lapsed.length, entry, topics: TOPICS };
  });
}
