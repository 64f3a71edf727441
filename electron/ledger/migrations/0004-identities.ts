import type { Migration } from '../migrate.ts';

/**
 * Natural persons behind complaints and cases (domain 3, Person; 12). What identifies them stands sealed (BLOB, electron/vault); the keyed hashes find a
 * number by its exact value. The key of a person is a UUID, since a sealed value is bound to it before its row exists.
 */
const statements = [
  `CREATE TABLE persons (
     id TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('complainant', 'informant', 'delegate', 'worker')),
     name BLOB NOT NULL, id_no BLOB, phone BLOB, address BLOB, bank_card BLOB, id_hash TEXT, phone_hash TEXT,
     source TEXT NOT NULL CHECK (source IN ('card', 'typed', 'import')), batch_id INTEGER REFERENCES import_batches(id),
     entered_by TEXT NOT NULL, entered_at INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID`,
  `CREATE INDEX persons_id_hash ON persons (id_hash) WHERE id_hash IS NOT NULL`,
  `CREATE INDEX persons_phone_hash ON persons (phone_hash) WHERE phone_hash IS NOT NULL`,
  `CREATE INDEX persons_batch ON persons (batch_id) WHERE batch_id IS NOT NULL`,

  // A person under a complaint or case, by the name that everybody sees there (投诉人甲). The row stays when the complaint becomes a case.
  `CREATE TABLE person_subjects (
     subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, person_id TEXT NOT NULL REFERENCES persons(id), role TEXT NOT NULL, ordinal INTEGER NOT NULL, pseudonym TEXT NOT NULL,
     PRIMARY KEY (subject_kind, subject_id, person_id)) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX person_subjects_order ON person_subjects (subject_kind, subject_id, role, ordinal)`,
  `CREATE INDEX person_subjects_person ON person_subjects (person_id)`,

  // Each look at an identity, for good. Only that the captain has taken note of it is added later.
  `CREATE TABLE identity_looks (
     id INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons(id), subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, pseudonym TEXT NOT NULL,
     staff_no TEXT NOT NULL, post TEXT NOT NULL, at INTEGER NOT NULL, shown_until INTEGER NOT NULL, reason TEXT NOT NULL, noted_at INTEGER, noted_by TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX identity_looks_subject ON identity_looks (subject_kind, subject_id, at)`,
  `CREATE INDEX identity_looks_at ON identity_looks (at)`,
  `CREATE INDEX identity_looks_new ON identity_looks (at) WHERE noted_at IS NULL`,
  `CREATE TRIGGER identity_looks_no_delete BEFORE DELETE ON identity_looks BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END`,
  `CREATE TRIGGER identity_looks_fixed BEFORE UPDATE ON identity_looks
     WHEN OLD.noted_at IS NOT NULL OR NEW.person_id <> OLD.person_id OR NEW.subject_kind <> OLD.subject_kind OR NEW.subject_id <> OLD.subject_id OR NEW.pseudonym <> OLD.pseudonym
       OR NEW.staff_no <> OLD.staff_no OR NEW.post <> OLD.post OR NEW.at <> OLD.at OR NEW.shown_until <> OLD.shown_until OR NEW.reason <> OLD.reason
     BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END`,

  // The captain lets one officer see the informants of one complaint or case (domain 2).
  `CREATE TABLE identity_grants (
     id INTEGER PRIMARY KEY, subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, staff_no TEXT NOT NULL REFERENCES officers (staff_no), granted_by TEXT NOT NULL, at INTEGER NOT NULL,
     reason TEXT NOT NULL, ended_at INTEGER)`,
  `CREATE UNIQUE INDEX identity_grants_running ON identity_grants (subject_kind, subject_id, staff_no) WHERE ended_at IS NULL`,

  // What a case owes to one worker (domain 3, WageArrearsLine); the case's figures are sums of these.
  `CREATE TABLE wage_arrears_lines (
     case_id INTEGER NOT NULL REFERENCES cases(id), person_id TEXT NOT NULL REFERENCES persons(id), from_month TEXT NOT NULL DEFAULT '', to_month TEXT NOT NULL DEFAULT '',
     owed_fen INTEGER NOT NULL CHECK (owed_fen >= 0), paid_fen INTEGER NOT NULL DEFAULT 0 CHECK (paid_fen >= 0), overpaid_reason TEXT NOT NULL DEFAULT '',
     batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1,
     PRIMARY KEY (case_id, person_id), CHECK (paid_fen <= owed_fen OR overpaid_reason <> ''), CHECK (from_month = '' OR to_month = '' OR from_month <= to_month)) WITHOUT ROWID`,
  `CREATE INDEX wage_arrears_lines_person ON wage_arrears_lines (person_id)`,
  `CREATE INDEX wage_arrears_lines_batch ON wage_arrears_lines (batch_id) WHERE batch_id IS NOT NULL`,
];

export const identities: Migration = {
  id: 4,
  name: 'identities',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
