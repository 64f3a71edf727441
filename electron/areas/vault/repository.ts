import type { BlindKind } from '#electron/vault/blindIndex.ts';
import type { SealedColumn } from '#electron/vault/rotate.ts';
import type { Reader } from '#electron/ledger/access.ts';

/** Where sealed values stand. `key` is what they are bound to as SQL, `only` which rows hold a sealed value; `hash` the keyed hash beside it; `few` where they are large. */
interface Sealed {
  readonly table: string;
  readonly column: string;
  readonly key?: string;
  readonly text?: true;
  readonly only?: string;
  readonly hash?: { readonly kind: BlindKind; readonly column: string };
  readonly few?: true;
  /** Where the value is bound to another row than it stands in: that row's table, and its key as SQL. */
  readonly bound?: { readonly table: string; readonly key: string };
}

const PERSONS = { table: 'persons', text: true } as const;
/** What persons were: bytes as they were sealed, so that a list can be taken back without a key. */
const VERSIONS = { table: 'person_versions', bound: { table: 'persons', key: 'person_id' } } as const;

/**
 * Every sealed column of the ledger. A column that is missing here would be lost with the next change of key: a test holds this list against the ledger's own
 * shape.
 */
const SEALED: readonly Sealed[] = [
  { ...PERSONS, column: 'name' }, { ...PERSONS, column: 'id_no', hash: { kind: 'citizen', column: 'id_hash' } }, { ...PERSONS, column: 'phone', hash: { kind: 'phone', column: 'phone_hash' } },
  { ...PERSONS, column: 'address' }, { ...PERSONS, column: 'bank_card' },
  { ...VERSIONS, column: 'name' }, { ...VERSIONS, column: 'id_no', hash: { kind: 'citizen', column: 'id_hash' } }, { ...VERSIONS, column: 'phone', hash: { kind: 'phone', column: 'phone_hash' } },
  { ...VERSIONS, column: 'address' }, { ...VERSIONS, column: 'bank_card' },
  { table: 'complaints', column: 'statement_sealed' }, { table: 'phone_attempts', column: 'note_sealed' }, { table: 'complaint_drafts', column: 'sealed' },
  { table: 'mediations', column: 'parties_sealed' }, { table: 'mediations', column: 'agreement_sealed' },
  { table: 'papers', column: 'content', key: 'uuid', text: true, only: 'sealed = 1', few: true }, { table: 'papers', column: 'layout', key: 'uuid', text: true, only: 'sealed = 1', few: true },
  { table: 'paper_signatures', column: 'mark', key: 'uuid', text: true, only: 'sealed = 1', few: true }, { table: 'officer_signatures', column: 'ink', key: 'staff_no', text: true },
  { table: 'frozen_files', column: 'bytes', key: `owner || '.' || format`, text: true, only: 'sealed = 1', few: true },
];

const FEW = 20;

/** The columns as a change of key walks over them. */
export const sealedColumns: readonly SealedColumn[] = SEALED.map((one): SealedColumn => {
  const { table, column, key = 'id', text, hash, bound } = one;
  return {
    table, column, kind: hash?.kind ?? null, ...(bound === undefined ? {} : { boundTo: bound.table }),
    rowsAfter: (w, cursor, limit) => w.rows(
      `SELECT ${key} AS row, ${column} AS sealed${bound === undefined ? '' : `, ${bound.key} AS of`} FROM ${table} WHERE ${holds(one)} AND ${key} > ? ORDER BY ${key} LIMIT ?`, [cursor ?? (text === true ? '' : -1), one.few === true ? Math.min(limit, FEW) : limit],
    ),
    async replace(w, rows) {
      for (const { row, sealed, index } of rows) {
        if (hash === undefined) await w.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [sealed, row]);
        else await w.run(`UPDATE ${table} SET ${column} = ?, ${hash.column} = ? WHERE ${key} = ?`, [sealed, index, row]);
      }
    },
  };
});

/** `table.column` of each, for the test that no sealed column is forgotten. */
export const sealedNames: readonly string[] = SEALED.map(({ table, column }) => `${table}.${column}`);

/** How many sealed values there are. */
export async function countSealed(reader: Reader): Promise<number> {
  let n = 0;
  for (const one of SEALED) n += (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${one.table} WHERE ${holds(one)}`))?.n ?? 0;
  return n;
}

const holds = (one: Sealed): string => `${one.column} IS NOT NULL${one.only === undefined ? '' : ` AND ${one.only}`}`;
