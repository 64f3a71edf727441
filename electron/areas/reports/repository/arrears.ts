import type { Reader } from '#electron/ledger/access.ts';
import { idList, readColumns } from './columns.ts';

/** Arrears cases that are open at `end` by what the ledger holds now. */
export function readOpenArrears(reader: Reader, end: number) {
  return readColumns<{ id: number; employer: number; no: string; filed: number; closed: number | null; verified: number | null; headcount: number | null; unpaid: number | null; created: number }>(
    reader,
    { id: 'id', employer: 'employer_id', no: 'case_no', filed: 'filed_at', closed: 'closed_at', verified: 'verified_fen', headcount: 'headcount', unpaid: 'unpaid_headcount', created: 'created_at' },
    'FROM cases WHERE is_arrears = 1 AND filed_at < ? AND (closed_at IS NULL OR closed_at >= ?)', [end, end],
  );
}

/** Wage payments of some cases before an instant; bounced ones are negative. */
export function readPayments(reader: Reader, caseIds: readonly number[], end: number) {
  return readColumns<{ caseId: number; at: number; fen: number }>(
    reader, { caseId: 'p.case_id', at: 'p.paid_at', fen: 'p.fen' }, `FROM json_each(?) x JOIN payments p ON p.case_id = x.value WHERE p.kind = 'wage' AND p.paid_at < ?`, [idList(caseIds), end],
  );
}
