import { randomUUID } from 'node:crypto';
import { maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';
import { pseudonym, type PersonRole } from '#shared/rules/identifiers/pseudonym.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertPresentKey } from '#electron/vault/stateRepository.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { insertPerson, insertUnder, keepVersion, nextOrdinal, personsByHash, personsUnder, sameUnder, updatePerson, type PersonRow, type PersonUnder, type SealedColumnName, type Subject } from './repository/persons.ts';

export type { Subject } from './repository/persons.ts';

/** What is known of a person, in the clear; it lives no longer than the call. Null: not given. */
export interface PersonWish {
  readonly role: PersonRole;
  readonly subject: Subject;
  readonly name: string;
  readonly idNo: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly source: 'card' | 'typed' | 'import';
}

/** A person as everybody may see it: the name that is used in lists, masks, never the identity. Masks are empty where nothing was given or the vault is locked. */
export interface PersonMask {
  readonly personId: string;
  readonly pseudonym: string;
  readonly role: PersonRole;
  readonly nameMask: string;
  readonly idNoMask: string;
  readonly phoneMask: string;
  readonly source: PersonRow['source'];
  readonly enteredBy: string;
  readonly enteredAt: number;
  readonly rowVersion: number;
}

/** Where a number stands already. */
export interface PersonFound extends Pick<PersonMask, 'personId' | 'pseudonym' | 'role' | 'enteredAt'> { readonly subject: Subject }

/** Table that the sealed values are bound to. */
export const PERSONS = 'persons';

/**
 * Keeps a person sealed under a complaint or case, in the caller's transaction; the journal entry stays the caller's and must not hold any of it. Who is
 * there already under the subject with the same role and number is not kept twice: what is given now replaces what was there, what is null stays.
 * Refuses with `vault.locked` (from `services.vault()`), `vault.keyChanged`, `vault.illFormed`.
 */
export async function keepPerson({ w, actor, now }: Pick<WriteContext, 'w' | 'actor' | 'now'>, vault: Vault, wish: PersonWish): Promise<{ personId: string; pseudonym: string }> {
  await assertPresentKey(w, vault);
  const present = wish.idNo === null ? undefined : await sameUnder(w, wish.subject, wish.role, vault.blindIndexes('citizen', wish.idNo));
  if (present !== undefined) {
    await keepVersion(w, present.id, { at: now, by: actor.staffNo, seq: await nextSeq(w), reason: '' });
    await updatePerson(w, present.id, sealedOf(vault, present.id, wish));
    return { personId: present.id, pseudonym: present.pseudonym };
  }
  const id = randomUUID();
  const sealed = sealedOf(vault, id, wish);
  const ordinal = await nextOrdinal(w, wish.subject, wish.role);
  const called = pseudonym(wish.role, ordinal);
  await insertPerson(w, {
    id, role: wish.role, name: vault.sealField({ table: PERSONS, column: 'name', row: id }, wish.name), id_no: null, phone: null, address: null, bank_card: null, id_hash: null, phone_hash: null, ...sealed,
    source: wish.source, batch_id: null, entered_by: actor.staffNo, entered_at: now,
  });
  await insertUnder(w, { subject: wish.subject, personId: id, role: wish.role, ordinal, pseudonym: called });
  return { personId: id, pseudonym: called };
}

/** The persons of one subject also stand under another one: a complaint that became a case. Their names there follow its own count. */
export async function carryPersons({ w }: Pick<WriteContext, 'w'>, from: Subject, to: Subject): Promise<void> {
  const there = new Set((await personsUnder(w, to)).map((row) => row.id));
  for (const row of await personsUnder(w, from)) {
    if (there.has(row.id)) continue;
    const ordinal = await nextOrdinal(w, to, row.role);
    await insertUnder(w, { subject: to, personId: row.id, role: row.role, ordinal, pseudonym: pseudonym(row.role, ordinal) });
  }
}

/** Where a number or phone stands already, by its keyed hash. Nothing is shown of anybody: who may see an identity looks at it by its case. */
export async function findPersonsByHash(reader: Reader, vault: Vault, wanted: { readonly idNo?: string; readonly phone?: string }): Promise<PersonFound[]> {
  const byNumber = wanted.idNo === undefined ? [] : await personsByHash(reader, 'id_hash', vault.blindIndexes('citizen', wanted.idNo));
  const byPhone = wanted.phone === undefined ? [] : await personsByHash(reader, 'phone_hash', vault.blindIndexes('phone', wanted.phone));
  const found = new Map([...byNumber, ...byPhone].map((row) => [`${row.id} ${row.subject_kind} ${row.subject_id}`, row]));
  return [...found.values()].map((row) => ({ personId: row.id, pseudonym: row.pseudonym, role: row.role, enteredAt: row.entered_at, subject: { kind: row.subject_kind, id: row.subject_id } }));
}

/** The persons of a complaint or case by pseudonym and masks, or those of them that are asked for. `vault` null, or a value that does not open: the mask is empty. */
export async function personsOf(reader: Reader, vault: Vault | null, subject: Subject, ids: readonly string[] | null = null): Promise<PersonMask[]> {
  return (await personsUnder(reader, subject, ids)).map((row) => maskOf(row, vault));
}

/** Informants are shown without any mask: even three digits and a surname say in a small firm who it was (8.3(2)). */
function maskOf(row: PersonUnder, vault: Vault | null): PersonMask {
  const hidden = row.role === 'informant' ? null : vault;
  return {
    personId: row.id, pseudonym: row.pseudonym, role: row.role, source: row.source, enteredBy: row.entered_by, enteredAt: row.entered_at, rowVersion: row.row_version,
    nameMask: masked(hidden, row, 'name', maskName), idNoMask: masked(hidden, row, 'id_no', maskCitizenNumber), phoneMask: masked(hidden, row, 'phone', maskPhone),
  };
}

function masked(vault: Vault | null, row: PersonUnder, column: SealedColumnName, mask: (text: string) => string): string {
  const sealed = row[column];
  if (vault === null || sealed === null) return '';
  try {
    return mask(vault.openField({ table: PERSONS, column, row: row.id }, sealed));
  } catch {
    return ''; // locked meanwhile, or one damaged value: the list still shows the others
  }
}

/** The columns of what was given. */
function sealedOf(vault: Vault, id: string, wish: PersonWish): Partial<Pick<PersonRow, SealedColumnName | 'id_hash' | 'phone_hash'>> {
  const sealed = (column: SealedColumnName, text: string): Uint8Array => vault.sealField({ table: PERSONS, column, row: id }, text);
  return {
    name: sealed('name', wish.name),
    ...(wish.idNo === null ? {} : { id_no: sealed('id_no', wish.idNo), id_hash: vault.blindIndex('citizen', wish.idNo) }),
    ...(wish.phone === null ? {} : { phone: sealed('phone', wish.phone), phone_hash: vault.blindIndex('phone', wish.phone) }),
    ...(wish.address === null ? {} : { address: sealed('address', wish.address) }),
  };
}
