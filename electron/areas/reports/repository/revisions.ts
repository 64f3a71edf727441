import type { TableName } from '#shared/rules/tables/types.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { RowLink } from '../draft/types.ts';

/** A frozen revision without its long texts, with its way to the city. */
export interface RevisionHead {
  id: number; table_name: TableName; month: string; revision: number; serial: string; payload_sha256: string; supersedes: number | null; reason_code: string; rule_pack: string; prepared_by: string; approved_by: string;
  approved_at: number; changed_cells: number; outbox_id: number | null; outbox_state: 'pending' | 'delivered' | 'needs-attention' | null; signed: number; receipt_id: string | null; received_at: number | null;
  /** 1: a later revision of the month stands. */
  replaced: number;
}

const HEADS = `SELECT v.id, v.table_name, v.month, v.revision, v.serial, v.payload_sha256, v.supersedes, v.reason_code, v.rule_pack, v.prepared_by, v.approved_by, v.approved_at, v.changed_cells,
  o.id AS outbox_id, o.state AS outbox_state, CASE WHEN coalesce(o.jws_digest, '') = '' THEN 0 ELSE 1 END AS signed, o.receipt_id, o.received_at,
  CASE WHEN EXISTS (SELECT 1 FROM report_revisions x WHERE x.table_name = v.table_name AND x.month = v.month AND x.revision > v.revision) THEN 1 ELSE 0 END AS replaced
  FROM report_revisions v LEFT JOIN outbox o ON o.revision_id = v.id`;

/** Revisions, newest month first, then by table, the newest revision first. null: of all tables, of all months. */
export function revisionHeads(reader: Reader, table: TableName | null, month: string | null): Promise<RevisionHead[]> {
  return reader.rows(`${HEADS} WHERE (:table IS NULL OR v.table_name = :table) AND (:month IS NULL OR v.month = :month) ORDER BY v.month DESC, v.table_name DESC, v.revision DESC`, { table, month });
}

export function revisionHead(reader: Reader, table: TableName, month: string, revision: number): Promise<RevisionHead | undefined> {
  return reader.first(`${HEADS} WHERE v.table_name = ? AND v.month = ? AND v.revision = ?`, [table, month, revision]);
}

/** The revision that counts, undefined while the month was never frozen. */
export function latestHead(reader: Reader, table: TableName, month: string): Promise<RevisionHead | undefined> {
  return reader.first(`${HEADS} WHERE v.table_name = ? AND v.month = ? ORDER BY v.revision DESC LIMIT 1`, [table, month]);
}

export async function revisionTexts(reader: Reader, id: number): Promise<{ payload: string; public_json: string }> {
  return (await reader.first<{ payload: string; public_json: string }>('SELECT payload, public_json FROM report_revisions WHERE id = ?', [id])) ?? { payload: '', public_json: '' };
}

export async function revisionFacts(reader: Reader, id: number): Promise<string> {
  return (await reader.first<{ facts_json: string }>('SELECT facts_json FROM report_revisions WHERE id = ?', [id]))?.facts_json ?? '';
}

/** What the rows of a revision stand for, in their order; names are in the rows themselves. */
export function revisionLinks(reader: Reader, id: number): Promise<{ row_key: string; employer_id: number | null; case_id: number | null; level: RowLink['level']; run: number }[]> {
  return reader.rows('SELECT row_key, employer_id, case_id, level, run FROM report_rows WHERE revision_id = ? ORDER BY row_no', [id]);
}

export interface NewRevision {
  readonly table_name: TableName; readonly month: string; readonly revision: number; readonly serial: string; readonly payload: string; readonly payload_sha256: string; readonly public_json: string; readonly facts_json: string;
  readonly supersedes: number | null; readonly reason_code: string; readonly changed_cells: number; readonly changes_json: string; readonly rule_pack: string; readonly prepared_by: string; readonly approved_by: string; readonly approved_at: number;
}

/** Freezes a revision with its rows and puts it in the outbox. Never touched again. */
export async function insertRevision(w: Writer, revision: NewRevision, links: readonly RowLink[]): Promise<number> {
  const id = await w.insert('report_revisions', { ...revision });
  await w.run(
    `INSERT INTO report_rows (revision_id, row_no, row_key, employer_id, case_id, level, run)
     SELECT ?, x.key + 1, json_extract(x.value, '$[0]'), json_extract(x.value, '$[1]'), json_extract(x.value, '$[2]'), json_extract(x.value, '$[3]'), json_extract(x.value, '$[4]') FROM json_each(?) x`,
    [id, JSON.stringify(links.map((link) => [link.key, link.employerId, link.caseId, link.level, link.run]))],
  );
  await w.insert('outbox', { revision_id: id });
  return id;
}

