import type { Migration } from '../migrate.ts';

/**
 * The journal says under which post an act was done and whether it overrode something; the head of its chain is anchored by signed digests.
 * Entries written before this step keep NULL in the new columns, and their digests do not cover them (entry version 1).
 */
const statements = [
  `ALTER TABLE journal ADD COLUMN acted_as TEXT`,
  `ALTER TABLE journal ADD COLUMN override_kind TEXT`,
  `ALTER TABLE journal ADD COLUMN entry_version INTEGER NOT NULL DEFAULT 1`,
  `CREATE INDEX journal_overrides ON journal (seq) WHERE override_kind <> ''`,
  `CREATE INDEX journal_staff ON journal (staff_no, seq)`,
  `CREATE INDEX journal_at ON journal (at)`,
  `CREATE INDEX record_changes_journal ON record_changes (journal_seq)`,
  `CREATE TRIGGER journal_new_version BEFORE INSERT ON journal
     WHEN NEW.entry_version < 2 OR NEW.acted_as IS NULL OR NEW.override_kind IS NULL
     BEGIN SELECT RAISE(ABORT, 'journal entries are of version 2 from here on'); END`,
  // Signed digests of the journal's head. The same text lies in the outbox folder.
  `CREATE TABLE journal_anchors (
     id INTEGER PRIMARY KEY, day TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL, made_at INTEGER NOT NULL, kid TEXT NOT NULL, jws TEXT NOT NULL)`,
  `CREATE TRIGGER journal_anchors_no_update BEFORE UPDATE ON journal_anchors BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END`,
  `CREATE TRIGGER journal_anchors_no_delete BEFORE DELETE ON journal_anchors BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END`,
  // How far the captain has read the list of exceptions.
  `CREATE TABLE override_readings (id INTEGER PRIMARY KEY, up_to_seq INTEGER NOT NULL, entries INTEGER NOT NULL, at INTEGER NOT NULL, staff_no TEXT NOT NULL)`,
];

export const journalProof: Migration = {
  id: 6,
  name: 'journal-proof',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
