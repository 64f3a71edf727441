import type { Reader } from '#electron/ledger/access.ts';
import { readColumns } from './columns.ts';

/**
 * Every wage account opened before `end` with the wages payable of `previous` and its last snapshot in [start, end): what the table needs, one
 * line an account whether banks report daily or monthly.
 */
export function readAccounts(reader: Reader, previous: string, start: number, end: number) {
  return readColumns<{ employer: number; no: string; project: string; four: string; opened: number; closed: number | null; payable: number | null; asOf: number | null; fen: number | null }>(
    reader,
    { employer: 'a.employer_id', no: 'a.account_no', project: 'a.project', four: 'a.last_four', opened: 'a.opened_at', closed: 'a.closed_at', payable: 'p.payable_fen', asOf: 'b.as_of', fen: 'b.fen' },
    `FROM wage_accounts a LEFT JOIN payroll_months p ON p.account_id = a.id AND p.month = ?
       LEFT JOIN balances b ON b.account_id = a.id AND b.as_of = (SELECT max(x.as_of) FROM balances x WHERE x.account_id = a.id AND x.as_of >= ? AND x.as_of < ?)
     WHERE a.opened_at < ?`, [previous, start, end, end],
  );
}
