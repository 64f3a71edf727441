import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface FrozenFileRow { sha256: string; sealed: number; bytes: Uint8Array; made_at: number }

export function frozenFile(reader: Reader, owner: string, format: string): Promise<FrozenFileRow | undefined> {
  return reader.first('SELECT sha256, sealed, bytes, made_at FROM frozen_files WHERE owner = ? AND format = ?', [owner, format]);
}

const AT_ONCE = 20;

/** Every kept file with its bytes, in the order of keeping, twenty at a time. */
export async function eachFrozenFile(reader: Reader, work: (row: FrozenFileRow & { owner: string; format: string }) => void): Promise<void> {
  for (let last = 0, full = true; full;) {
    const rows = await reader.rows<FrozenFileRow & { id: number; owner: string; format: string }>(`SELECT id, owner, format, sha256, sealed, bytes, made_at FROM frozen_files WHERE id > ? ORDER BY id LIMIT ${AT_ONCE}`, [last]);
    for (const row of rows) work(row);
    last = rows.at(-1)?.id ?? last;
    full = rows.length === AT_ONCE;
  }
}

export async function insertFrozenFile(w: Writer, row: { owner: string; format: string; sha256: string; size: number; sealed: number; bytes: Uint8Array; made_at: number }): Promise<void> {
  await w.insert('frozen_files', row);
}
