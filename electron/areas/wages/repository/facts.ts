import type { AlertLevel, EmployerStatus, Industry } from '#shared/contract/values.ts';
import { ARREARS_TAG } from '#shared/rules/employers/vocabulary.ts';
import type { CourtMatch } from '#shared/rules/tables/types.ts';
import { GRADE_TAGS } from '#electron/areas/reports/gather/wageReading.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export interface BaseRow {
  id: number; industry: Industry; status: EmployerStatus; duplicate: number; key_tag: number; insurance_feed: number; alert_level: AlertLevel; open_arrears_fen: number; open_cases: number;
  level: AlertLevel | null; level_month: string | null; codes: string | null;
}
export interface AccountRow { id: number; employer_id: number; account_no: string; opened_at: number; closed_at: number | null }
export interface BalanceRow { account_id: number; as_of: number; fen: number }
export interface PayrollRow { account_id: number; month: string; payable_fen: number }
export interface InsuranceRow { employer_id: number; month: string; uninsured: number }
export interface CourtRow { employer_id: number; case_no: string; listed_at: number; ended_at: number | null; confirmed: number; matched_by: CourtMatch }
export interface CaseRow { employer_id: number; filed_at: number; closed_at: number | null; verified_fen: number | null; is_arrears: number; paid: number }
export interface StatusRow { employer_id: number; from_at: number; old_status: EmployerStatus; new_status: EmployerStatus }

export interface RawRows {
  readonly base: readonly BaseRow[]; readonly accounts: readonly AccountRow[]; readonly balances: readonly BalanceRow[]; readonly payroll: readonly PayrollRow[];
  readonly insurance: readonly InsuranceRow[]; readonly court: readonly CourtRow[]; readonly cases: readonly CaseRow[]; readonly statuses: readonly StatusRow[];
}

/** Tags that put an employer into a key category. */
const KEY_TAGS = [ARREARS_TAG, ...Object.keys(GRADE_TAGS)];

const IDS = '(SELECT value FROM json_each(:ids))';

/**
 * Court records and the employers they mean, as the monthly table takes them: tied ones that nobody denied, those of the same code (two dossiers may
 * bear it), and, while nobody has decided, those without a code whose name is the dossier's.
 */
const COURT = `SELECT r.employer_id, r.case_no, r.listed_at, r.ended_at, r.confirmed, r.matched_by FROM court_records r
    WHERE r.employer_id IN ${IDS} AND r.matched_by <> 'none' AND (r.confirmed = 1 OR r.confirmed_at IS NULL)
  UNION ALL SELECT e.id, r.case_no, r.listed_at, r.ended_at, r.confirmed, 'code' FROM employers e JOIN court_records r ON r.uscc = e.uscc
    WHERE e.id IN ${IDS} AND e.uscc <> '' AND r.matched_by IN ('code', 'none') AND (r.employer_id IS NULL OR r.employer_id <> e.id) AND (r.confirmed = 1 OR r.confirmed_at IS NULL)
  UNION ALL SELECT e.id, r.case_no, r.listed_at, r.ended_at, 0, 'name' FROM employers e JOIN court_records r ON r.debtor_name = e.name
    WHERE e.id IN ${IDS} AND r.uscc = '' AND r.employer_id IS NULL AND r.matched_by <> 'person' AND r.confirmed_at IS NULL`;

/**
 * Everything that alerts and levels of some employers rest on, in a fixed number of queries however many they are. Insurance comes whole for
 * those who ever had uninsured workers (only they can be orange) and for all others in the months `month` and the one before, or `whole` for everybody.
 */
export async function readRawRows(reader: Reader, ids: readonly number[], months: readonly [previous: string, month: string], now: number, whole = false): Promise<RawRows> {
  const bindings: Record<string, Value> = { ids: JSON.stringify(ids), previous: months[0], month: months[1], now, keyTags: JSON.stringify(KEY_TAGS) };
  const rows = <R>(sql: string): Promise<R[]> => reader.rows<R>(sql, only(sql, bindings));
  return {
    base: await rows<BaseRow>(
      `SELECT e.id, e.industry, e.status, e.alert_level, e.open_arrears_fen, e.open_cases, l.level, l.month AS level_month, l.codes,
         CASE WHEN e.duplicate_code = 1 OR (e.uscc <> '' AND EXISTS (SELECT 1 FROM employers d WHERE d.uscc = e.uscc AND d.id <> e.id AND d.merged_into IS NULL)) THEN 1 ELSE 0 END AS duplicate,
         CASE WHEN EXISTS (SELECT 1 FROM employer_tags t WHERE t.employer_id = e.id AND t.tag IN (SELECT value FROM json_each(:keyTags))) THEN 1 ELSE 0 END AS key_tag,
         CASE WHEN EXISTS (SELECT 1 FROM insurance_months i WHERE i.employer_id = e.id AND i.month <= :month) THEN 1 ELSE 0 END AS insurance_feed
       FROM employers e LEFT JOIN employer_levels l ON l.employer_id = e.id WHERE e.id IN ${IDS}`,
    ),
    accounts: await rows<AccountRow>(`SELECT id, employer_id, account_no, opened_at, closed_at FROM wage_accounts WHERE employer_id IN ${IDS}`),
    balances: await rows<BalanceRow>(`SELECT b.account_id, b.as_of, b.fen FROM balances b JOIN wage_accounts a ON a.id = b.account_id WHERE a.employer_id IN ${IDS}`),
    payroll: await rows<PayrollRow>(`SELECT p.account_id, p.month, p.payable_fen FROM payroll_months p JOIN wage_accounts a ON a.id = p.account_id WHERE a.employer_id IN ${IDS}`),
    insurance: await rows<InsuranceRow>(
      whole
        ? `SELECT employer_id, month, uninsured FROM insurance_months WHERE employer_id IN ${IDS}`
        : `SELECT employer_id, month, uninsured FROM insurance_months WHERE employer_id IN (SELECT employer_id FROM insurance_months WHERE uninsured > 0 AND employer_id IN ${IDS})
           UNION ALL SELECT employer_id, month, uninsured FROM insurance_months WHERE month IN (:previous, :month) AND employer_id IN ${IDS}`,
    ),
    court: await rows<CourtRow>(COURT),
    cases: await rows<CaseRow>(
      `SELECT c.employer_id, c.filed_at, c.closed_at, c.verified_fen, c.is_arrears, coalesce((SELECT sum(p.fen) FROM payments p WHERE p.case_id = c.id AND p.kind = 'wage' AND p.paid_at <= :now), 0) AS paid
       FROM cases c WHERE c.employer_id IN ${IDS}`,
    ),
    statuses: await rows<StatusRow>(`SELECT employer_id, from_at, old_status, new_status FROM employer_status_changes WHERE employer_id IN ${IDS}`),
  };
}

/** The engine takes only the bindings that a statement names. */
function only(sql: string, bindings: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)));
}
