import type { BlindKind } from '#electron/vault/blindIndex.ts';
import type { SealedColumn } from '#electron/vault/rotate.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SEALED, type SealedColumnName } from './persons.ts';

const KIND: Readonly<Partial<Record<SealedColumnName, { kind: BlindKind; hash: 'id_hash' | 'phone_hash' }>>> = { id_no: { kind: 'citizen', hash: 'id_hash' }, phone: { kind: 'phone', hash: 'phone_hash' } };

/** Every sealed column of persons, as a change of key walks over them. */
export const personColumns: readonly SealedColumn[] = SEALED.map((column): SealedColumn => {
  const hashed = KIND[column];
  return {
    table: 'persons', column, kind: hashed?.kind ?? null,
    rowsAfter: (w, cursor, limit) => w.rows(`SELECT id AS row, ${column} AS sealed FROM persons WHERE ${column} IS NOT NULL AND id > ? ORDER BY id LIMIT ?`, [cursor ?? '', limit]),
    async replace(w, rows) {
      for (const { row, sealed, index } of rows) {
        if (hashed === undefined) await w.run(`UPDATE persons SET ${column} = ? WHERE id = ?`, [sealed, row]);
        else await w.run(`UPDATE persons SET ${column} = ?, ${hashed.hash} = ? WHERE id = ?`, [sealed, index, row]);
      }
    },
  };
});

/** How many sealed values there are. */
export async function countSealed(reader: Reader): Promise<number> {
  return (await reader.first<{ n: number }>(`SELECT ${SEALED.map((column) => `count(${column})`).join(' + ')} AS n FROM persons`))?.n ?? 0;
}
