import { refuse } from '#shared/messages/index.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertPresentKey } from '#electron/vault/stateRepository.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { PERSONS, type PersonWish } from './persons.ts';
import { namesPerson } from './reason.ts';
import { endUnder, keepVersion, personUnder, sameUnder, updatePerson, versionsUnder, type PersonRow, type PersonUnder, type Subject } from './repository/persons.ts';

/** New values of a person in the clear; it lives no longer than the call. undefined: stays; null: nothing is known any more. */
export interface Correction {
  readonly name?: string;
  readonly idNo?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly source: 'card' | 'typed';
}

export const CORRECTED_WORD = { name: '姓名', idNo: '证件号', phone: '电话', address: '住址' } as const;
export type CorrectedField = keyof typeof CORRECTED_WORD;
const COLUMN = { name: 'name', idNo: 'id_no', phone: 'phone', address: 'address' } as const satisfies Record<CorrectedField, keyof PersonRow>;
const FIELDS = Object.keys(COLUMN) as readonly CorrectedField[];

type Act = Pick<WriteContext, 'w' | 'actor' | 'now'>;

export interface Corrected { readonly pseudonym: string; readonly rowVersion: number; readonly fields: readonly CorrectedField[] }

/** The person under a subject as the writer saw it. Refuses where there is none, or with `ledger.changedMeanwhile` (no value in it) where somebody corrected it since. */
export async function personSeen(reader: Reader, subject: Subject, personId: string, seen: number): Promise<PersonUnder> {
  const row = await personUnder(reader, subject, personId);
  if (row === undefined) throw refuse('identities.noSuchPerson', {});
  if (row.row_version !== seen) {
    const last = (await versionsUnder(reader, subject)).findLast((one) => one.person_id === personId);
    throw refuse('ledger.changedMeanwhile', { what: `${row.pseudonym}的身份` }, { data: { rowVersion: row.row_version, staffNo: last?.replaced_by ?? '', at: last?.replaced_at ?? null } });
  }
  return row;
}

/**
 * Corrects a person under a complaint in the caller's transaction. What stood there is kept sealed (person_versions), keyed hashes follow the numbers, and what
 * comes back names fields only: journal, course and history must not hold more. Refuses with `identities.nothingCorrected`, `identities.alreadyHere` (somebody
 * else of this role here has that number), `identities.reasonNames`, `vault.keyChanged`.
 */
export async function correctPerson({ w, actor, now }: Act, vault: Vault, subject: Subject, row: PersonUnder, wish: Correction, reason: string): Promise<Corrected> {
  await assertPresentKey(w, vault);
  const before = Object.fromEntries(FIELDS.map((field) => [field, opened(vault, row, field)])) as Record<CorrectedField, string | null>;
  const fields = FIELDS.filter((field) => wish[field] !== undefined && wish[field] !== before[field]);
  if (fields.length === 0) throw refuse('identities.nothingCorrected', {});
  if (namesPerson(reason, [...Object.values(before).slice(0, 3), wish.name ?? null, wish.idNo ?? null, wish.phone ?? null])) throw refuse('identities.reasonNames', {}, { field: 'reason' });
  if (fields.includes('idNo') && wish.idNo) await assertNotHere(w, vault, subject, row, wish.idNo);
  await keepVersion(w, row.id, { at: now, by: actor.staffNo, seq: await nextSeq(w), reason });
  const set = Object.fromEntries(fields.map((field) => {
    const text = wish[field] ?? null;
    return [COLUMN[field], text === null ? null : vault.sealField({ table: PERSONS, column: COLUMN[field], row: row.id }, text)];
  }));
  await updatePerson(w, row.id, {
    ...set, ...(fields.includes('idNo') ? { id_hash: wish.idNo ? vault.blindIndex('citizen', wish.idNo) : null } : {}), ...(fields.includes('phone') ? { phone_hash: wish.phone ? vault.blindIndex('phone', wish.phone) : null } : {}),
    ...(fields.includes('name') || fields.includes('idNo') ? { source: wish.source } : {}),
  });
  return { pseudonym: row.pseudonym, rowVersion: row.row_version + 1, fields };
}

/** Somebody who comes later: the same number must not stand here twice, and the reason must not name anybody. */
export async function assertNew(reader: Reader, vault: Vault, wish: Pick<PersonWish, 'role' | 'subject' | 'name' | 'idNo' | 'phone'>, reason: string): Promise<void> {
  if (namesPerson(reason, [wish.name, wish.idNo, wish.phone])) throw refuse('identities.reasonNames', {}, { field: 'reason' });
  if (wish.idNo !== null && (await sameUnder(reader, wish.subject, wish.role, vault.blindIndexes('citizen', wish.idNo))) !== undefined) throw refuse('identities.alreadyHere', {}, { field: 'person.idNo' });
}

/** A delegate no longer stands for the group. The person and the name it was seen under stay; nobody else gets that name. */
export async function endPerson({ w, actor, now }: Act, vault: Vault, subject: Subject, row: PersonUnder, reason: string): Promise<void> {
  if (namesPerson(reason, [opened(vault, row, 'name'), opened(vault, row, 'idNo'), opened(vault, row, 'phone')])) throw refuse('identities.reasonNames', {}, { field: 'reason' });
  await endUnder(w, subject, row.id, now, actor.staffNo);
}

async function assertNotHere(reader: Reader, vault: Vault, subject: Subject, row: PersonUnder, idNo: string): Promise<void> {
  const same = await sameUnder(reader, subject, row.role, vault.blindIndexes('citizen', idNo));
  if (same !== undefined && same.id !== row.id) throw refuse('identities.alreadyHere', {}, { field: 'change.idNo' });
}

function opened(vault: Vault, row: PersonUnder, field: CorrectedField): string | null {
  const column = COLUMN[field];
  const sealed = row[column];
  return sealed === null ? null : vault.openField({ table: PERSONS, column, row: row.id }, sealed);
}

/** One correction, without what was said: which fields, when, by whom, why. `version`: what stood there before it. */
export interface CorrectionLine { readonly personId: string; readonly version: number; readonly at: number; readonly staffNo: string; readonly reason: string; readonly fields: readonly CorrectedField[] }

/**
 * All corrections of the persons under a subject, oldest first. Which fields they changed shows by their sealed bytes: what a correction leaves alone keeps them,
 * also through a change of key (the same text gives the same there).
 */
export async function correctionsUnder(reader: Reader, subject: Subject, present: readonly PersonUnder[]): Promise<CorrectionLine[]> {
  const versions = await versionsUnder(reader, subject);
  return versions.map((one, index) => {
    const next = versions.slice(index + 1).find((later) => later.person_id === one.person_id) ?? present.find((row) => row.id === one.person_id);
    const fields = next === undefined ? [] : FIELDS.filter((field) => !sameBytes(one[COLUMN[field]], next[COLUMN[field]]));
    return { personId: one.person_id, version: one.version, at: one.replaced_at, staffNo: one.replaced_by, reason: one.reason, fields };
  });
}

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean => (a === null || b === null ? a === b : Buffer.compare(a, b) === 0);
