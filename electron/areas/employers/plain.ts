import { refuse } from '#shared/messages/index.ts';
import { isoInstant } from '#shared/rules/time.ts';

/** A record as the command line prints it: plain JSON, money in integer fen, instants as ISO text in +08:00. */
export type Plain = { readonly [key: string]: unknown };

/** `KEY=VALUE` pairs of the command line; all must hold, by equality of what would be printed. A list holds a value that it contains. */
export type Where = readonly (readonly [key: string, value: string])[];

const INSTANTS = new Set([
  'at', 'openedAt', 'closedAt', 'asOf', 'filedAt', 'listedAt', 'endedAt', 'confirmedAt', 'collectedAt', 'courtCheckedUntil', 'raisedAt', 'paidAt', 'doneAt', 'dueAt', 'startAt', 't0', 'recordedAt',
  'brigade', 'police', 'brief', 'agreement', 'refusalAt', 'policeFiling', 'report',
]);

/** The same value with its instants as text. Ids and versions of this ledger mean nothing outside of it and are left out. */
export function plain(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (typeof value === 'number') return INSTANTS.has(key) ? isoInstant(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !INTERNAL.has(name)).map(([name, item]) => [name, plain(item, name)]));
}

const INTERNAL = new Set(['id', 'rowVersion', 'mergeId', 'batchId', 'caseId', 'employerId', 'undoable', 'route']);

/** Those of the records for which every pair holds. A key that no record has is a wrong question, not an empty answer. */
export function filtered<R extends Plain>(records: readonly R[], where: Where): R[] {
  const [first] = records;
  for (const [key] of where) {
    if (first !== undefined && !(key in first)) throw refuse('input.invalid', { detail: `没有字段 ${key}，可用的有 ${Object.keys(first).join('、')}` });
  }
  return records.filter((record) => where.every(([key, value]) => holds(record[key], value)));
}

function holds(found: unknown, value: string): boolean {
  if (Array.isArray(found)) return found.some((item) => holds(item, value));
  return found === null || found === undefined ? value === '' || value === 'null' : String(found) === value;
}
