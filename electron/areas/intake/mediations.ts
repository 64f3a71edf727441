import type { z } from 'zod';
import type { mediationLine } from '#shared/contract/intake.ts';
import { refuse } from '#shared/messages/index.ts';
import { barsMediation, escalateDueAt, MEDIATION_STATE_WORD, mediationFailedAt, mediationLapsesAt } from '#shared/rules/intake/mediation.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { addDays, dayStart, shanghaiDay } from '#shared/rules/time.ts';
import { read, write } from '#electron/areas/operation.ts';
import { namesPerson } from '#electron/areas/identities/reason.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor, JournalDraft } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Services } from '#electron/areas/services.ts';
import { startClock, stopClock } from '#electron/areas/clocks/running.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import { TOPICS, type Act } from './act.ts';
import { checkedPerson, type PersonIn } from './check.ts';
import { draftMediationPaper } from './papers.ts';
import { registerComplaint } from './registerComplaint.ts';
import { gridReport, insertMediation, mediationById, mediationRows, openLeads, runningMediations, putSealed, sealedOf, updateMediation, type MediationRow } from './repository/mediations.ts';
import { claimsOf, triggersOf } from './row.ts';
import { openText, sealText } from './sealed.ts';

const ESCALATE = 'grid.mediationEscalate';

/** The two hours for the report of a failed mediation, around the clock (plan 2.3(2)). */
async function startReportClock(act: Act, id: number, at: number, event: string): Promise<void> {
  await startClock(act, { ruleId: ESCALATE, subject: { kind: 'mediation', id }, startAt: at, event });
}

/** What a party told the grid worker; sealed as one text until it becomes a complaint. */
interface Parties { readonly party: PersonIn; readonly dispute: string }

function failedAtOf(row: MediationRow, now: number, pack: RulePack): number | null {
  return mediationFailedAt({ startedAt: row.started_at, state: row.state, failedAt: row.failed_at, followUpOn: row.follow_up_on, performed: row.performed === null ? null : row.performed === 1 }, now, pack);
}

function lineOf(row: MediationRow, now: number, pack: RulePack): z.output<typeof mediationLine> {
  const failedAt = failedAtOf(row, now, pack);
  return {
    id: row.id, rowVersion: row.row_version, state: row.state === 'started' && failedAt !== null ? 'failed' : row.state, startedAt: row.started_at, employerId: row.employer_id, employerName: row.employer_name ?? '', claims: claimsOf(row), headcount: row.headcount,
    amountFen: row.amount_fen, lapsesAt: mediationLapsesAt(row.started_at, pack), failedAt, escalateDueAt: failedAt === null || row.state === 'escalated' ? null : escalateDueAt(failedAt, pack), followUpOn: row.follow_up_on,
    performed: row.performed === null ? null : row.performed === 1, complaintId: row.complaint_id, reportNo: row.report_no ?? '',
  };
}

export const mediations = read<'intake.mediations'>(async ({ reader, now, services }, { open }) => ({
  now, rows: (await mediationRows(reader, open)).map((row) => lineOf(row, now, services.rulePacks.on(shanghaiDay(row.started_at)).pack)),
}));

export const gridLeads = read<'intake.gridLeads'>(async ({ reader }) => ({
  leads: (await openLeads(reader)).map((row) => ({
    reportNo: row.report_no, name: row.name, employerId: row.employer_id, employerName: row.employer_name ?? '', street: row.street, collectedAt: row.collected_at, headcount: row.headcount,
  })),
}));

