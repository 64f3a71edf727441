import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

/**
 * Reads many rows as one array a column. A table of one month touches some hundred thousand rows; an object for each would cost several
 * times the reading itself. `select` names each column's SQL; all arrays have one length and one order.
 */
export async function readColumns<T extends Record<string, unknown>>(reader: Reader, select: { readonly [C in keyof T]: string }, rest: string, bindings: readonly Value[] = []): Promise<{ [C in keyof T]: T[C][] }> {
  const names = Object.keys(select) as (keyof T & string)[];
  const row = await reader.first<Record<string, string>>(`SELECT ${names.map((name) => `json_group_array(${select[name]}) AS ${name}`).join(', ')} ${rest}`, bindings);
  return Object.fromEntries(names.map((name) => [name, JSON.parse(row?.[name] ?? '[]') as unknown])) as { [C in keyof T]: T[C][] };
}

/** Ids as a text that statements take in by `json_each`. */
export function idList(ids: Iterable<number | string>): string {
  return JSON.stringify([...ids]);
}
