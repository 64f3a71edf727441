import { refuse } from '#shared/messages/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { PERSONS } from './persons.ts';
import { namesPerson } from './reason.ts';
import { personsUnder, type PersonUnder, type SealedColumnName, type Subject } from './repository/persons.ts';

const WHO: readonly SealedColumnName[] = ['name', 'id_no', 'phone', 'bank_card'];

/** Refuses a text for an open paper or the journal that names a person of the record: pseudonyms are there for that. `identities.textNames`, at the text's field. */
export async function assertNamesNobody(reader: Reader, vault: Vault, subject: Subject, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const person of await personsUnder(reader, subject)) {
    const known = WHO.map((column) => opened(vault, person, column));
    for (const [field, text] of Object.entries(texts)) if (namesPerson(text, known)) throw refuse('identities.textNames', { pseudonym: person.pseudonym }, { field });
  }
}

function opened(vault: Vault, person: PersonUnder, column: SealedColumnName): string {
  const sealed = person[column];
  return sealed === null ? '' : vault.openField({ table: PERSONS, column, row: person.id }, sealed);
}
