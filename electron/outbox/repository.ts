import type { TroubleWords } from '#shared/city/troubleWords.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export type StoredState = 'pending' | 'delivered' | 'needs-attention';

/** One revision on its way, without its texts. */
export interface OutboxRow {
  readonly id: number;
  readonly revisionId: number;
  readonly table: TableName;
  readonly month: string;
  readonly revision: number;
  readonly serial: string;
  readonly approvedAt: number;
  readonly state: StoredState;
  readonly signed: boolean;
  readonly jwsDigest: string;
  readonly size: number;
  readonly attempts: number;
  readonly lastTryAt: number | null;
  readonly nextTryAt: number | null;
  /** Why it was not delivered at the last try; null before the first. */
  readonly problem: TroubleWords | null;
  readonly receiptId: string;
  readonly receivedAt: number | null;
  readonly keptAt: number | null;
  readonly via: 'network' | 'usb' | '';
}

interface Stored {
  id: number; revision_id: number; table_name: TableName; month: string; revision: number; serial: string; approved_at: number; state: StoredState; signed: number; jws_digest: string; size: number;
  attempts: number; last_try_at: number | null; next_try_at: number | null; problem_json: string; receipt_id: string; received_at: number | null; kept_at: number | null; via: OutboxRow['via'];
}

const COLUMNS = `o.id, o.revision_id, v.table_name, v.month, v.revision, v.serial, v.approved_at, o.state, o.jws <> '' AS signed, o.jws_digest,
  CASE WHEN o.jws = '' THEN length(v.payload) ELSE length(o.jws) END AS size, o.attempts, o.last_try_at, o.next_try_at, o.problem_json, o.receipt_id, o.received_at, o.kept_at, o.via`;
const FROM = 'FROM outbox o JOIN report_revisions v ON v.id = o.revision_id';
/** By approval: a table's first revision before its second. */
const ORDER = 'ORDER BY v.approved_at, v.id';

function rowOf(stored: Stored): OutboxRow {
  return {
    id: stored.id, revisionId: stored.revision_id, table: stored.table_name, month: stored.month, revision: stored.revision, serial: stored.serial, approvedAt: stored.approved_at,
    state: stored.state, signed: stored.signed === 1, jwsDigest: stored.jws_digest, size: stored.size, attempts: stored.attempts, lastTryAt: stored.last_try_at, nextTryAt: stored.next_try_at,
    problem: stored.problem_json === '' ? null : (JSON.parse(stored.problem_json) as TroubleWords),
    receiptId: stored.receipt_id, receivedAt: stored.received_at, keptAt: stored.kept_at, via: stored.via,
  };
}

/** All, in the order of approval. */
export async function outboxRows(reader: Reader): Promise<OutboxRow[]> {
  return (await reader.rows<Stored>(`SELECT ${COLUMNS} ${FROM} ${ORDER}`)).map(rowOf);
}

/** Those that have not reached the city, in the order of approval. */
export async function undelivered(reader: Reader): Promise<OutboxRow[]> {
  return (await reader.rows<Stored>(`SELECT ${COLUMNS} ${FROM} WHERE o.state <> 'delivered' ${ORDER}`)).map(rowOf);
}

export async function outboxRow(reader: Reader, id: number): Promise<OutboxRow | undefined> {
  const stored = await reader.first<Stored>(`SELECT ${COLUMNS} ${FROM} WHERE o.id = ?`, [id]);
  return stored === undefined ? undefined : rowOf(stored);
}

export async function rowOfRevision(reader: Reader, table: string, month: string, revision: number): Promise<OutboxRow | undefined> {
  const stored = await reader.first<Stored>(`SELECT ${COLUMNS} ${FROM} WHERE v.table_name = ? AND v.month = ? AND v.revision = ?`, [table, month, revision]);
  return stored === undefined ? undefined : rowOf(stored);
}

export async function textsOf(reader: Reader, id: number): Promise<{ jws: string; receiptJws: string }> {
  const found = await reader.first<{ jws: string; receipt_jws: string }>('SELECT jws, receipt_jws FROM outbox WHERE id = ?', [id]);
  return { jws: found?.jws ?? '', receiptJws: found?.receipt_jws ?? '' };
}

/** What stands frozen under an outbox row or a revision that is about to be signed. */
export interface FrozenRevision { readonly outboxId: number; readonly revisionId: number; readonly serial: string; readonly approvedAt: number; readonly table: string; readonly month: string; readonly revision: number }

