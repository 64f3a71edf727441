import type { Vault } from '#electron/vault/vault.ts';

/** Where the sealed texts of this area stand: table and column with the row's id (vault: Place). */
type Sealed = 'complaints.statement_sealed' | 'phone_attempts.note_sealed' | 'complaint_drafts.sealed' | 'mediations.parties_sealed' | 'mediations.agreement_sealed';

function place(where: Sealed, row: number): { table: string; column: string; row: number } {
  const [table = '', column = ''] = where.split('.');
  return { table, column, row };
}

export function sealText(vault: Vault, where: Sealed, row: number, text: string): Uint8Array {
  return vault.sealField(place(where, row), text);
}

/** The text; empty where nothing was sealed. */
export function openText(vault: Vault, where: Sealed, row: number, sealed: Uint8Array | null): string {
  return sealed === null ? '' : vault.openField(place(where, row), sealed);
}
