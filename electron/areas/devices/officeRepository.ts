import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface PrintedRow { at: number; staff_no: string; subject_kind: string; subject_id: string; printer: string; copies: number; outcome: 'queued' | 'printed' | 'failed' }

export function insertPrinted(w: Writer, row: PrintedRow): Promise<number> {
  return w.insert('printed_papers', { ...row });
}

export function setPrinted(w: Writer, id: number, outcome: PrintedRow['outcome']): Promise<number> {
  return w.run('UPDATE printed_papers SET outcome = ? WHERE id = ?', [outcome, id]);
}

export function printedOf(reader: Reader, kind: string, id: string): Promise<PrintedRow[]> {
  return reader.rows('SELECT at, staff_no, subject_kind, subject_id, printer, copies, outcome FROM printed_papers WHERE subject_kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 20', [kind, id]);
}
