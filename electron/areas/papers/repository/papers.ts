import type { PaperState } from '#shared/papers/states.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export type { PaperState };

/** Everything of a paper but its content. */
export interface PaperHead {
  id: number; uuid: string; kind: string; kind_version: number; subject_kind: string; subject_id: number; employer_id: number | null; label: string; state: PaperState; number: string; sealed: number; rule_pack: string;
  drafted_by: string; drafted_at: number; reviewed_by: string; reviewed_at: number | null; approved_by: string; approved_at: number | null; issued_by: string; issued_at: number | null;
  voided_by: string; voided_at: number | null; void_reason: string; digest: string; pdf_sha256: string; docx_sha256: string; changed_at: number; row_version: number;
}

/** `content` and `layout` are text, or sealed values where `sealed` is 1. */
export interface PaperRow extends PaperHead { content: string | Uint8Array; layout: string | Uint8Array | null }

const HEAD = `id, uuid, kind, kind_version, subject_kind, subject_id, employer_id, label, state, number, sealed, rule_pack, drafted_by, drafted_at, reviewed_by, reviewed_at, approved_by, approved_at, issued_by, issued_at,
  voided_by, voided_at, void_reason, digest, pdf_sha256, docx_sha256, changed_at, row_version`;

export function paperRow(reader: Reader, id: number): Promise<PaperRow | undefined> {
  return reader.first(`SELECT ${HEAD}, content, layout FROM papers WHERE id = ?`, [id]);
}

const AT_ONCE = 100;

/** Every paper with its content, in the order of making, a hundred at a time. */
export async function eachPaper(reader: Reader, work: (row: PaperRow) => void): Promise<void> {
  for (let last = 0, full = true; full;) {
    const rows = await reader.rows<PaperRow>(`SELECT ${HEAD}, content, layout FROM papers WHERE id > ? ORDER BY id LIMIT ${AT_ONCE}`, [last]);
    for (const row of rows) work(row);
    last = rows.at(-1)?.id ?? last;
    full = rows.length === AT_ONCE;
  }
}

export function headsOf(reader: Reader, kind: string, id: number): Promise<PaperHead[]> {
  return reader.rows(`SELECT ${HEAD} FROM papers WHERE subject_kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 500`, [kind, id]);
}

/** Papers whose number holds all patterns (LIKE with `\\`), the newest first. */
export function headsByNumber(reader: Reader, patterns: readonly string[], limit: number): Promise<PaperHead[]> {
  return reader.rows(`SELECT ${HEAD} FROM papers WHERE number <> '' AND ${patterns.map(() => `number LIKE ? ESCAPE '\\'`).join(' AND ')} ORDER BY id DESC LIMIT ?`, [...patterns, limit]);
}

export interface Sought {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly states: readonly string[];
  /** Of papers of complaints only those of these, and what `writer` wrote; null: of any. */
  readonly complaints: readonly number[] | null;
  readonly writer: string;
}

/** Newest first; `text` is looked for in numbers and labels; papers of `kinds` and in `states` count as hits too. */
export function latestHeads(reader: Reader, { text, kinds, states, complaints, writer }: Sought, limit: number): Promise<PaperHead[]> {
  return reader.rows(
    `SELECT ${HEAD} FROM papers WHERE (:text = '' OR instr(number, :text) > 0 OR instr(label, :text) > 0 OR kind IN (SELECT value FROM json_each(:kinds)) OR state IN (SELECT value FROM json_each(:states)))
       AND (:any = 1 OR subject_kind <> 'complaint' OR drafted_by = :writer OR subject_id IN (SELECT value FROM json_each(:complaints))) ORDER BY id DESC LIMIT :limit`,
    { text, kinds: JSON.stringify(kinds), states: JSON.stringify(states), any: complaints === null ? 1 : 0, writer, complaints: JSON.stringify(complaints ?? []), limit },
  );
}

/** Papers that are not finished, the oldest first: an officer's own drafts, drafts of kinds that somebody else approves, and the own final ones of kinds that go to a party. */
export function unfinishedHeads(reader: Reader, of: { readonly staffNo: string; readonly approvedByOthers: readonly string[]; readonly handedOut: readonly string[] }, limit: number): Promise<PaperHead[]> {
  return reader.rows(
    `SELECT ${HEAD} FROM papers WHERE (state IN ('draft', 'reviewed') AND (drafted_by = :staffNo OR kind IN (SELECT value FROM json_each(:approvedByOthers))))
       OR (state = 'approved' AND drafted_by = :staffNo AND subject_kind <> 'complaint' AND kind IN (SELECT value FROM json_each(:handedOut))) ORDER BY id LIMIT :limit`,
    { staffNo: of.staffNo, approvedByOthers: JSON.stringify(of.approvedByOthers), handedOut: JSON.stringify(of.handedOut), limit },
  );
}

export function insertPaper(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('papers', row);
}

/** Changes a paper and counts its version up; the caller has compared the version in the same transaction. */
export async function updatePaperRow(w: Writer, id: number, set: Readonly<Record<string, Value>>): Promise<void> {
  await w.run(`UPDATE papers SET ${[...Object.keys(set).map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

/** The digest of bytes that were made for the first time; no new version of the paper. */
export async function noteDigest(w: Writer, id: number, format: 'pdf' | 'docx', sha256: string): Promise<void> {
  await w.update('papers', { [`${format}_sha256`]: sha256 }, { id });
}

export interface PaperEventRow { at: number; staff_no: string; event: string; reason: string; printer: string; copies: number | null }

export async function addEvent(w: Writer, paperId: number, event: Omit<PaperEventRow, 'printer' | 'copies'> & Partial<Pick<PaperEventRow, 'printer' | 'copies'>>): Promise<void> {
  await w.insert('paper_events', { paper_id: paperId, at: event.at, staff_no: event.staff_no, event: event.event, reason: event.reason, printer: event.printer ?? '', copies: event.copies ?? null });
}

export function eventsOf(reader: Reader, paperId: number): Promise<PaperEventRow[]> {
  return reader.rows('SELECT at, staff_no, event, reason, printer, copies FROM paper_events WHERE paper_id = ? ORDER BY id', [paperId]);
}
