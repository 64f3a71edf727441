import type { EmployerLabel } from '#shared/devices/slips/kinds/employer.ts';
import { refuse } from '#shared/messages/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { labelOf } from './fields.ts';
import { levelRow } from './repository/dossier.ts';
import { employerById, employerByTempNo, employersNamed, employersWithCode } from './repository/head.ts';

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

/** What a label says of a dossier; null when there is none or it was merged into another. */
export async function employerLabelOf(reader: Reader, id: number): Promise<EmployerLabel | null> {
  const row = await employerById(reader, id);
  if (row === undefined || row.merged_into !== null) return null;
  const street = (await levelRow(reader, id))?.street ?? '';
  // A scanner types only ASCII: a temporary number goes into the bars as LS-…, which the search box reads back.
  return row.uscc === '' ? { name: row.name, code: row.temp_no.replace(/^临-/, 'LS-'), temporary: true, street } : { name: row.name, code: row.uscc, temporary: false, street };
}

/** Id of the dossier with a unified code or a temporary number; refusal where there is none. */
export async function employerIdOf(reader: Reader, code: string): Promise<number> {
  const row = (await employersWithCode(reader, code.toUpperCase()))[0] ?? (await employerByTempNo(reader, code.replace(/^LS-/i, '临-')));
  if (row === undefined) throw refuse('devices.slipNothing', { what: `单位“${code}”` });
  return row.id;
}
