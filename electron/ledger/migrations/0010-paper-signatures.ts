import type { Migration } from '../migrate.ts';

/** Signatures on papers, bound to the digest of what was signed, and officers' own stored signatures. */
const statements = [
  // `mark` is JSON (strokes with pressure and time, or a refusal), sealed where the paper is. A later signature of the same slot replaces an earlier one, which stays.
  `CREATE TABLE paper_signatures (
     id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, paper_id INTEGER NOT NULL REFERENCES papers (id), slot TEXT NOT NULL, signer TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, staff_no TEXT NOT NULL, refused INTEGER NOT NULL, sealed INTEGER NOT NULL, mark BLOB NOT NULL)`,
  `CREATE INDEX paper_signatures_paper ON paper_signatures (paper_id, id)`,
  `CREATE TRIGGER paper_signatures_no_delete BEFORE DELETE ON paper_signatures BEGIN SELECT RAISE(ABORT, 'a signature is never deleted'); END`,
  `CREATE TRIGGER paper_signatures_fixed BEFORE UPDATE ON paper_signatures WHEN OLD.sealed = 0 OR NEW.uuid <> OLD.uuid OR NEW.paper_id <> OLD.paper_id OR NEW.slot <> OLD.slot OR NEW.signer <> OLD.signer OR NEW.digest <> OLD.digest OR NEW.at <> OLD.at OR NEW.staff_no <> OLD.staff_no
     BEGIN SELECT RAISE(ABORT, 'a signature stays as it was made'); END`,
  // Sealed: whoever copies the file cannot sign with it.
  `CREATE TABLE officer_signatures (id INTEGER PRIMARY KEY, staff_no TEXT NOT NULL UNIQUE, stored_at INTEGER NOT NULL, ink BLOB NOT NULL)`,
];

export const paperSignatures: Migration = {
  id: 10,
  name: 'paper-signatures',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
