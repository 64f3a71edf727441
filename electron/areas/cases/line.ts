import type { z } from 'zod';
import type { caseFields, caseLine, majorTrigger } from '#shared/contract/cases.ts';
import { majorTriggers } from '#shared/rules/emergency.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { figure, type RulePack } from '#shared/rules/rulePack.ts';
import type { CaseRow } from './repository/cases.ts';
import type { MajorLimits } from './repository/list.ts';

export type CaseLine = z.infer<typeof caseLine>;
export type Trigger = z.infer<typeof majorTrigger>;

/** A case as lists show it: what was verified, paid and is still owed, and whether it should be started as a major one. */
export function caseLineOf(row: CaseRow, pack: RulePack): CaseLine {
  return {
    id: row.id, caseNo: row.case_no, employerId: row.employer_id, employerName: row.employer_name, uscc: row.uscc || row.temp_no, cause: row.cause, filedAt: row.filed_at, closedAt: row.closed_at,
    verifiedFen: row.verified_fen, paidFen: row.paid, unpaidFen: unpaidOf(row), headcount: row.headcount, unpaidHeadcount: row.unpaid_headcount, isMajor: row.major === 1,
    proposedTriggers: proposedTriggers(row, pack), handler: row.holder,
  };
}

/** What is still owed; null while the amount is not verified. Overpayment owes nothing. */
export function unpaidOf(row: Pick<CaseRow, 'verified_fen' | 'paid'>): number | null {
  return row.verified_fen === null ? null : Math.max(0, row.verified_fen - row.paid);
}

/** Triggers of plan 5.1 that an open case meets by its figures although nobody has started it as a major one: a proposal, never automatic. */
export function proposedTriggers(row: Pick<CaseRow, 'major' | 'closed_at' | 'headcount' | 'verified_fen'>, pack: RulePack): Trigger[] {
  if (row.major === 1 || row.closed_at !== null) return [];
  return majorTriggers({ headcount: row.headcount, verifiedFen: row.verified_fen, estimateFen: null, publicOrder: [], clicks: null }, pack) as Trigger[];
}

export function majorLimits(pack: RulePack): MajorLimits {
  return { headcount: figure(pack, 'major.headcount'), amountFen: figure(pack, 'major.amountFen') };
}

/** How the journal names a case: by number and employer, never by a person behind an individual business. */
export function caseLabel(row: Pick<CaseRow, 'case_no' | 'uscc' | 'employer_name' | 'unit_type' | 'legal_rep'>): string {
  return `${row.case_no} ${paperName({ uscc: row.uscc, name: row.employer_name, unitType: row.unit_type, legalRep: row.legal_rep })}`;
}

/** The fields that a person edits. */
export function fieldsOf(row: CaseRow): z.infer<typeof caseFields> {
  return {
    employerId: row.employer_id, cause: row.cause, source: row.source, filedAt: row.filed_at, verifiedFen: row.verified_fen, headcount: row.headcount, unpaidHeadcount: row.unpaid_headcount, handler: row.handler,
  };
}
