import type { Reader } from '#electron/ledger/access.ts';

export async function lastEntrySeq(reader: Reader): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal'))?.seq ?? 0;
}
