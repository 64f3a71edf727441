import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface MaterialRow { id: number; received_at: number; staff_no: string; cert_no: string; items: string }

/** Receipts of materials of a case, the newest first. */
export function materialsOf(reader: Reader, caseId: number): Promise<MaterialRow[]> {
  return reader.rows('SELECT id, received_at, staff_no, cert_no, items FROM material_receipts WHERE case_id = ? ORDER BY received_at DESC, id DESC', [caseId]);
}

export function insertMaterials(w: Writer, row: Omit<MaterialRow, 'id'> & { readonly case_id: number }): Promise<number> {
  return w.insert('material_receipts', { ...row });
}
