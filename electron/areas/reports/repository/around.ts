import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { idList } from './columns.ts';

/*
 * Records around a month of some employers: also those that the table does not use, so that a cell can say why not. A fixed number of
 * statements however many employers.
 */

const OWN = '(SELECT value FROM json_each(?))';

export interface AccountRow { id: number; employer_id: number; account_no: string; project: string; last_four: string; opened_at: number; closed_at: number | null; payable_fen: number | null }

/** Accounts opened before an instant with the wages payable of one month. */
export function accountsOf(reader: Reader, ids: readonly number[], openedBefore: number, month: string): Promise<AccountRow[]> {
  return reader.rows(
    `SELECT a.id, a.employer_id, a.account_no, a.project, a.last_four, a.opened_at, a.closed_at, p.payable_fen FROM wage_accounts a LEFT JOIN payroll_months p ON p.account_id = a.id AND p.month = ?
     WHERE a.employer_id IN ${OWN} AND a.opened_at < ? ORDER BY a.account_no`, [month, idList(ids), openedBefore],
  );
}

/** Snapshots from the last one before `start` (as far back as `since`) up to `until`. */
export function snapshotsOf(reader: Reader, accountIds: readonly number[], since: number, until: number): Promise<{ account_id: number; as_of: number; fen: number }[]> {
  return reader.rows(`SELECT b.account_id, b.as_of, b.fen FROM json_each(?) x JOIN balances b ON b.account_id = x.value WHERE b.as_of >= ? AND b.as_of < ? ORDER BY b.account_id, b.as_of`, [idList(accountIds), since, until]);
}

export function insuranceOf(reader: Reader, ids: readonly number[], months: readonly string[]): Promise<{ employer_id: number; month: string; uninsured: number }[]> {
  return reader.rows(`SELECT employer_id, month, uninsured FROM insurance_months WHERE month IN (SELECT value FROM json_each(?)) AND employer_id IN ${OWN}`, [idList(months), idList(ids)]);
}

export interface ArrearsRow { id: number; employer_id: number; case_no: string; filed_at: number; closed_at: number | null; verified_fen: number | null; unpaid_headcount: number | null; created_at: number }

/** Arrears cases filed before `until` and not closed before `start`. */
export function arrearsCasesOf(reader: Reader, ids: readonly number[], start: number, until: number): Promise<ArrearsRow[]> {
  return reader.rows(
    `SELECT id, employer_id, case_no, filed_at, closed_at, verified_fen, unpaid_headcount, created_at FROM cases
     WHERE employer_id IN ${OWN} AND is_arrears = 1 AND filed_at < ? AND (closed_at IS NULL OR closed_at >= ?) ORDER BY filed_at, id`, [idList(ids), until, start],
  );
}

export function markedDuplicate(reader: Reader, ids: readonly number[]): Promise<{ id: number; employer_id: number }[]> {
  const bindings: Value[] = [idList(ids)];
  return reader.rows(`SELECT d.id, e.id AS employer_id FROM employers e JOIN employers d ON d.uscc = e.uscc AND d.merged_into IS NULL AND d.duplicate_code = 1 WHERE e.id IN ${OWN} AND e.uscc <> ''`, bindings);
}
