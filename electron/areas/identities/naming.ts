import { refuse } from '#shared/messages/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { PERSONS } from './persons.ts';
import { namesPerson } from './reason.ts';
import { personsUnder, type PersonUnder, type SealedColumnName, type Subject } from './repository/persons.ts';

interface Identity { readonly name: string; readonly idNo: string; readonly phone: string; readonly address: string; readonly bankCard: string }

/** All that is kept of a person, in the clear: never for a list, a journal entry or an open paper. */
export function identityOf(vault: Vault, person: PersonUnder): Identity {
  const opened = (column: SealedColumnName): string => {
    const sealed = person[column];
    return sealed === null ? '' : vault.openField({ table: PERSONS, column, row: person.id }, sealed);
  };
  return { name: opened('name'), idNo: opened('id_no'), phone: opened('phone'), address: opened('address'), bankCard: opened('bank_card') };
}

/** Whether a text says who somebody is: by name, number, telephone or bank card. */
export function names(text: string, { name, idNo, phone, bankCard }: Identity): boolean {
  return namesPerson(text, [name, idNo, phone, bankCard]);
}

/** The first text that names a person of the record, by name, number, telephone or bank card; null where none does. */
export async function namedIn(reader: Reader, vault: Vault, subject: Subject, texts: readonly { readonly field: string; readonly text: string }[]): Promise<{ person: PersonUnder; field: string } | null> {
  for (const person of await personsUnder(reader, subject)) {
    const identity = identityOf(vault, person);
    const said = texts.find(({ text }) => names(text, identity));
    if (said !== undefined) return { person, field: said.field };
  }
  return null;
}

/** Refuses a text for an open paper or the journal that names a person of the record: pseudonyms are there for that. `identities.textNames`, at the text's field. */
export async function assertNamesNobody(reader: Reader, vault: Vault, subject: Subject, texts: Readonly<Record<string, string>>): Promise<void> {
  const found = await namedIn(reader, vault, subject, Object.entries(texts).map(([field, text]) => ({ field, text })));
  if (found !== null) throw refuse('identities.textNames', { pseudonym: found.person.pseudonym }, { field: found.field });
}
