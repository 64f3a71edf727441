import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';

/** The acting officer: until accounts come, the one who was entered at first run. Undefined in a ledger that has none. */
export async function firstOfficer(reader: Reader): Promise<Actor | undefined> {
  const row = await reader.first<{ staff_no: string; name: string; posts: string }>('SELECT staff_no, name, posts FROM officers WHERE active = 1 ORDER BY id LIMIT 1');
  if (row === undefined) return undefined;
  const posts: unknown = JSON.parse(row.posts);
  if (!Array.isArray(posts)) throw new Error('posts of the officer are no list');
  return { staffNo: row.staff_no, name: row.name, posts: posts.map(String) };
}

/** How many deliveries wait and how many need a person. */
export async function outboxCounts(reader: Reader): Promise<{ waiting: number; attention: number }> {
  const rows = await reader.rows<{ state: string; n: number }>(`SELECT state, count(*) AS n FROM outbox WHERE state <> 'delivered' GROUP BY state`);
  const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
  return { waiting: of('pending'), attention: of('needs-attention') };
}

/** Streets that have a name, and those that employers stand in without one. */
export function allStreets(reader: Reader): Promise<{ code: string; name: string }[]> {
  return reader.rows(
    `SELECT code, name FROM streets
     UNION ALL SELECT DISTINCT street_code, '' FROM employers WHERE street_code <> '' AND street_code NOT IN (SELECT code FROM streets)
     ORDER BY 1`,
  );
}

export async function streetName(reader: Reader, code: string): Promise<string> {
  return (await reader.first<{ name: string }>('SELECT name FROM streets WHERE code = ?', [code]))?.name ?? '';
}

export async function saveStreet(w: Writer, code: string, name: string): Promise<void> {
  await w.run('INSERT INTO streets (code, name) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name', [code, name]);
}

/** Columns that the last change of 大队信息 replaced; null while nobody has changed it. */
export async function lastOfficeBefore(reader: Reader): Promise<Record<string, unknown> | null> {
  const row = await reader.first<{ before_json: string }>(`SELECT before_json FROM record_changes WHERE subject_kind = 'office' ORDER BY id DESC LIMIT 1`);
  if (row === undefined) return null;
  const before = JSON.parse(row.before_json) as Record<string, unknown>;
  return 'reviewContinuous' in before ? { ...before, reviewContinuous: before['reviewContinuous'] === 1 } : before;
}

export async function lastJournalSeq(reader: Reader): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal'))?.seq ?? 0;
}

export interface FrozenLine { readonly id: number; readonly serial: string; readonly sha256: string }

/** Every frozen table by its serial, oldest first. */
export function frozenTables(reader: Reader): Promise<FrozenLine[]> {
  return reader.rows('SELECT id, serial, payload_sha256 AS sha256 FROM report_revisions ORDER BY id');
}

export async function frozenPayload(reader: Reader, id: number): Promise<string> {
  return (await reader.first<{ payload: string }>('SELECT payload FROM report_revisions WHERE id = ?', [id]))?.payload ?? '';
}

export interface DeliveryLine { readonly serial: string; readonly state: string; readonly jws: string; readonly digest: string; readonly receipt: string }

/** One delivery with the texts that prove it, by the revision it carries; undefined where a frozen table has no place in the outbox. */
export function deliveryOf(reader: Reader, revisionId: number): Promise<DeliveryLine | undefined> {
  return reader.first(
    `SELECT r.serial, o.state, o.jws, o.jws_digest AS digest, o.receipt_jws AS receipt FROM outbox o JOIN report_revisions r ON r.id = o.revision_id WHERE o.revision_id = ?`,
    [revisionId],
  );
}
