import type { z } from 'zod';
import type { complaintLine, matter } from '#shared/contract/intake.ts';
import { complaintTriggers, type FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { monthCount } from '#shared/rules/intake/period.ts';
import { CLAIMS, claimsPay, type Claim } from '#shared/rules/intake/vocabulary.ts';
import { waitsOf } from '#shared/rules/intake/waits.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { ClockView } from '#electron/areas/clocks/view.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/** From stored rows to what the contract shows. */

export type Matter = z.output<typeof matter>;
export type ComplaintLine = z.output<typeof complaintLine>;
type PublicOrder = Matter['publicOrder'][number];

export function claimsOf(row: { readonly claims: string }): Claim[] {
  const stored = JSON.parse(row.claims) as string[];
  return CLAIMS.filter((claim) => stored.includes(claim));
}

export function matterOf(row: ComplaintRow): Matter {
  return {
    claims: claimsOf(row), headcount: row.headcount, amountClaimedFen: row.amount_claimed_fen, periodFrom: row.period_from, periodTo: row.period_to, endedOn: row.ended_on, placeOfWork: row.place_of_work,
    suspectedCrime: row.suspected_crime === 1, massIncident: row.mass_incident === 1, publicOrder: JSON.parse(row.public_order) as PublicOrder[], clicks: row.clicks, clicksSource: row.clicks_source,
  };
}

/** What of a matter its triggers depend on. */
type Facts = Pick<Matter, 'headcount' | 'amountClaimedFen' | 'periodFrom' | 'periodTo' | 'suspectedCrime' | 'massIncident' | 'publicOrder' | 'clicks'> & { readonly claims: readonly Claim[] };

/** Triggers of a matter, computed each time it is shown: what was once entered can't be typed away without a trace. */
export function triggersOf(facts: Facts, pack: RulePack): FiredTrigger[] {
  return complaintTriggers({ ...facts, amountFen: facts.amountClaimedFen, owesPay: claimsPay(facts.claims), months: monthCount(facts.periodFrom, facts.periodTo) }, pack);
}

/**
 * Triggers of a complaint: by what is claimed or by its list of workers, whichever is more. A group's list says who is owed, whatever was guessed at the counter; what is
 * claimed stays as it was said.
 */
export function triggersOfRow(row: ComplaintRow, pack: RulePack): FiredTrigger[] {
  const facts = matterOf(row);
  if (row.list_people === 0) return triggersOf(facts, pack);
  return triggersOf({ ...facts, headcount: Math.max(facts.headcount ?? 0, row.list_people), amountClaimedFen: Math.max(facts.amountClaimedFen ?? 0, row.list_unpaid_fen) }, pack);
}

/** A line of the queue, with the clock that ends first of those that run. */
export function lineOf(row: ComplaintRow, clocks: readonly ClockView[], pack: RulePack): ComplaintLine {
  const next = clocks.filter((clock) => clock.stopAt === null && clock.binding).toSorted((a, b) => a.dueAt - b.dueAt)[0];
  return {
    id: row.id, receiptNo: row.receipt_no, kind: row.kind, channel: row.channel, anonymous: row.anonymous === 1, state: row.state, lapsed: row.answer === 'lapsed', registeredAt: row.registered_at, employerId: row.employer_id, employerName: row.employer_name ?? '',
    claims: claimsOf(row), headcount: row.headcount, amountClaimedFen: row.amount_claimed_fen, pseudonym: row.pseudonym, dispatchedTo: row.dispatched_to, triggers: triggersOfRow(row, pack),
    waits: waitsOf({ ...row, answerProposed: row.answer_proposed_at !== null, served: row.supplement_served_at !== null, stage: row.filing_stage, answerPaper: row.answer_paper, sentOut: row.sent_out > 0 }),
    clock: next === undefined ? null : {
      ruleId: next.ruleId, title: next.title, startAt: next.startAt, dueAt: next.dueAt, unit: next.unit, provisional: next.provisional, doneAt: next.stopAt, pausedSince: next.pausedSince, workingDaysLeft: next.workingDaysLeft,
    },
  };
}
