import type { Reader, Writer } from '#electron/ledger/access.ts';

const marksOf = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Those of the ids that are dossiers and not merged into others. */
export async function unmergedIds(reader: Reader, ids: readonly number[]): Promise<number[]> {
  const rows = await reader.rows<{ id: number }>(`SELECT id FROM employers WHERE merged_into IS NULL AND id IN (${marksOf(ids)}) ORDER BY id`, ids);
  return rows.map((row) => row.id);
}

export async function changeTags(w: Writer, ids: readonly number[], add: readonly string[], remove: readonly string[], now: number): Promise<void> {
  for (const tag of add) await w.run(`INSERT INTO employer_tags (employer_id, tag) SELECT id, ? FROM employers WHERE id IN (${marksOf(ids)}) ON CONFLICT DO NOTHING`, [tag, ...ids]);
  if (remove.length > 0) await w.run(`DELETE FROM employer_tags WHERE tag IN (${marksOf(remove)}) AND employer_id IN (${marksOf(ids)})`, [...remove, ...ids]);
  await w.run(`UPDATE employers SET updated_at = ? WHERE id IN (${marksOf(ids)})`, [now, ...ids]);
}

/** Keeps old and new tags of many dossiers in one statement. */
export async function recordTagChanges(w: Writer, act: { seq: number; at: number; staffNo: string }, changes: readonly { id: number; before: string; after: string }[]): Promise<void> {
  const field = (index: number): string => `json_extract(value, '$[${index}]')`;
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, subject_kind, subject_id, employer_id, before_json, after_json)
     SELECT ?, ?, ?, 'employer', CAST(${field(0)} AS TEXT), ${field(0)}, json_object('tags', ${field(1)}), json_object('tags', ${field(2)}) FROM json_each(?)`,
    [act.seq, act.at, act.staffNo, JSON.stringify(changes.map((change) => [change.id, change.before, change.after]))],
  );
}
