import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface FrozenFileRow { sha256: string; sealed: number; bytes: Uint8Array; made_at: number }

export function frozenFile(reader: Reader, owner: string, format: string): Promise<FrozenFileRow | undefined> {
  return reader.first('SELECT sha256, sealed, bytes, made_at FROM frozen_files WHERE owner = ? AND format = ?', [owner, format]);
}

export async function insertFrozenFile(w: Writer, row: { owner: string; format: string; sha256: string; size: number; sealed: number; bytes: Uint8Array; made_at: number }): Promise<void> {
  await w.insert('frozen_files', row);
}
