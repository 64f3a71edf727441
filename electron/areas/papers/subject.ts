import type { Reader } from '#electron/ledger/access.ts';
import type { PaperSubject } from './draft.ts';
import { paperRow } from './repository/papers.ts';

/** A paper as the matrix asks about it; null where there is no such paper. */
export async function paperStanding(reader: Reader, id: number): Promise<{ kind: string; final: boolean } | null> {
  const row = await paperRow(reader, id);
  return row === undefined ? null : { kind: row.kind, final: row.approved_at !== null };
}

/** The record that a paper belongs to; null where there is no such paper. */
export async function paperSubject(reader: Reader, id: number): Promise<PaperSubject | null> {
  const row = await paperRow(reader, id);
  return row === undefined ? null : { kind: row.subject_kind, id: row.subject_id };
}
