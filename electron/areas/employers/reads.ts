import type { Reader } from '#electron/ledger/access.ts';
import { labelOf } from './fields.ts';
import { employerById } from './repository/head.ts';

/** What other areas may read of dossiers. */

/** An employer as the journal names it; null when there is none or it was merged into another. */
export async function employerHead(reader: Reader, id: number): Promise<{ id: number; label: string } | null> {
  const row = await employerById(reader, id);
  return row === undefined || row.merged_into !== null ? null : { id: row.id, label: labelOf(row) };
}
