import type { Reader, Writer } from './access.ts';

/** What a ledger knows of itself from its first day. */
export interface LedgerMeta {
  readonly ledgerId: string;
  readonly districtCode: string;
  readonly districtName: string;
  readonly createdAt: number;
}

export async function readMeta(reader: Reader): Promise<LedgerMeta> {
  const rows = await reader.rows<{ key: string; value: string }>('SELECT key, value FROM ledger_meta');
  const map = new Map(rows.map((row) => [row.key, row.value]));
  const need = (key: string): string => {
    const value = map.get(key);
    if (value === undefined) throw new Error(`the ledger does not say its ${key}`);
    return value;
  };
  return { ledgerId: need('ledgerId'), districtCode: need('districtCode'), districtName: need('districtName'), createdAt: Number(need('createdAt')) };
}

export async function writeMeta(w: Writer, meta: LedgerMeta): Promise<void> {
  for (const [key, value] of Object.entries(meta)) await w.run('INSERT INTO ledger_meta (key, value) VALUES (?, ?)', [key, String(value)]);
}

/** A setting of this ledger, or `fallback` where none was made. */
export async function readSetting(reader: Reader, key: string, fallback: string): Promise<string> {
  return (await reader.first<{ value: string }>('SELECT value FROM settings WHERE key = ?', [key]))?.value ?? fallback;
}

export async function writeSetting(w: Writer, key: string, value: string): Promise<void> {
  await w.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, value]);
}
