import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface SignatureRow { id: number; uuid: string; paper_id: number; slot: string; signer: string; digest: string; at: number; staff_no: string; refused: number; sealed: number; mark: string | Uint8Array }

export function signaturesOf(reader: Reader, paperId: number): Promise<SignatureRow[]> {
  return reader.rows('SELECT id, uuid, paper_id, slot, signer, digest, at, staff_no, refused, sealed, mark FROM paper_signatures WHERE paper_id = ? ORDER BY id', [paperId]);
}

export function insertSignature(w: Writer, row: Omit<SignatureRow, 'id'>): Promise<number> {
  return w.insert('paper_signatures', { ...row });
}

export function storedSignature(reader: Reader, staffNo: string): Promise<{ stored_at: number; ink: Uint8Array } | undefined> {
  return reader.first('SELECT stored_at, ink FROM officer_signatures WHERE staff_no = ?', [staffNo]);
}

export async function keepSignature(w: Writer, staffNo: string, at: number, ink: Uint8Array): Promise<void> {
  await w.run('INSERT INTO officer_signatures (staff_no, stored_at, ink) VALUES (?, ?, ?) ON CONFLICT (staff_no) DO UPDATE SET stored_at = excluded.stored_at, ink = excluded.ink', [staffNo, at, ink]);
}
