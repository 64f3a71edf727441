import { areaWord, tableWord } from '#shared/rules/backups/words.ts';
import type { Reader } from './access.ts';
import { readerOf } from './access.ts';
import { connect } from './driver.ts';

export interface LostEntry { readonly seq: number; readonly at: number; readonly staffNo: string; readonly name: string; readonly area: string; readonly subject: string; readonly summary: string }

export interface Comparison {
  readonly sameLedger: boolean;
  /** Number of the present ledger's last journal entry. */
  readonly presentSeq: number;
  /** Entries of the present that the other file does not have, counted and the newest of them. */
  readonly lost: { readonly total: number; readonly byArea: readonly { area: string; count: number }[]; readonly byOfficer: readonly { staffNo: string; name: string; count: number }[]; readonly newest: readonly LostEntry[] };
  /** Entries that only the other file has: after an undo, or when work went on elsewhere. */
  readonly gained: number;
  readonly records: readonly { label: string; now: number; before: number; lost: number }[];
  /** What wraps the device key and the vault by passphrase in each file, as it stands there; empty where there is none. */
  readonly wraps: { readonly present: Wraps; readonly other: Wraps };
}

export interface Wraps { readonly deviceKey: string; readonly vault: string }

const SHOWN = 200;

/**
 * What would be lost if another file (a backup, what a restore replaced) took the present ledger's place: journal entries after the last common one, and records
 * by kind. Both files are only read.
 */
export async function compareLedgers(present: string, other: string): Promise<Comparison> {
  const connection = connect({ file: present, readOnly: true, connections: 1, busyTimeoutMs: 10_000 });
  try {
    const reader = readerOf(connection);
    await reader.rows('ATTACH DATABASE ? AS other', [other]);
    const mine = await reader.first<{ value: string }>(`SELECT value FROM main.ledger_meta WHERE key = 'ledgerId'`);
    const theirs = await reader.first<{ value: string }>(`SELECT value FROM other.ledger_meta WHERE key = 'ledgerId'`);
    const presentSeq = await lastOf(reader, 'main');
    const otherSeq = await lastOf(reader, 'other');
    const common = await lastCommon(reader, Math.min(presentSeq, otherSeq));
    return { sameLedger: mine?.value === theirs?.value, presentSeq, lost: await lostAfter(reader, common), gained: otherSeq - common, records: await recordsBy(reader), wraps: { present: await wrapsOf(reader, 'main'), other: await wrapsOf(reader, 'other') } };
  } finally {
    await connection.close();
  }
}

async function wrapsOf(reader: Reader, side: 'main' | 'other'): Promise<Wraps> {
  const key = await reader.first<{ wrapped: string }>(`SELECT wrapped_by_passphrase AS wrapped FROM ${side}.device_keys WHERE retired_at IS NULL ORDER BY created_at DESC LIMIT 1`);
  const vault = await reader.first<{ value: string }>(`SELECT value FROM ${side}.ledger_meta WHERE key = 'vault'`);
  return { deviceKey: key?.wrapped ?? '', vault: vault?.value ?? '' };
}

async function lastOf(reader: Reader, side: 'main' | 'other'): Promise<number> {
  return (await reader.first<{ n: number | null }>(`SELECT max(seq) AS n FROM ${side}.journal`))?.n ?? 0;
}

/** The journal is a chain: where two entries of one number are the same, all before them are. */
async function lastCommon(reader: Reader, most: number): Promise<number> {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const same = await reader.first('SELECT 1 FROM main.journal a JOIN other.journal b ON b.seq = a.seq AND b.digest = a.digest WHERE a.seq = ?', [middle]);
    if (same === undefined) high = middle - 1;
    else low = middle;
  }
  return low;
}

async function lostAfter(reader: Reader, common: number): Promise<Comparison['lost']> {
  const from = 'FROM main.journal j LEFT JOIN main.officers o ON o.staff_no = j.staff_no WHERE j.seq > ?';
  const name = `CASE WHEN j.staff_no = 'system' THEN '系统' ELSE coalesce(o.name, '') END`;
  const groups = await reader.rows<{ operation: string; staffNo: string; name: string; n: number }>(`SELECT j.operation, j.staff_no AS staffNo, ${name} AS name, count(*) AS n ${from} GROUP BY 1, 2, 3`, [common]);
  const newest = await reader.rows<Omit<LostEntry, 'area'> & { operation: string }>(`SELECT j.seq, j.at, j.staff_no AS staffNo, ${name} AS name, j.operation, j.subject_label AS subject, j.summary ${from} ORDER BY j.seq DESC LIMIT ${SHOWN}`, [common]);
  const byArea = summed(groups.map(({ operation, n }) => ({ key: areaWord(operation), count: n }))).map(({ key, count }) => ({ area: key, count }));
  const names = new Map(groups.map(({ staffNo, name: called }) => [staffNo, called]));
  return {
    total: groups.reduce((sum, { n }) => sum + n, 0),
    byArea,
    byOfficer: summed(groups.map(({ staffNo, n }) => ({ key: staffNo, count: n }))).map(({ key, count }) => ({ staffNo: key, name: names.get(key) ?? '', count })),
    newest: newest.map(({ operation, ...entry }) => ({ ...entry, area: areaWord(operation) })),
  };
}

function summed(parts: readonly { key: string; count: number }[]): { key: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const { key, count } of parts) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Kinds of records that differ in number; `lost` counts those of the present that are not in the other file. */
async function recordsBy(reader: Reader): Promise<Comparison['records']> {
  const tables = await reader.rows<{ name: string; there: number }>(
    `SELECT m.name, (SELECT count(*) FROM other.sqlite_master t WHERE t.type = 'table' AND t.name = m.name) AS there FROM main.sqlite_master m WHERE m.type = 'table'`,
  );
  const records: { label: string; now: number; before: number; lost: number }[] = [];
  for (const { name, there } of tables) {
    const label = name === 'journal' ? null : tableWord(name);
    if (label === null) continue;
    const count = async (side: 'main' | 'other'): Promise<number> => (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${side}.${name}`))?.n ?? 0;
    const [now, before] = [await count('main'), there === 0 ? 0 : await count('other')];
    const byId = there > 0 && (await reader.first(`SELECT 1 FROM pragma_table_info(?) WHERE name = 'id'`, [name])) !== undefined;
    const lost = byId ? (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM main.${name} WHERE id NOT IN (SELECT id FROM other.${name})`))?.n ?? 0 : Math.max(0, now - before);
    if (now !== before || lost > 0) records.push({ label, now, before, lost });
  }
  return records.sort((a, b) => b.lost - a.lost);
}
