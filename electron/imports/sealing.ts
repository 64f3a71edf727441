import type { Reader } from '#electron/ledger/access.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** Seals the identities of a list as its rows are read. */
export interface Sealer {
  /** Key of the person behind a number in a case (its number) or on a complaint (receipt:number): the one that the ledger has, else one that follows from both. */
  personId(where: string, idNo: string): string;
  hash(kind: 'citizen' | 'phone', text: string): string | null;
  /** The sealed value of a person's column in hex; the same text gives the same again. */
  sealed(personId: string, column: string, text: string): string;
}

/** Table that a person's sealed values are bound to. */
const PERSONS = 'persons';

/** Knows the workers whom the ledger has, so that a list that comes again after a change of key still finds them. */
export async function makeSealer(reader: Reader, vault: Vault): Promise<Sealer> {
  const known = new Map<string, string>();
  const rows = await reader.rows<{ case_no: string; id_hash: string; person_id: string }>(
    `SELECT c.case_no, p.id_hash, p.id AS person_id FROM wage_arrears_lines l JOIN cases c ON c.id = l.case_id JOIN persons p ON p.id = l.person_id WHERE p.id_hash IS NOT NULL
     UNION ALL SELECT 'receipt:' || c.receipt_no, p.id_hash, p.id FROM complaint_workers l JOIN complaints c ON c.id = l.complaint_id JOIN persons p ON p.id = l.person_id WHERE p.id_hash IS NOT NULL
     UNION ALL SELECT waits_key, json_extract(row_json, '$.id_hash'), json_extract(row_json, '$.person_id') FROM import_waiting WHERE kind = 'workers'`,
  );
  for (const row of rows) known.set(`${row.case_no}\0${row.id_hash}`, row.person_id);
  return {
    personId(caseNo, idNo) {
      const found = vault.blindIndexes('citizen', idNo).map((hash) => known.get(`${caseNo}\0${hash}`)).find((id) => id !== undefined);
      return found ?? vault.stableUuid(`worker\0${caseNo}\0${idNo}`);
    },
    hash: (kind, text) => vault.blindIndex(kind, text),
    sealed: (personId, column, text) => Buffer.from(vault.sealStable({ table: PERSONS, column, row: personId }, text)).toString('hex'),
  };
}
