import type { AlertLevel, EmployerStatus } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { likePattern, matchOf, phrase, type Term } from '../searchTerms.ts';

export interface FoundEmployer {
  id: number; name: string; uscc: string; temp_no: string; status: EmployerStatus; alert_level: AlertLevel; alert_rank: number; open_cases: number; street: string;
  /** Dossier that this one was merged into, else null. */
  merged_into: number | null;
}

/** Candidates of each kind that are read; the best of them are shown. */
const MOST = 60;
const COLUMNS = `e.id, e.name, e.uscc, e.temp_no, e.status, e.alert_level, e.alert_rank, e.open_cases, e.merged_into, coalesce(s.name, e.street_code) AS street`;
const FROM = `employers e LEFT JOIN streets s ON s.code = e.street_code`;

/**
 * Employers that may fit, those that begin with the text among them, working ones before closed ones. Never more than a few dozen, so that
 * a term that fits everything costs no more than one that fits little.
 */
export async function findEmployers(reader: Reader, terms: readonly Term[]): Promise<FoundEmployer[]> {
  const [first] = terms;
  if (first === undefined) return [];
  const single = terms.length === 1;
  const batches = terms.some((term) => term.indexed)
    ? [exact(reader, terms), ...(single ? [matching(reader, terms, startsWith(first), 'open')] : []), matching(reader, terms, null, 'open')]
    : [...(single ? shortPrefixes(reader, first) : []), shortAnywhere(reader, terms)];
  const open = unique((await Promise.all(batches)).flat());
  if (open.length >= MOST || !terms.some((term) => term.indexed)) return open;
  return unique([...open, ...(await matching(reader, terms, single ? startsWith(first) : null, 'gone')), ...(await matching(reader, terms, null, 'gone'))]);
}

/** The very code, temporary number or name; it must not be lost among the many that begin with it. */
function exact(reader: Reader, terms: readonly Term[]): Promise<FoundEmployer[]> {
  const typed = terms.map((term) => term.wide ?? term.text).join(' ');
  const code = typed.toUpperCase();
  return reader.rows(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.id IN (SELECT id FROM employers WHERE uscc = ? UNION SELECT id FROM employers WHERE temp_no = ? AND temp_no <> '' UNION SELECT id FROM employers WHERE name = ?) LIMIT ${MOST}`, [code, code, typed],
  );
}

/** By the trigram index; shorter words of the same question are looked for in the rows that it yields. */
function matching(reader: Reader, terms: readonly Term[], instead: string | null, state: 'open' | 'gone'): Promise<FoundEmployer[]> {
  const match = instead ?? terms.filter((term) => term.indexed).map((term) => `(${matchOf(term)})`).join(' AND ');
  const short = instead === null ? terms.filter((term) => !term.indexed) : [];
  return reader.rows(
    `SELECT ${COLUMNS} FROM employer_search f CROSS JOIN employers e ON e.id = f.rowid LEFT JOIN streets s ON s.code = e.street_code
     WHERE employer_search MATCH ? AND ${state === 'open' ? "e.status = 'active' AND e.merged_into IS NULL" : "(e.status <> 'active' OR e.merged_into IS NOT NULL)"} ${short.map(() => ANYWHERE).join(' ')} LIMIT ${MOST}`,
    [match, ...short.flatMap((term) => anywhere(term))],
  );
}

const ANYWHERE = `AND (e.name LIKE ? ESCAPE '\\' OR e.initials LIKE ? ESCAPE '\\' OR e.pinyin LIKE ? ESCAPE '\\')`;
const anywhere = (term: Term): Value[] => [likePattern(term.text, 'anywhere'), likePattern(term.text, 'anywhere'), likePattern(term.text, 'anywhere')];

/** Phrase that must stand at the start of a column. */
function startsWith(term: Term): string {
  return [term.text, ...(term.wide === null ? [] : [term.wide])].map((text) => `^ ${phrase(text)}`).join(' OR ');
}

/** One or two characters at the start of a name or of its initials: by the ordinary indexes. */
function shortPrefixes(reader: Reader, term: Term): Promise<FoundEmployer[]>[] {
  const range = (column: string, text: string): Promise<FoundEmployer[]> =>
    reader.rows(`SELECT ${COLUMNS} FROM ${FROM} WHERE e.${column} >= ? AND e.${column} < ? AND e.merged_into IS NULL LIMIT ${MOST}`, [text, `${text}\uffff`]);
  return /^[a-z0-9]+$/.test(term.text) ? [range('initials', term.text), range('name', term.text.toUpperCase())] : [range('name', term.text)];
}

/** One or two characters anywhere: names alone for Chinese text, initials for letters; each is a walk over one narrow index. */
async function shortAnywhere(reader: Reader, terms: readonly Term[]): Promise<FoundEmployer[]> {
  const column = terms.every((term) => /^[a-z0-9]+$/.test(term.text)) ? 'initials' : 'name';
  const conditions = terms.map(() => `${column} LIKE ? ESCAPE '\\'`).join(' AND ');
  return reader.rows(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.merged_into IS NULL AND e.id IN (SELECT id FROM employers WHERE ${conditions} LIMIT ${MOST})`, terms.map((term) => likePattern(term.text, 'anywhere')),
  );
}

function unique(rows: readonly FoundEmployer[]): FoundEmployer[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
