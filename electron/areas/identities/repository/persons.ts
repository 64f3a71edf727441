import type { PersonRole } from '#shared/rules/identifiers/pseudonym.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface Subject { readonly kind: string; readonly id: number }

/** The sealed columns of a person. */
export const SEALED = ['name', 'id_no', 'phone', 'address', 'bank_card'] as const;
export type SealedColumnName = (typeof SEALED)[number];

export interface PersonRow {
  id: string; role: PersonRole; name: Uint8Array; id_no: Uint8Array | null; phone: Uint8Array | null; address: Uint8Array | null; bank_card: Uint8Array | null;
  id_hash: string | null; phone_hash: string | null; source: 'card' | 'typed' | 'import'; batch_id: number | null; entered_by: string; entered_at: number; row_version: number;
}

/** A person as it stands under one complaint or case. */
export interface PersonUnder extends PersonRow { subject_kind: string; subject_id: number; ordinal: number; pseudonym: string }

const COLUMNS = 'p.id, p.role, p.name, p.id_no, p.phone, p.address, p.bank_card, p.id_hash, p.phone_hash, p.source, p.batch_id, p.entered_by, p.entered_at, p.row_version';
const UNDER = `${COLUMNS}, s.subject_kind, s.subject_id, s.ordinal, s.pseudonym`;

/** Those who stand under a subject today, in the order of roles and entry; `ids`: those of them. */
export function personsUnder(reader: Reader, subject: Subject, ids: readonly string[] | null = null): Promise<PersonUnder[]> {
  return reader.rows(
    `SELECT ${UNDER} FROM person_subjects s JOIN persons p ON p.id = s.person_id WHERE s.subject_kind = ? AND s.subject_id = ? AND s.ended_at IS NULL ${ids === null ? '' : 'AND s.person_id IN (SELECT value FROM json_each(?))'}
     ORDER BY CASE s.role WHEN 'complainant' THEN 1 WHEN 'informant' THEN 2 WHEN 'delegate' THEN 3 ELSE 4 END, s.ordinal`, [subject.kind, subject.id, ...(ids === null ? [] : [JSON.stringify(ids)])],
  );
}

/** Cases and complaints of an employer that are not done and keep persons. */
export function openMattersOf(reader: Reader, employerId: number): Promise<Subject[]> {
  return reader.rows(
    `SELECT DISTINCT 'case' AS kind, c.id FROM cases c JOIN person_subjects s ON s.subject_kind = 'case' AND s.subject_id = c.id WHERE c.employer_id = :id AND c.closed_at IS NULL
     UNION SELECT DISTINCT 'complaint', m.id FROM complaints m JOIN person_subjects s ON s.subject_kind = 'complaint' AND s.subject_id = m.id WHERE m.employer_id = :id AND m.state NOT IN ('refused', 'redirected', 'filed')`, { id: employerId },
  );
}

export function personUnder(reader: Reader, subject: Subject, personId: string): Promise<PersonUnder | undefined> {
  return reader.first(`SELECT ${UNDER} FROM person_subjects s JOIN persons p ON p.id = s.person_id WHERE s.subject_kind = ? AND s.subject_id = ? AND s.person_id = ? AND s.ended_at IS NULL`, [subject.kind, subject.id, personId]);
}

/** The person of this role and number under a subject, if it was kept already. */
export function sameUnder(reader: Reader, subject: Subject, role: PersonRole, hashes: readonly string[]): Promise<PersonUnder | undefined> {
  if (hashes.length === 0) return Promise.resolve(undefined);
  return reader.first(
    `SELECT ${UNDER} FROM person_subjects s JOIN persons p ON p.id = s.person_id WHERE s.subject_kind = ? AND s.subject_id = ? AND s.role = ? AND s.ended_at IS NULL AND p.id_hash IN (${marks(hashes)})`,
    [subject.kind, subject.id, role, ...hashes],
  );
}

/** Everywhere a number stands, newest entry first. */
export function personsByHash(reader: Reader, column: 'id_hash' | 'phone_hash', hashes: readonly string[]): Promise<PersonUnder[]> {
  if (hashes.length === 0) return Promise.resolve([]);
  return reader.rows(`SELECT ${UNDER} FROM persons p JOIN person_subjects s ON s.person_id = p.id WHERE p.${column} IN (${marks(hashes)}) AND s.ended_at IS NULL ORDER BY p.entered_at DESC, p.id`, [...hashes]);
}

export async function insertPerson(w: Writer, row: Omit<PersonRow, 'row_version'>): Promise<void> {
  const columns = Object.keys(row);
  await w.run(`INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row));
}

/** Changes what was given; counts the version up. */
export async function updatePerson(w: Writer, id: string, set: Readonly<Partial<Omit<PersonRow, 'id' | 'row_version'>>>): Promise<void> {
  const columns = Object.keys(set);
  await w.run(`UPDATE persons SET ${[...columns.map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

/** A person as it was before a correction. */
export interface PersonVersion extends Pick<PersonRow, SealedColumnName> { person_id: string; version: number; replaced_at: number; replaced_by: string; reason: string }

/** Keeps what stands there now, before it is changed. */
export async function keepVersion(w: Writer, id: string, by: { readonly at: number; readonly by: string; readonly seq: number; readonly reason: string }): Promise<void> {
  await w.run(
    `INSERT INTO person_versions (person_id, version, name, id_no, phone, address, bank_card, id_hash, phone_hash, source, replaced_at, replaced_by, journal_seq, reason)
     SELECT p.id, p.row_version, p.name, p.id_no, p.phone, p.address, p.bank_card, p.id_hash, p.phone_hash, p.source, ?, ?, ?, ? FROM persons p WHERE p.id = ?`, [by.at, by.by, by.seq, by.reason, id],
  );
}

/** What the persons of a subject were, oldest first. */
export function versionsUnder(reader: Reader, subject: Subject): Promise<PersonVersion[]> {
  return reader.rows(
    `SELECT v.person_id, v.version, v.name, v.id_no, v.phone, v.address, v.bank_card, v.replaced_at, v.replaced_by, v.reason FROM person_subjects s JOIN person_versions v ON v.person_id = s.person_id
     WHERE s.subject_kind = ? AND s.subject_id = ? AND s.ended_at IS NULL ORDER BY v.person_id, v.version`, [subject.kind, subject.id],
  );
}

export async function endUnder(w: Writer, subject: Subject, personId: string, at: number, by: string): Promise<void> {
  await w.run('UPDATE person_subjects SET ended_at = ?, ended_by = ? WHERE subject_kind = ? AND subject_id = ? AND person_id = ? AND ended_at IS NULL', [at, by, subject.kind, subject.id, personId]);
}

/** The next number of a role under a subject, from 1. */
export async function nextOrdinal(reader: Reader, subject: Subject, role: PersonRole): Promise<number> {
  const last = await reader.first<{ n: number | null }>('SELECT max(ordinal) AS n FROM person_subjects WHERE subject_kind = ? AND subject_id = ? AND role = ?', [subject.kind, subject.id, role]);
  return (last?.n ?? 0) + 1;
}

export async function insertUnder(w: Writer, row: { subject: Subject; personId: string; role: PersonRole; ordinal: number; pseudonym: string }): Promise<void> {
  await w.run('INSERT INTO person_subjects (subject_kind, subject_id, person_id, role, ordinal, pseudonym) VALUES (?, ?, ?, ?, ?, ?)', [row.subject.kind, row.subject.id, row.personId, row.role, row.ordinal, row.pseudonym]);
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
