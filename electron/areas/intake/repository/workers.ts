import type { Reader } from '#electron/ledger/access.ts';
import type { ListFigures } from '#shared/rules/intake/listFigures.ts';

/** A line of a group's list; the person is sealed. */
export interface WorkerLineRow { person_id: string; id_hash: string | null; pseudonym: string; from_month: string; to_month: string; owed_fen: number; paid_fen: number }

const LINES = `l.person_id, p.id_hash, s.pseudonym, l.from_month, l.to_month, l.owed_fen, l.paid_fen FROM complaint_workers l JOIN persons p ON p.id = l.person_id
  JOIN person_subjects s ON s.subject_kind = 'complaint' AND s.subject_id = l.complaint_id AND s.person_id = l.person_id`;

/** In the order of the list. */
export function workerLines(reader: Reader, complaintId: number, page: { readonly offset: number; readonly limit: number } | null): Promise<WorkerLineRow[]> {
  return reader.rows(`SELECT ${LINES} WHERE l.complaint_id = ? ORDER BY s.ordinal LIMIT ? OFFSET ?`, [complaintId, page?.limit ?? -1, page?.offset ?? 0]);
}

export async function listFigures(reader: Reader, complaintId: number): Promise<ListFigures> {
  const row = await reader.first<{ people: number; owed: number | null; paid: number | null }>('SELECT count(*) AS people, sum(owed_fen) AS owed, sum(paid_fen) AS paid FROM complaint_workers WHERE complaint_id = ?', [complaintId]);
  return { people: row?.people ?? 0, owedFen: row?.owed ?? 0, paidFen: row?.paid ?? 0 };
}
