import type { Reader } from '#electron/ledger/access.ts';
import { labelOf } from './fields.ts';
import { employerById, employersNamed, employersWithCode } from './repository/head.ts';

/** What other areas may read of dossiers. */

/** An employer as the journal names it; null when there is none or it was merged into another. */
export async function employerHead(reader: Reader, id: number): Promise<{ id: number; label: string } | null> {
  const row = await employerById(reader, id);
  return row === undefined || row.merged_into !== null ? null : { id: row.id, label: labelOf(row) };
}

/** What papers write of an employer; null when there is none. */
export async function employerFacts(reader: Reader, id: number): Promise<{ name: string; uscc: string; address: string; legalRep: string } | null> {
  const row = await employerById(reader, id);
  return row === undefined ? null : { name: row.name, uscc: row.uscc, address: row.address, legalRep: row.legal_rep };
}

/** The dossier of a code, or else the only one of exactly this name; null for none or several. For files that bring no id. */
export async function employerByCodeOrName(reader: Reader, code: string, name: string): Promise<{ id: number; label: string } | null> {
  const found = code !== '' ? await employersWithCode(reader, code) : await employersNamed(reader, name);
  return found[0] === undefined || (code === '' && found.length > 1) ? null : { id: found[0].id, label: labelOf(found[0]) };
}
