import type { SealedColumn } from '#electron/vault/rotate.ts';

/** A sealed column of papers by its key; only rows that are sealed hold such values. */
function sealedColumn(table: string, column: string, key: string, where: string): SealedColumn {
  return {
    table, column, kind: null,
    rowsAfter: (w, cursor, limit) => w.rows(`SELECT ${key} AS row, ${column} AS sealed FROM ${table} WHERE ${where} AND ${column} IS NOT NULL AND ${key} > ? ORDER BY ${key} LIMIT ?`, [cursor ?? '', Math.min(limit, 100)]),
    async replace(w, rows) {
      for (const { row, sealed } of rows) await w.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [sealed, row]);
    },
  };
}

/** Every sealed column of papers, as a change of key walks over them. */
export const paperColumns: readonly SealedColumn[] = [
  sealedColumn('papers', 'content', 'uuid', 'sealed = 1'), sealedColumn('papers', 'layout', 'uuid', 'sealed = 1'), sealedColumn('paper_signatures', 'mark', 'uuid', 'sealed = 1'),
  sealedColumn('frozen_files', 'bytes', "(owner || '.' || format)", 'sealed = 1'), sealedColumn('officer_signatures', 'ink', 'staff_no', '1 = 1'),
];
