import type { AlertAccount, AlertCourt, AlertFacts } from '#shared/rules/alerts/episodes.ts';
import { isKeyCategory, isMonitored, activeDuring } from '#shared/rules/tables/population.ts';
import { ARREARS_TAG } from '#shared/rules/employers/vocabulary.ts';
import { evaluateEmployer } from '#shared/rules/tables/wageRow.ts';
import { openArrears } from '#shared/rules/tables/arrears.ts';
import type { AlertLevel } from '#shared/rules/tables/types.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { addMonths, monthWindow } from '#shared/rules/time.ts';
import { grouped } from './grouped.ts';
import type { BaseRow, CaseRow, RawRows, StatusRow } from './repository/facts.ts';

/** Facts of one employer, as the rules take them. */
export interface EmployerFacts {
  readonly base: BaseRow;
  readonly alert: AlertFacts;
  readonly statuses: readonly StatusRow[];
  readonly cases: readonly CaseRow[];
}

/** Groups the rows of a reading by employer, in the order of `base`. */
export function factsOf(rows: RawRows): EmployerFacts[] {
  const balances = grouped(rows.balances, (row) => row.account_id);
  const payroll = grouped(rows.payroll, (row) => row.account_id);
  const accounts = grouped(rows.accounts, (row) => row.employer_id);
  const insurance = grouped(rows.insurance, (row) => row.employer_id);
  const court = grouped(rows.court, (row) => row.employer_id);
  const cases = grouped(rows.cases, (row) => row.employer_id);
  const statuses = grouped(rows.statuses, (row) => row.employer_id);
  const of = <R>(groups: ReadonlyMap<number, R[]>, id: number): R[] => groups.get(id) ?? [];
  return rows.base.map((base) => ({
    base, statuses: of(statuses, base.id), cases: of(cases, base.id),
    alert: {
      accounts: of(accounts, base.id).map((row): AlertAccount => ({
        id: row.account_no, openedAt: row.opened_at, closedAt: row.closed_at,
        payable: new Map(of(payroll, row.id).map((month) => [month.month, month.payable_fen])),
        snapshots: of(balances, row.id).map((balance) => [balance.as_of, balance.fen] as const),
      })),
      uninsured: new Map(of(insurance, base.id).map((row) => [row.month, row.uninsured])),
      court: of(court, base.id).map((row): AlertCourt => ({ caseNo: row.case_no, listedAt: row.listed_at, endedAt: row.ended_at, confirmed: row.confirmed === 1, matchedBy: row.matched_by })),
      duplicateCode: base.duplicate === 1,
    },
  }));
}

/**
 * Level and quality codes of a month by the rule of the monthly table, as it would stand in the table; `none` for an employer that the table
 * does not watch. Read from the same facts as the alerts, so that nothing is gathered twice.
 */
export function levelOf(facts: EmployerFacts, month: string, pack: RulePack): { level: AlertLevel; codes: string } {
  const { base, alert } = facts;
  const window = monthWindow(month);
  const arrearsCases = facts.cases.filter((found) => found.is_arrears === 1).map((found) => ({ filedAt: found.filed_at, closedAt: found.closed_at }));
  const watched = isMonitored(month, {
    active: activeDuring(base.status, facts.statuses.map((row) => ({ at: row.from_at, from: row.old_status, to: row.new_status })), window),
    accounts: alert.accounts, insuranceFeed: base.insurance_feed === 1, arrearsCases, court: alert.court,
    keyCategory: isKeyCategory(base.industry, base.key_tag === 1 ? [ARREARS_TAG] : [], null),
  });
  if (!watched) return { level: 'none', codes: '' };
  const previous = addMonths(month, -1);
  const { level, codes } = evaluateEmployer(month, {
    uscc: '', name: '', industry: base.industry, street: '', headcount: null, cases: [], previousRun: 0, court: alert.court, duplicateCode: alert.duplicateCode,
    accounts: alert.accounts.filter((account) => account.openedAt < window.end)
      .map((account) => ({ id: account.id, openedAt: account.openedAt, closedAt: account.closedAt, payablePrevFen: account.payable.get(previous) ?? null, snapshots: account.snapshots })),
    insuranceFeed: base.insurance_feed === 1, uninsuredPrev: alert.uninsured.get(previous) ?? null, uninsuredThis: alert.uninsured.get(month) ?? null,
  }, pack);
  return { level, codes };
}

/** Open cases and unpaid arrears as they stand at `now`. */
export function openNow(facts: EmployerFacts, now: number): { cases: number; arrearsFen: number } {
  const open = facts.cases.filter((found) => found.filed_at <= now && (found.closed_at === null || found.closed_at > now));
  const arrears = open.filter((found) => found.is_arrears === 1).map((found) => ({
    caseNo: '', filedAt: found.filed_at, closedAt: found.closed_at, verifiedFen: found.verified_fen, unpaidHeadcount: null, payments: [[found.filed_at, found.paid] as const],
  }));
  return { cases: open.length, arrearsFen: openArrears(arrears, now + 1).fen };
}