/** A small dispute is taken up in the street; refused where a trigger takes it straight to the brigade (domain 9). */
export const startMediation = write<'intake.startMediation'>(async (ctx, { employerId, gridReportNo, claims, headcount, amountFen, party, dispute, startedAt, suspectedCrime, massIncident, publicOrder }) => {
  const { w, now, actor, services } = ctx;
  const at = startedAt ?? now;
  if (at > now) throw refuse('intake.timeToCome', { what: '调解开始时间' }, { field: 'startedAt' });
  const fired = triggersOf({ claims, headcount, amountClaimedFen: amountFen, periodFrom: '', periodTo: '', suspectedCrime, massIncident, publicOrder, clicks: null }, services.rulePacks.on(shanghaiDay(at)).pack);
  if (barsMediation(fired)) throw refuse('intake.mediationBarred', { triggers: fired.map((one) => `${one.text}（${one.clause}）`).join('、') });
  const checked: Parties = { party: checkedPerson(party, '当事人', 'party', now), dispute: dispute.trim() };
  const report = gridReportNo.trim() === '' ? undefined : await gridReport(w, gridReportNo.trim());
  if (gridReportNo.trim() !== '' && report === undefined) throw refuse('ledger.notFound', { what: `网格采集 ${gridReportNo}` }, { field: 'gridReportNo' });
  const id = await insertMediation(w, {
    started_at: at, started_by: actor.staffNo, employer_id: employerId ?? report?.employer_id ?? null, grid_report_id: report?.id ?? null, street_code: report?.street_code ?? '', claims: JSON.stringify(claims), headcount, amount_fen: amountFen,
  });
  await putSealed(w, id, 'parties_sealed', sealText(services.vault(), 'mediations.parties_sealed', id, JSON.stringify(checked)));
  return { value: { id }, entry: entryOf('intake.startMediation', id, '开始网格调解', { claims, headcount, amountFen }), topics: TOPICS };
});

export const agreeMediation = write<'intake.agreeMediation'>(async ({ w, now, actor, services }, { id, rowVersion, agreement, followUpOn }) => {
  const row = await ownMediation(w, actor, id, rowVersion);
  assertRunning(row, failedAtOf(row, now, services.rulePacks.on(shanghaiDay(row.started_at)).pack));
  await putSealed(w, id, 'agreement_sealed', sealText(services.vault(), 'mediations.agreement_sealed', id, agreement));
  await updateMediation(w, id, { state: 'agreed', agreed_at: now, follow_up_on: followUpOn });
  return { value: {}, entry: entryOf('intake.agreeMediation', id, `达成调解协议，${followUpOn} 回访履行`, { followUpOn }), topics: TOPICS };
});

export const failMediation = write<'intake.failMediation'>(async (ctx, { id, rowVersion, failedAt, reason }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  assertRunning(row, failedAtOf(row, now, services.rulePacks.on(shanghaiDay(row.started_at)).pack));
  const at = failedAt ?? now;
  if (at > now) throw refuse('intake.timeToCome', { what: '调解不成的时间' }, { field: 'failedAt' });
  if (at < row.started_at) throw refuse('intake.failedEarly', {}, { field: 'failedAt' });
  const { name, idNo, phone } = (JSON.parse(openText(services.vault(), 'mediations.parties_sealed', id, (await sealedOf(w, id)).parties_sealed)) as Parties).party;
  if (namesPerson(reason, [name, idNo, phone])) throw refuse('identities.textNames', { pseudonym: '当事人' }, { field: 'reason' });
  await updateMediation(w, id, { state: 'failed', failed_at: at, failure: reason });
  await startReportClock(ctx, id, at, '调解不成');
  return { value: {}, entry: entryOf('intake.failMediation', id, '调解不成', { failedAt: at }, reason), topics: TOPICS };
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
  return { value: {}, entry: entryOf('intake.followUpMediation', id, performed ? '调解协议已履行' : '调解协议没有履行，按调解不成上报', { performed }), topics: TOPICS };
});