interface StoredFrozen { outbox_id: number; id: number; serial: string; approved_at: number; table_name: string; month: string; revision: number }

const frozenOf = (row: StoredFrozen): FrozenRevision => ({
  outboxId: row.outbox_id, revisionId: row.id, serial: row.serial, approvedAt: row.approved_at, table: row.table_name, month: row.month, revision: row.revision,
});

export async function frozenRevision(reader: Reader, revisionId: number): Promise<FrozenRevision | undefined> {
  const row = await reader.first<StoredFrozen>(`SELECT o.id AS outbox_id, v.id, v.serial, v.approved_at, v.table_name, v.month, v.revision ${FROM} WHERE v.id = ?`, [revisionId]);
  return row === undefined ? undefined : frozenOf(row);
}

export async function payloadOf(reader: Reader, revisionId: number): Promise<string> {
  return (await reader.first<{ payload: string }>('SELECT payload FROM report_revisions WHERE id = ?', [revisionId]))?.payload ?? '';
}

export async function saveSignature(w: Writer, outboxId: number, jws: string, digest: string): Promise<boolean> {
  return (await w.run(`UPDATE outbox SET jws = ?, jws_digest = ? WHERE id = ? AND jws = ''`, [jws, digest, outboxId])) === 1;
}

export interface LogEntry { readonly at: number; readonly event: string; readonly detail: string; readonly evidence: string }

export async function addLog(w: Writer, outboxId: number, entry: { at: number; event: string; detail: string; evidence?: string }): Promise<void> {
  await w.run('INSERT INTO outbox_log (outbox_id, at, event, detail, evidence) VALUES (?, ?, ?, ?, ?)', [outboxId, entry.at, entry.event, entry.detail, entry.evidence ?? '']);
}

/** Newest first. */
export function logOf(reader: Reader, outboxId: number, most: number): Promise<LogEntry[]> {
  return reader.rows<LogEntry>('SELECT at, event, detail, evidence FROM outbox_log WHERE outbox_id = ? ORDER BY id DESC LIMIT ?', [outboxId, most]);
}

export async function saveDelivered(w: Writer, id: number, facts: { receiptId: string; receiptJws: string; receivedAt: number; keptAt: number; via: 'network' | 'usb'; tried: boolean }): Promise<void> {
  await w.run(
    `UPDATE outbox SET state = 'delivered', receipt_id = ?, receipt_jws = ?, received_at = ?, kept_at = ?, via = ?, problem_json = '', next_try_at = NULL,
       attempts = attempts + ?, last_try_at = CASE WHEN ? = 1 THEN ? ELSE last_try_at END WHERE id = ?`,
    [facts.receiptId, facts.receiptJws, facts.receivedAt, facts.keptAt, facts.via, facts.tried ? 1 : 0, facts.tried ? 1 : 0, facts.keptAt, id],
  );
}

export async function saveTrouble(w: Writer, id: number, facts: { state: 'pending' | 'needs-attention'; words: TroubleWords; at: number; nextTryAt: number | null; tried: boolean }): Promise<void> {
  await w.run(
    `UPDATE outbox SET state = ?, problem_json = ?, next_try_at = ?, attempts = attempts + ?, last_try_at = CASE WHEN ? = 1 THEN ? ELSE last_try_at END WHERE id = ?`,
    [facts.state, JSON.stringify(facts.words), facts.nextTryAt, facts.tried ? 1 : 0, facts.tried ? 1 : 0, facts.at, id],
  );
}

export async function putBack(w: Writer, id: number): Promise<void> {
  await w.update('outbox', { state: 'pending', problem_json: '', next_try_at: null, attempts: 0 }, { id });
}

/** Lines that are due are put off: the city, or the way to it, does not take anything now. */
export async function putOff(w: Writer, except: number, until: number): Promise<void> {
  await w.run(`UPDATE outbox SET next_try_at = ? WHERE state = 'pending' AND id <> ? AND (next_try_at IS NULL OR next_try_at < ?)`, [until, except, until]);
}

/** Waiting lines are tried at `at`, or at once where it is null. */
export async function makeDue(w: Writer, ids: readonly number[], at: number | null): Promise<void> {
  for (const id of ids) await w.run(`UPDATE outbox SET next_try_at = ? WHERE id = ? AND state = 'pending'`, [at, id]);
}
