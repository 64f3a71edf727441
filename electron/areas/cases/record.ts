import type { z } from 'zod';
import type { majorCase, nodeKey, publicOrderKind } from '#shared/contract/cases.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { followUpWord } from '#shared/rules/cases/followUps.ts';
import { immediateTriggers, isArrearsCase } from '#shared/rules/cases/vocabulary.ts';
import { emergencyNodes } from '#shared/rules/emergency.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { DatedFen } from '#shared/rules/tables/types.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { refusalsOf } from '#electron/areas/refusals.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { historyLine } from './history.ts';
import { caseLineOf, fieldsOf, type Trigger } from './line.ts';
import { caseById, caseHistory, type CaseRow } from './repository/cases.ts';
import { eventsOf, followUpsOf, majorOf, type MajorRow } from './repository/major.ts';
import { paymentsOf } from './repository/payments.ts';

type NodeKey = z.infer<typeof nodeKey>;
type MajorCase = z.infer<typeof majorCase>;

/** Column of each node's time. */
export const NODE_COLUMN: Readonly<Record<NodeKey, 'brigade_at' | 'police_at' | 'brief_at' | 'agreement_at' | 'refusal_at' | 'police_filing_at' | 'report_at'>> = {
  brigade: 'brigade_at', police: 'police_at', brief: 'brief_at', agreement: 'agreement_at', refusalAt: 'refusal_at', policeFiling: 'police_filing_at', report: 'report_at',
};

export function timesOf(major: MajorRow): Record<NodeKey, number | null> {
  return { brigade: major.brigade_at, police: major.police_at, brief: major.brief_at, agreement: major.agreement_at, refusalAt: major.refusal_at, policeFiling: major.police_filing_at, report: major.report_at };
}

/** The five nodes as they stand at `now`; what is dated now counts as known. */
export function nodesOf(row: Pick<CaseRow, 'verified_fen'>, major: MajorRow, wages: readonly DatedFen[], now: number, pack: RulePack): MajorCase['nodes'] {
  return emergencyNodes({ t0: major.t0, nodes: timesOf(major), verifiedFen: row.verified_fen, payments: wages }, now + 1, pack).map((node) => ({
    ...node, doneBy: node.doneBy.map((act) => ({ ...act })), missing: [...node.missing],
  }));
}

/** One case with its payments, clocks and course. */
export const caseRecord = read<'cases.case'>(async ({ reader, now, services }, { id }) => ({
  ...(await caseOf(reader, id, now, services)), refusals: await refusalsOf(reader, services.actor(), now, { kind: 'case', id }, ACTS),
}));

/** What the record offers to do. */
const ACTS = [
  'cases.edit', 'cases.addPayment', 'cases.removePayment', 'cases.close', 'cases.reopen', 'cases.startMajor', 'cases.editMajor', 'cases.setFollowUp', 'cases.setNode', 'cases.confirmPayment',
] as const;

export async function caseOf(reader: Reader, id: number, now: number, services: Pick<Services, 'rulePacks'>): Promise<Omit<OutputOf<'cases.case'>, 'refusals'>> {
  const row = await caseById(reader, id, now);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这件案件' });
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const [payments, history, major] = await Promise.all([paymentsOf(reader, id), caseHistory(reader, id), majorOf(reader, id)]);
  const wages = payments.filter((payment) => payment.kind === 'wage').map((payment): DatedFen => [payment.paid_at, payment.fen]);
  const order = major === undefined ? [] : (JSON.parse(major.public_order) as string[]);
  return {
    line: caseLineOf(row, pack), rowVersion: row.row_version, fields: fieldsOf(row),
    payments: payments.map((payment) => ({ paidAt: payment.paid_at, voucher: payment.voucher, fen: payment.fen, kind: payment.kind, batch: payment.file_name ?? '',
      registeredBy: payment.registered_by, confirmedBy: payment.confirmed_by, confirmedAt: payment.confirmed_at,
    })),
    paidWagesFen: row.paid, overpaidFen: row.verified_fen === null ? 0 : Math.max(0, row.paid - row.verified_fen),
    major: major === undefined ? null : await majorPart(reader, row, major, nodesOf(row, major, wages, now, pack)),
    immediateTriggers: immediateTriggers({ headcount: row.headcount, amountFen: row.verified_fen ?? major?.estimate_fen ?? null, owesPay: isArrearsCase(row.cause, row.verified_fen), months: null, suspectedCrime: false, massIncident: order.length > 0 }, pack),
    history: history.map(historyLine),
  };
}

async function majorPart(reader: Reader, row: CaseRow, major: MajorRow, nodes: MajorCase['nodes']): Promise<MajorCase> {
  const [events, followUps] = await Promise.all([eventsOf(reader, row.id), followUpsOf(reader, row.id)]);
  return {
    t0: major.t0, triggers: triggerDigits(major.triggers), headcount: major.headcount, estimateFen: major.estimate_fen, publicOrder: JSON.parse(major.public_order) as z.infer<typeof publicOrderKind>[],
    clicks: major.clicks, clicksSource: major.clicks_source, times: timesOf(major), nodes,
    followUps: followUps.map((duty) => ({ kind: duty.kind as MajorCase['followUps'][number]['kind'], title: followUpWord(duty.kind), dueOn: duty.due_on, doneAt: duty.done_at })),
    events: events.map((event) => ({ at: event.at ?? event.recorded_at, recordedAt: event.recorded_at, staffNo: event.staff_no, text: event.text, reason: event.reason })),
  };
}

/** Digits of the stored triggers, ascending. */
export function triggerDigits(stored: string): Trigger[] {
  return [...new Set(stored.replace(/[^1-4]/g, ''))].sort() as Trigger[];
}
