import type { Migration } from '../migrate.ts';

/** Exact bytes of everything that was handed out: workbooks of approved tables beside documents, and the dossiers that left the house. */
const statements = [
  'ALTER TABLE frozen_files RENAME TO frozen_files_before',
  `CREATE TABLE frozen_files (
     id INTEGER PRIMARY KEY, owner TEXT NOT NULL, format TEXT NOT NULL CHECK (format IN ('docx', 'pdf', 'xlsx')), sha256 TEXT NOT NULL, size INTEGER NOT NULL, sealed INTEGER NOT NULL, bytes BLOB NOT NULL, made_at INTEGER NOT NULL)`,
  'INSERT INTO frozen_files (id, owner, format, sha256, size, sealed, bytes, made_at) SELECT id, owner, format, sha256, size, sealed, bytes, made_at FROM frozen_files_before',
  'DROP TABLE frozen_files_before',
  'CREATE UNIQUE INDEX frozen_files_owner ON frozen_files (owner, format)',
  `CREATE TRIGGER frozen_files_no_delete BEFORE DELETE ON frozen_files BEGIN SELECT RAISE(ABORT, 'a frozen file is never deleted'); END`,
  `CREATE TRIGGER frozen_files_fixed BEFORE UPDATE ON frozen_files WHEN NEW.owner <> OLD.owner OR NEW.format <> OLD.format OR NEW.sha256 <> OLD.sha256 OR (OLD.sealed = 0 AND NEW.bytes <> OLD.bytes) BEGIN SELECT RAISE(ABORT, 'a frozen file stays as it is'); END`,
  // One line each time that a dossier leaves the house; its bytes are the frozen file of `dossier:SERIAL`.
  `CREATE TABLE dossier_copies (
     id INTEGER PRIMARY KEY, serial TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, seq INTEGER NOT NULL, employer_id INTEGER NOT NULL REFERENCES employers (id), format TEXT NOT NULL, way TEXT NOT NULL CHECK (way IN ('exported', 'printed')),
     sha256 TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, staff_no TEXT NOT NULL)`,
  'CREATE UNIQUE INDEX dossier_copies_number ON dossier_copies (year, seq)',
  'CREATE INDEX dossier_copies_employer ON dossier_copies (employer_id, id)',
  `CREATE TRIGGER dossier_copies_no_delete BEFORE DELETE ON dossier_copies BEGIN SELECT RAISE(ABORT, 'what was handed out stays listed'); END`,
  `CREATE TRIGGER dossier_copies_fixed BEFORE UPDATE ON dossier_copies WHEN NEW.serial <> OLD.serial OR NEW.format <> OLD.format OR NEW.sha256 <> OLD.sha256 OR NEW.at <> OLD.at OR NEW.staff_no <> OLD.staff_no BEGIN SELECT RAISE(ABORT, 'what was handed out stays as it was'); END`,
];

export const handedOut: Migration = {
  id: 12,
  name: 'handed-out',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
