import type { Reader } from '#electron/ledger/access.ts';

export interface UnknownRow { employer_id: number; name: string; uscc: string; temp_no: string; codes: string }

const where = (patterns: readonly string[]): string => [
  `l.level = 'unknown'`, ...patterns.map(() => `(e.name LIKE ? ESCAPE '\\' OR e.initials LIKE ? ESCAPE '\\' OR e.pinyin LIKE ? ESCAPE '\\' OR e.uscc LIKE ? ESCAPE '\\')`),
].join(' AND ');

/** Employers whose level of the reference month cannot be told. */
export async function unknownRows(reader: Reader, patterns: readonly string[], offset: number, limit: number): Promise<{ total: number; rows: UnknownRow[] }> {
  const bindings = patterns.flatMap((pattern) => [pattern, pattern, pattern, pattern]);
  const from = 'employer_levels l JOIN employers e ON e.id = l.employer_id';
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where(patterns)}`, bindings),
    reader.rows<UnknownRow>(`SELECT e.id AS employer_id, e.name, e.uscc, e.temp_no, l.codes FROM ${from} WHERE ${where(patterns)} ORDER BY l.codes DESC, e.pinyin, e.id LIMIT ? OFFSET ?`, [...bindings, limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

export async function unknownCount(reader: Reader): Promise<number> {
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM employer_levels WHERE level = 'unknown'`))?.n ?? 0;
}
