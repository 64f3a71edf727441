import type { z } from 'zod';
import type { employerFilter, employerSort } from '#shared/contract/employers.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { likePattern, matchOf, termsOf, type Term } from '../searchTerms.ts';

export type EmployerFilter = z.infer<typeof employerFilter>;
export type EmployerSort = z.infer<typeof employerSort>;

export interface Clause { readonly sql: string; readonly bindings: readonly Value[] }

/** Condition on `employers e` for a filter; merged dossiers never show. */
export function whereOf(filter: EmployerFilter): Clause {
  const parts: Clause[] = [
    { sql: 'e.merged_into IS NULL', bindings: [] },
    ...termsOf(filter.text).map(textClause),
    ...oneOf('e.industry', filter.industries),
    ...oneOf('e.street_code', filter.streets),
    ...oneOf('e.status', filter.statuses),
    ...oneOf('e.alert_level', filter.levels),
    ...filter.tags.map((tag) => ({ sql: 'EXISTS (SELECT 1 FROM employer_tags t WHERE t.employer_id = e.id AND t.tag = ?)', bindings: [tag] })),
    ...(filter.openArrearsOnly ? [{ sql: 'e.open_arrears_fen > 0', bindings: [] }] : []),
  ];
  return { sql: parts.map((part) => part.sql).join(' AND '), bindings: parts.flatMap((part) => part.bindings) };
}

/** A term in name, pinyin, initials, code or temporary number: by the trigram index from three characters on, else by looking at each row. */
function textClause(term: Term): Clause {
  if (term.indexed) return { sql: 'e.id IN (SELECT rowid FROM employer_search WHERE employer_search MATCH ?)', bindings: [matchOf(term)] };
  const columns = ['e.name', 'e.initials', 'e.pinyin', 'e.uscc'];
  const anywhere = likePattern(term.text, 'anywhere');
  const wide = term.wide === null ? [] : [likePattern(term.wide, 'anywhere')];
  const conditions = [...columns.map((column) => `${column} LIKE ? ESCAPE '\\'`), ...wide.map(() => `e.name LIKE ? ESCAPE '\\'`)];
  return { sql: `(${conditions.join(' OR ')})`, bindings: [...columns.map(() => anywhere), ...wide] };
}

function oneOf(column: string, values: readonly string[]): Clause[] {
  return values.length === 0 ? [] : [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, bindings: values }];
}

/** Column and whether its natural order falls. Names sort as they sound; what is not known stands last going down. */
const ORDERS: Readonly<Record<EmployerSort, readonly string[]>> = {
  alert: ['e.alert_rank', 'e.open_arrears_fen'],
  name: ['e.pinyin', 'e.name'],
  code: ['e.uscc', 'e.temp_no'],
  street: ['e.street_code', 'e.pinyin'],
  headcount: ['coalesce(e.headcount, -1)'],
  arrears: ['e.open_arrears_fen'],
  cases: ['e.open_cases'],
};

/** ORDER BY of a sort; equal ones by age of the dossier, the oldest first. */
export function orderOf(sort: EmployerSort, descending: boolean): string {
  return [...ORDERS[sort].map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`), 'e.id ASC'].join(', ');
}
