import type { Migration } from '../migrate.ts';

/**
 * A group's list of workers on its complaint (domain 3; formats.md workers), and what a person was before a correction: sealed like the person itself, bound to
 * the same place, so that it can be put back without a key.
 */
const statements = [
  `CREATE TABLE complaint_workers (
     complaint_id INTEGER NOT NULL REFERENCES complaints(id), person_id TEXT NOT NULL REFERENCES persons(id), from_month TEXT NOT NULL DEFAULT '', to_month TEXT NOT NULL DEFAULT '',
     owed_fen INTEGER NOT NULL CHECK (owed_fen >= 0), paid_fen INTEGER NOT NULL DEFAULT 0 CHECK (paid_fen >= 0 AND paid_fen <= owed_fen),
     batch_id INTEGER REFERENCES import_batches(id), row_version INTEGER NOT NULL DEFAULT 1,
     PRIMARY KEY (complaint_id, person_id), CHECK (from_month = '' OR to_month = '' OR from_month <= to_month)) WITHOUT ROWID`,
  `CREATE INDEX complaint_workers_person ON complaint_workers (person_id)`,
  `CREATE INDEX complaint_workers_batch ON complaint_workers (batch_id) WHERE batch_id IS NOT NULL`,
  `ALTER TABLE import_batches ADD COLUMN complaint_id INTEGER REFERENCES complaints(id)`,
  `CREATE INDEX import_batches_complaint ON import_batches (complaint_id) WHERE complaint_id IS NOT NULL`,

  `CREATE TABLE person_versions (
     id INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons(id), version INTEGER NOT NULL, name BLOB NOT NULL, id_no BLOB, phone BLOB, address BLOB, bank_card BLOB, id_hash TEXT, phone_hash TEXT,
     source TEXT NOT NULL, replaced_at INTEGER NOT NULL, replaced_by TEXT NOT NULL, journal_seq INTEGER NOT NULL, batch_id INTEGER REFERENCES import_batches(id), reason TEXT NOT NULL DEFAULT '', UNIQUE (person_id, version))`,
  `CREATE INDEX person_versions_batch ON person_versions (batch_id) WHERE batch_id IS NOT NULL`,
  `CREATE TRIGGER person_versions_no_delete BEFORE DELETE ON person_versions BEGIN SELECT RAISE(ABORT, 'what a person was is kept'); END`,
  `CREATE TRIGGER person_versions_fixed BEFORE UPDATE ON person_versions
     WHEN NEW.person_id <> OLD.person_id OR NEW.version <> OLD.version OR NEW.replaced_at <> OLD.replaced_at OR NEW.replaced_by <> OLD.replaced_by OR NEW.journal_seq <> OLD.journal_seq OR NEW.reason <> OLD.reason OR NEW.source <> OLD.source
     BEGIN SELECT RAISE(ABORT, 'only the key of a kept value changes'); END`,

  // A delegate who no longer stands for the group keeps the name under which others saw it; nobody else gets that name.
  `ALTER TABLE person_subjects ADD COLUMN ended_at INTEGER`,
  `ALTER TABLE person_subjects ADD COLUMN ended_by TEXT NOT NULL DEFAULT ''`,
];

export const complaintWorkers: Migration = {
  id: 11,
  name: 'complaint-workers',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
