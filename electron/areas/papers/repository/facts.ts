import type { Reader } from '#electron/ledger/access.ts';

export interface EmployerFacts { id: number; name: string; uscc: string; address: string; legal_rep: string; phone: string }
export interface CaseFacts { case_no: string; employer_id: number; headcount: number | null; verified_fen: number | null; cause: string }

export function employerFacts(reader: Reader, id: number): Promise<EmployerFacts | undefined> {
  return reader.first('SELECT id, name, uscc, address, legal_rep, phone FROM employers WHERE id = ?', [id]);
}

export function caseFacts(reader: Reader, id: number): Promise<CaseFacts | undefined> {
  return reader.first('SELECT case_no, employer_id, headcount, verified_fen, cause FROM cases WHERE id = ?', [id]);
}

/** Id of a case by its number. */
export async function caseIdOf(reader: Reader, caseNo: string): Promise<number | null> {
  return (await reader.first<{ id: number }>('SELECT id FROM cases WHERE case_no = ?', [caseNo]))?.id ?? null;
}

export async function caseNumberOf(reader: Reader, id: number): Promise<string> {
  return (await reader.first<{ case_no: string }>('SELECT case_no FROM cases WHERE id = ?', [id]))?.case_no ?? '';
}
