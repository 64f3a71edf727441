import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { PaymentKind } from '#shared/rules/cases/vocabulary.ts';

export interface PaymentRow { paid_at: number; voucher: string; kind: PaymentKind; fen: number; batch_id: number | null; file_name: string | null; registered_by: string; confirmed_by: string; confirmed_at: number | null }

export function paymentsOf(reader: Reader, caseId: number): Promise<PaymentRow[]> {
  return reader.rows(
    `SELECT p.paid_at, p.voucher, p.kind, p.fen, p.batch_id, b.file_name, coalesce(c.registered_by, b.staff_no, '') AS registered_by, coalesce(c.confirmed_by, '') AS confirmed_by, c.confirmed_at
     FROM payments p LEFT JOIN import_batches b ON b.id = p.batch_id LEFT JOIN payment_confirmations c ON c.case_id = p.case_id AND c.paid_at = p.paid_at AND c.voucher = p.voucher
     WHERE p.case_id = ? ORDER BY p.paid_at DESC, p.voucher`, [caseId],
  );
}

/** Wage payments of several cases, by case. */
export async function wagesOf(reader: Reader, caseIds: readonly number[]): Promise<Map<number, [number, number][]>> {
  const payments = new Map<number, [number, number][]>();
  if (caseIds.length === 0) return payments;
  const rows = await reader.rows<{ case_id: number; paid_at: number; fen: number }>(
    `SELECT case_id, paid_at, fen FROM payments WHERE kind = 'wage' AND case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, paid_at`, [JSON.stringify(caseIds)],
  );
  for (const row of rows) {
    const list = payments.get(row.case_id);
    if (list === undefined) payments.set(row.case_id, [[row.paid_at, row.fen]]);
    else list.push([row.paid_at, row.fen]);
  }
  return payments;
}

export async function insertPayment(w: Writer, caseId: number, payment: { paidAt: number; voucher: string; kind: PaymentKind; fen: number }, by: string): Promise<number> {
  const written = await w.run('INSERT INTO payments (case_id, paid_at, voucher, kind, fen) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', [caseId, payment.paidAt, payment.voucher, payment.kind, payment.fen]);
  if (written > 0) await w.run('INSERT OR REPLACE INTO payment_confirmations (case_id, paid_at, voucher, registered_by) VALUES (?, ?, ?, ?)', [caseId, payment.paidAt, payment.voucher, by]);
  return written;
}

/** Takes a payment out and keeps it as it was. Undefined when there is none. */
export async function removePaymentRow(w: Writer, key: { caseId: number; paidAt: number; voucher: string }, note: { seq: number; at: number; staffNo: string; employerId: number; why: string }): Promise<{ kind: PaymentKind; fen: number } | undefined> {
  const row = await w.first<{ case_id: number; paid_at: number; voucher: string; kind: PaymentKind; fen: number; batch_id: number | null }>(
    'SELECT case_id, paid_at, voucher, kind, fen, batch_id FROM payments WHERE case_id = ? AND paid_at = ? AND voucher = ?', [key.caseId, key.paidAt, key.voucher],
  );
  if (row === undefined) return undefined;
  await w.insert('removed_records', { journal_seq: note.seq, at: note.at, staff_no: note.staffNo, why: note.why, batch_id: row.batch_id, table_name: 'payments', employer_id: note.employerId, row_json: JSON.stringify(row) });
  await w.run('DELETE FROM payments WHERE case_id = ? AND paid_at = ? AND voucher = ?', [key.caseId, key.paidAt, key.voucher]);
  return { kind: row.kind, fen: row.fen };
}

export async function confirmRow(w: Writer, key: { caseId: number; paidAt: number; voucher: string }, staffNo: string, at: number): Promise<void> {
  await w.run(
    `INSERT INTO payment_confirmations (case_id, paid_at, voucher, confirmed_by, confirmed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id, paid_at, voucher) DO UPDATE SET confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`, [key.caseId, key.paidAt, key.voucher, staffNo, at],
  );
}
