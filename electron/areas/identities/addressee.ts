import type { Reader } from '#electron/ledger/access.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { personsUnder, type PersonUnder, type Subject } from './repository/persons.ts';

/** Whom a notice goes to, in the clear: only for the sealed content of a paper, never for an answer to the window, a journal entry or a list. */
export interface Addressee {
  readonly name: string;
  readonly idNo: string;
  readonly phone: string;
  readonly address: string;
}

/** The complainant or informant of a record; null for an anonymous report. Who may read the paper that it is put on is the paper's own question. */
export async function addresseeOf(reader: Reader, vault: Vault, subject: Subject): Promise<Addressee | null> {
  const row = (await personsUnder(reader, subject)).find((one) => one.role === 'complainant' || one.role === 'informant');
  if (row === undefined) return null;
  return { name: opened(vault, row, 'name'), idNo: opened(vault, row, 'id_no'), phone: opened(vault, row, 'phone'), address: opened(vault, row, 'address') };
}

/** Delegates of a group, for the sealed content of its registration form only. */
export async function delegatesOf(reader: Reader, vault: Vault, subject: Subject): Promise<Addressee[]> {
  return (await personsUnder(reader, subject)).filter((one) => one.role === 'delegate').map((row) => ({ name: opened(vault, row, 'name'), idNo: opened(vault, row, 'id_no'), phone: opened(vault, row, 'phone'), address: opened(vault, row, 'address') }));
}

function opened(vault: Vault, row: PersonUnder, column: 'name' | 'id_no' | 'phone' | 'address'): string {
  const sealed = row[column];
  return sealed === null ? '' : vault.openField({ table: 'persons', column, row: row.id }, sealed);
}