/** A failed mediation becomes a complaint with the facts and the person that the grid worker took; from then on it runs like any other. */
export const escalateMediation = write<'intake.escalateMediation'>(async (ctx, { id, rowVersion }) => {
  const { w, now, actor, services } = ctx;
  const row = await ownMediation(w, actor, id, rowVersion);
  if (row.state === 'escalated') throw refuse('intake.mediationOver', { state: MEDIATION_STATE_WORD[row.state] });
  const failedAt = failedAtOf(row, now, services.rulePacks.on(shanghaiDay(row.started_at)).pack);
  if (failedAt === null) throw refuse('intake.mediationNotFailed', {});
  const sealed = await sealedOf(w, id);
  const parties = JSON.parse(openText(services.vault(), 'mediations.parties_sealed', id, sealed.parties_sealed)) as Parties;
  const agreement = sealed.agreement_sealed === null ? null : openText(services.vault(), 'mediations.agreement_sealed', id, sealed.agreement_sealed);
  const done = await registerComplaint(ctx, {
    kind: 'complaint', channel: 'grid', anonymous: false, registeredAt: null, employer: row.employer_id === null ? null : { id: row.employer_id }, statement: parties.dispute, complainant: parties.party, delegates: [], materials: [], joinTo: null,
    gridReportNo: row.report_no ?? '',
    matter: { claims: claimsOf(row), headcount: row.headcount, amountClaimedFen: row.amount_fen, periodFrom: '', periodTo: '', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' },
  });
  await stopClock(ctx, { ruleId: ESCALATE, subject: { kind: 'mediation', id }, at: now, outcome: '上报大队' });
  await updateMediation(w, id, { state: 'escalated', failed_at: failedAt, escalated_at: now, complaint_id: done.row.id });
  await draftMediationPaper(ctx, {
    complaintId: done.row.id, employerId: row.employer_id, employerName: row.employer_name ?? '', label: done.row.receipt_no, party: { name: parties.party.name, phone: parties.party.phone ?? '' }, grid: row.street_code === '' ? `工号 ${row.started_by}` : `${row.street_code} 工号 ${row.started_by}`,
    startedAt: row.started_at, dispute: parties.dispute, amountFen: row.amount_fen, headcount: row.headcount, failedAt, escalatedAt: now, agreement,
  });
  return {
    value: { complaintId: done.row.id, receiptNo: done.row.receipt_no },
    entry: entryOf('intake.escalateMediation', id, `调解不成，上报为投诉 ${done.row.receipt_no}`, { complaintId: done.row.id, failedAt }), topics: TOPICS,
  };
});

/** A grid worker carries on what it began itself (domain 2: own grid, only those it entered); the desk may step in for one who is away. */
async function ownMediation(reader: Reader, actor: Actor, id: number, seen: number): Promise<MediationRow> {
  const row = await mediationAt(reader, id, seen);
  const desk = actor.posts.some((post) => post === 'intakeClerk' || post === 'captain' || post === 'handler');
  if (!desk && row.started_by !== actor.staffNo) throw refuse('intake.notOwnMediation', {});
  return row;
}

async function mediationAt(reader: Reader, id: number, seen: number): Promise<MediationRow> {
  const row = await mediationById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这次调解' });
  if (row.row_version !== seen) throw refuse('ledger.changedMeanwhile', { what: '这次调解' }, { data: { rowVersion: row.row_version, standing: MEDIATION_STATE_WORD[row.state], ...(await lastEntry(reader, { kind: 'mediation', id: String(id) })) } });
  return row;
}

function assertRunning(row: MediationRow, failedAt: number | null): void {
  if (row.state !== 'started' || failedAt !== null) throw refuse('intake.mediationOver', { state: failedAt !== null && row.state === 'started' ? '满期未成' : MEDIATION_STATE_WORD[row.state] });
}

function entryOf(operation: string, id: number, text: string, changes: unknown, reason = ''): JournalDraft {
  return { operation, subject: { kind: 'mediation', id: String(id), label: `调解 ${id}` }, summary: `调解 ${id}：${text}`, reason, changes };
}

/**
 * Mediations that came to the end of their seventh day without a result have failed at that instant (domain 9): recorded once a day, each with its clock.
 * Gives how many.
 */
export async function lapseMediations(ledger: Ledger, services: Pick<Services, 'rulePacks' | 'now' | 'announce'>, actor: Actor): Promise<number> {
  const now = services.now();
  return ledger.command({ actor, now }, async (w) => {
    const act = { w, now, actor, services };
    const lapsed = (await runningMediations(w)).flatMap((row) => {
      const at = failedAtOf(row, now, services.rulePacks.on(shanghaiDay(row.started_at)).pack);
      return at === null ? [] : [{ row, at }];
    });
    for (const { row, at } of lapsed) {
      await updateMediation(w, row.id, { state: 'failed', failed_at: at, failure: '满期没有结果' });
      await startClock(act, { ruleId: ESCALATE, subject: { kind: 'mediation', id: row.id }, startAt: at, event: '满期没有结果' });
    }
    const entry = lapsed.length === 0 ? null : { operation: 'intake.lapseMediations', subject: { kind: 'mediation', id: '', label: '网格调解' }, summary: `${lapsed.length} 件调解满期没有结果，按不成办理`, changes: { ids: lapsed.map(({ row }) => row.id) } };
    return { value: lapsed.length, entry, topics: TOPICS };
  });
}
