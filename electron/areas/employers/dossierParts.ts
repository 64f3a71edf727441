import type { OutputOf } from '#shared/contract/index.ts';
import { unpaidOfCase } from '#shared/rules/tables/arrears.ts';
import { paidTenths, tenths } from '#shared/rules/tables/majorCases.ts';
import { addMonths, monthsBetween } from '#shared/rules/time.ts';
import type { AlertFacts } from '#shared/rules/alerts/episodes.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { balanceMonths } from './accounts.ts';
import type { AccountRow, AlertRow, CaseRow, CourtRow } from './repository/dossier.ts';

type Dossier = OutputOf<'employers.dossier'>;

/** What stands in the place of what a case is about for who is recused from it (条例 art. 16). */
export const RECUSED_WORD = '已回避，内容不显示';

/** A case with what was verified, paid and is still open. A closed case owes nothing more here; its paid share stays. Of `recused` ones only number and days stand. */
export function dossierCase(row: CaseRow, recused: ReadonlySet<number>): Dossier['cases'][number] {
  if (recused.has(row.id)) {
    return {
      id: row.id, caseNo: row.case_no, cause: RECUSED_WORD, filedAt: row.filed_at, closedAt: row.closed_at, verifiedFen: null, paidFen: 0, unpaidFen: null,
      ratePercent: null, isMajor: false, headcount: null, unpaidHeadcount: null, recused: true,
    };
  }
  const unpaidFen = row.verified_fen === null ? null : row.closed_at === null
    ? unpaidOfCase({ caseNo: row.case_no, filedAt: row.filed_at, closedAt: null, verifiedFen: row.verified_fen, unpaidHeadcount: null, payments: [[row.filed_at, row.paid]] }, Number.MAX_SAFE_INTEGER)
    : Math.max(0, row.verified_fen - row.paid);
  const share = paidTenths(row.paid, row.verified_fen);
  return {
    id: row.id, caseNo: row.case_no, cause: row.cause, filedAt: row.filed_at, closedAt: row.closed_at, verifiedFen: row.verified_fen, paidFen: row.paid, unpaidFen,
    ratePercent: share === null ? null : tenths(share), isMajor: row.major === 1, headcount: row.headcount, unpaidHeadcount: row.unpaid_headcount, recused: false,
  };
}

export function dossierCourt(row: CourtRow): Dossier['court'][number] {
  return {
    id: row.id, caseNo: row.case_no, debtorName: row.debtor_name, uscc: row.uscc, listedAt: row.listed_at, endedAt: row.ended_at, court: row.court, amountFen: row.amount_fen, matchedBy: row.matched_by,
    confirmed: row.confirmed === 1, confirmedBy: row.confirmed_by, confirmedAt: row.confirmed_at, rowVersion: row.row_version,
  };
}

/** Insurance by month, oldest first, up to `until`; a month without data between two others stands as a gap. */
export function insuranceMonths(rows: readonly { month: string; employed: number | null; uninsured: number }[], until: string): Dossier['insurance'] {
  const [first] = rows;
  const newest = rows.at(-1);
  if (first === undefined || newest === undefined) return [];
  const last = newest.month > until ? newest.month : until;
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: Math.max(1, monthsBetween(first.month, last) + 1) }, (_, i) => {
    const month = addMonths(first.month, i);
    return { month, employed: byMonth.get(month)?.employed ?? null, uninsured: byMonth.get(month)?.uninsured ?? null };
  });
}

/** Accounts with their months up to `until`. */
export function dossierAccounts(accounts: readonly AccountRow[], facts: AlertFacts | undefined, until: string, pack: RulePack): Dossier['accounts'] {
  return accounts.map((row) => {
    const account = facts?.accounts.find((found) => found.id === row.account_no);
    return {
      id: row.id, accountNo: row.account_no, project: row.project, bank: row.bank, lastFour: row.last_four, openedAt: row.opened_at, closedAt: row.closed_at,
      months: account === undefined ? [] : balanceMonths(account, until, pack),
    };
  });
}

export function dossierAlert(row: AlertRow): Dossier['alerts'][number] {
  return { id: row.id, kind: row.kind, subject: row.subject, from: row.from_day, endedOn: row.ended_on === '' ? null : row.ended_on, state: row.state, evidence: row.evidence };
}
