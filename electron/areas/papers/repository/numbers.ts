import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface NumberRow {
  class: string; year: number; seq: number; number: string; title: string; label: string; taken_at: number; taken_by: string; voided_at: number | null; voided_by: string; void_reason: string; paper_id: number | null;
}

/** Highest taken number of a class and year; 0 for none. One seek in the register's index. */
export async function highestSeq(reader: Reader, letter: string, year: number): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM paper_numbers WHERE class = ? AND year = ?', [letter, year]))?.seq ?? 0;
}

export async function insertNumber(w: Writer, row: Omit<NumberRow, 'voided_at' | 'voided_by' | 'void_reason'>): Promise<void> {
  await w.insert('paper_numbers', { ...row });
}

/** Marks a number void; how many rows it touched. */
export function voidNumber(w: Writer, number: string, at: number, staffNo: string, reason: string): Promise<number> {
  return w.update('paper_numbers', { voided_at: at, voided_by: staffNo, void_reason: reason }, { number });
}

/** 文书编号登记簿: a class and year, or all of a year. */
export function register(reader: Reader, year: number, letter: string): Promise<NumberRow[]> {
  return reader.rows('SELECT class, year, seq, number, title, label, taken_at, taken_by, voided_at, voided_by, void_reason, paper_id FROM paper_numbers WHERE year = ? AND (? = \'\' OR class = ?) ORDER BY class, seq LIMIT 20000', [year, letter, letter]);
}

/** Numbers that a paper bears and the register does not know as its own, or the other way round, or that are void in one of them only. */
export async function numbersAstray(reader: Reader): Promise<string[]> {
  const rows = await reader.rows<{ number: string }>(
    `SELECT p.number FROM papers p LEFT JOIN paper_numbers n ON n.number = p.number AND n.paper_id = p.id WHERE p.number <> '' AND (n.number IS NULL OR (p.state = 'void') <> (n.voided_at IS NOT NULL))
     UNION SELECT n.number FROM paper_numbers n LEFT JOIN papers p ON p.id = n.paper_id WHERE n.paper_id IS NOT NULL AND (p.id IS NULL OR p.number <> n.number)`,
  );
  return rows.map((row) => row.number);
}

export async function numberYears(reader: Reader): Promise<number[]> {
  return (await reader.rows<{ year: number }>('SELECT DISTINCT year FROM paper_numbers ORDER BY year DESC')).map((row) => row.year);
}
