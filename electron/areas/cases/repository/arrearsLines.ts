import type { Writer } from '#electron/ledger/access.ts';
import type { ArrearsLine } from '../arrearsLines.ts';

export async function insertArrearsLine(w: Writer, caseId: number, line: ArrearsLine): Promise<void> {
  await w.run('INSERT INTO wage_arrears_lines (case_id, person_id, from_month, to_month, owed_fen, paid_fen) VALUES (?, ?, ?, ?, ?, ?)', [caseId, line.personId, line.fromMonth, line.toMonth, line.owedFen, line.paidFen]);
}
