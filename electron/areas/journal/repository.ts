import type { z } from 'zod';
import type { journalFilter } from '#shared/contract/journal.ts';
import { addDays, dayStart } from '#shared/rules/time.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { JournalRow } from '#electron/ledger/journal.ts';
import type { JournalAccess } from './access.ts';

export type JournalFilter = z.output<typeof journalFilter>;

/** Whose journal is read: `ownCases` needs to know whose cases. */
export interface Reading { readonly access: JournalAccess; readonly staffNo: string }

const LIKE = `LIKE :KEY ESCAPE '\\'`;
const like = (column: string, key: string): string => `${column} ${LIKE.replace('KEY', key)}`;
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** Conditions of a filter. Where contents are not shown nothing that looks into them is asked either: an answer would tell what stands there. */
function conditions(filter: JournalFilter, { access, staffNo }: Reading): { where: string; bindings: Record<string, Value> } {
  const parts: string[] = [];
  const bindings: Record<string, Value> = {};
  const add = (part: string, more: Record<string, Value> = {}): void => { parts.push(part); Object.assign(bindings, more); };
  if (filter.from !== null) add('at >= :from', { from: dayStart(filter.from) });
  if (filter.to !== null) add('at < :to', { to: dayStart(addDays(filter.to, 1)) });
  if (filter.staffNo !== '') add('staff_no = :who', { who: filter.staffNo });
  if (filter.operation !== '') {
    if (filter.operation.includes('.')) add('operation = :operation', { operation: filter.operation });
    else add(`substr(operation, 1, length(:area)) = :area`, { area: `${filter.operation}.` });
  }
  if (access === 'ownCases') {
    // Cases in which the officer is B now, and not recused.
    add(
      `subject_kind = 'case' AND subject_id IN (
         SELECT CAST(s.subject_id AS TEXT) FROM matter_staff s WHERE s.subject_kind = 'case' AND s.part = 'reviewer' AND s.staff_no = :me AND s.ended_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM recusals r WHERE r.subject_kind = 'case' AND r.subject_id = s.subject_id AND r.staff_no = :me AND r.lifted_at IS NULL))`,
      { me: staffNo },
    );
  }
  if (access !== 'noContent') {
    if (filter.subject !== '') add(`(${like('subject_label', 'subject')} OR (subject_kind || ' ' || subject_id) = :subjectExact)`, { subject: pattern(filter.subject), subjectExact: filter.subject });
    if (filter.text !== '') add(`(${['summary', 'subject_label', 'operation', 'staff_no', 'reason'].map((column) => like(column, 'text')).join(' OR ')})`, { text: pattern(filter.text) });
    if (filter.onlyReason) add(`reason <> ''`);
    if (filter.onlyOverride) add(`override_kind <> ''`);
  }
  return { where: parts.length === 0 ? '1 = 1' : parts.join(' AND '), bindings };
}

export function entriesBefore(reader: Reader, reading: Reading, filter: JournalFilter, before: number | null, limit: number): Promise<JournalRow[]> {
  const { where, bindings } = conditions(filter, reading);
  return reader.rows(`SELECT * FROM journal WHERE ${where} AND seq < :before ORDER BY seq DESC LIMIT :limit`, { ...bindings, before: before ?? Number.MAX_SAFE_INTEGER, limit });
}

/** The same from the oldest on, for an export. */
export function entriesAfter(reader: Reader, reading: Reading, filter: JournalFilter, after: number, upTo: number, limit: number): Promise<JournalRow[]> {
  const { where, bindings } = conditions(filter, reading);
  return reader.rows(`SELECT * FROM journal WHERE ${where} AND seq > :after AND seq <= :upTo ORDER BY seq LIMIT :limit`, { ...bindings, after, upTo, limit });
}

export async function countEntries(reader: Reader, reading: Reading, filter: JournalFilter): Promise<number> {
  const { where, bindings } = conditions(filter, reading);
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM journal WHERE ${where}`, bindings))?.n ?? 0;
}

export async function entryIsReadable(reader: Reader, reading: Reading, seq: number): Promise<boolean> {
  const none: JournalFilter = { from: null, to: null, staffNo: '', operation: '', subject: '', text: '', onlyReason: false, onlyOverride: false };
  const { where, bindings } = conditions(none, reading);
  return (await reader.first(`SELECT 1 FROM journal WHERE ${where} AND seq = :seq`, { ...bindings, seq })) !== undefined;
}

export interface ChangeRow { readonly subject_kind: string; readonly subject_id: string; readonly before_json: string; readonly after_json: string }

export function changesOfEntry(reader: Reader, seq: number, limit: number): Promise<ChangeRow[]> {
  return reader.rows('SELECT subject_kind, subject_id, before_json, after_json FROM record_changes WHERE journal_seq = ? ORDER BY id LIMIT ?', [seq, limit]);
}

export async function countChanges(reader: Reader, seq: number): Promise<{ changes: number; removed: number }> {
  const row = await reader.first<{ changes: number; removed: number }>(
    'SELECT (SELECT count(*) FROM record_changes WHERE journal_seq = :seq) AS changes, (SELECT count(*) FROM removed_records WHERE journal_seq = :seq) AS removed', { seq },
  );
  return row ?? { changes: 0, removed: 0 };
}

export function peopleOfJournal(reader: Reader): Promise<{ staffNo: string; name: string }[]> {
  return reader.rows(`SELECT staff_no AS staffNo, name FROM officers UNION SELECT 'system', '系统' ORDER BY 1`);
}

/** Each by a hop through the index would need one; a scan of the names is quick enough for what a filter offers. */
export async function operationsOfJournal(reader: Reader): Promise<string[]> {
  return (await reader.rows<{ operation: string }>('SELECT DISTINCT operation FROM journal')).map(({ operation }) => operation);
}

export function overridesAfter(reader: Reader, seq: number, limit: number): Promise<JournalRow[]> {
  return reader.rows(`SELECT * FROM journal WHERE override_kind <> '' AND seq > ? ORDER BY seq DESC LIMIT ?`, [seq, limit]);
}

export async function countOverrides(reader: Reader, after: number, upTo: number): Promise<number> {
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM journal WHERE override_kind <> '' AND seq > ? AND seq <= ?`, [after, upTo]))?.n ?? 0;
}

export interface OverrideReading { readonly up_to_seq: number; readonly at: number; readonly staff_no: string }

export function lastOverrideReading(reader: Reader): Promise<OverrideReading | undefined> {
  return reader.first('SELECT up_to_seq, at, staff_no FROM override_readings ORDER BY up_to_seq DESC LIMIT 1');
}

export async function saveOverrideReading(w: Writer, row: OverrideReading & { readonly entries: number }): Promise<void> {
  await w.run('INSERT INTO override_readings (up_to_seq, entries, at, staff_no) VALUES (?, ?, ?, ?)', [row.up_to_seq, row.entries, row.at, row.staff_no]);
}
