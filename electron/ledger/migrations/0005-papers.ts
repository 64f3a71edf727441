import type { Migration } from '../migrate.ts';

/** Official papers: their content, numbers, course and the bytes that were once handed out. */
const statements = [
  // `content` is JSON; where `sealed` is 1 it and `layout` are sealed values bound to the paper's uuid. `layout` is the laid-out paper, frozen at the approval: later versions of a kind never change it.
  `CREATE TABLE papers (
     id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, kind_version INTEGER NOT NULL, subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, employer_id INTEGER REFERENCES employers (id),
     label TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'reviewed', 'approved', 'issued', 'served', 'void')), number TEXT NOT NULL DEFAULT '', sealed INTEGER NOT NULL, content BLOB NOT NULL, layout BLOB,
     rule_pack TEXT NOT NULL, drafted_by TEXT NOT NULL, drafted_at INTEGER NOT NULL, reviewed_by TEXT NOT NULL DEFAULT '', reviewed_at INTEGER, approved_by TEXT NOT NULL DEFAULT '', approved_at INTEGER,
     issued_by TEXT NOT NULL DEFAULT '', issued_at INTEGER, voided_by TEXT NOT NULL DEFAULT '', voided_at INTEGER, void_reason TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '',
     pdf_sha256 TEXT NOT NULL DEFAULT '', docx_sha256 TEXT NOT NULL DEFAULT '', changed_at INTEGER NOT NULL, row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX papers_subject ON papers (subject_kind, subject_id, id)`,
  `CREATE INDEX papers_employer ON papers (employer_id, id) WHERE employer_id IS NOT NULL`,
  `CREATE UNIQUE INDEX papers_number ON papers (number) WHERE number <> ''`,
  `CREATE TRIGGER papers_no_delete BEFORE DELETE ON papers BEGIN SELECT RAISE(ABORT, 'a paper is never deleted'); END`,
  `CREATE TRIGGER papers_frozen BEFORE UPDATE OF uuid, kind, kind_version, number, content, layout, digest, approved_by, approved_at ON papers
     WHEN OLD.approved_at IS NOT NULL AND (NEW.uuid <> OLD.uuid OR NEW.kind <> OLD.kind OR NEW.kind_version <> OLD.kind_version OR NEW.number <> OLD.number OR NEW.digest <> OLD.digest
       OR NEW.approved_by <> OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR (OLD.sealed = 0 AND (NEW.content <> OLD.content OR NEW.layout IS NOT OLD.layout)))
     BEGIN SELECT RAISE(ABORT, 'an approved paper stays as it is'); END`,
  // The register of numbers is the counter: the next one is the highest of class and year and one more. Void ones stay.
  `CREATE TABLE paper_numbers (
     id INTEGER PRIMARY KEY, class TEXT NOT NULL, year INTEGER NOT NULL, seq INTEGER NOT NULL CHECK (seq >= 1), number TEXT NOT NULL UNIQUE, paper_id INTEGER REFERENCES papers (id), title TEXT NOT NULL, label TEXT NOT NULL,
     taken_at INTEGER NOT NULL, taken_by TEXT NOT NULL, voided_at INTEGER, voided_by TEXT NOT NULL DEFAULT '', void_reason TEXT NOT NULL DEFAULT '')`,
  `CREATE UNIQUE INDEX paper_numbers_place ON paper_numbers (class, year, seq)`,
  `CREATE TRIGGER paper_numbers_no_delete BEFORE DELETE ON paper_numbers BEGIN SELECT RAISE(ABORT, 'a number is never taken out of the register'); END`,
  `CREATE TRIGGER paper_numbers_fixed BEFORE UPDATE OF class, year, seq, number, paper_id, taken_at, taken_by ON paper_numbers BEGIN SELECT RAISE(ABORT, 'a number stays what it is'); END`,
  `CREATE TRIGGER paper_numbers_void_once BEFORE UPDATE ON paper_numbers WHEN OLD.voided_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a void number stays void'); END`,
  `CREATE TABLE paper_events (
     id INTEGER PRIMARY KEY, paper_id INTEGER NOT NULL REFERENCES papers (id), at INTEGER NOT NULL, staff_no TEXT NOT NULL, event TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', printer TEXT NOT NULL DEFAULT '', copies INTEGER)`,
  `CREATE INDEX paper_events_paper ON paper_events (paper_id, id)`,
  `CREATE TRIGGER paper_events_no_delete BEFORE DELETE ON paper_events BEGIN SELECT RAISE(ABORT, 'the course of a paper is never shortened'); END`,
  `CREATE TRIGGER paper_events_no_update BEFORE UPDATE ON paper_events BEGIN SELECT RAISE(ABORT, 'the course of a paper is never rewritten'); END`,
  // Bytes as they were first made of a frozen paper or table; a reprint gives these. `bytes` of sealed papers are a sealed value of their base64.
  `CREATE TABLE frozen_files (
     id INTEGER PRIMARY KEY, owner TEXT NOT NULL, format TEXT NOT NULL CHECK (format IN ('docx', 'pdf')), sha256 TEXT NOT NULL, size INTEGER NOT NULL, sealed INTEGER NOT NULL, bytes BLOB NOT NULL, made_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX frozen_files_owner ON frozen_files (owner, format)`,
  `CREATE TRIGGER frozen_files_no_delete BEFORE DELETE ON frozen_files BEGIN SELECT RAISE(ABORT, 'a frozen file is never deleted'); END`,
  `CREATE TRIGGER frozen_files_fixed BEFORE UPDATE ON frozen_files WHEN NEW.owner <> OLD.owner OR NEW.format <> OLD.format OR NEW.sha256 <> OLD.sha256 OR (OLD.sealed = 0 AND NEW.bytes <> OLD.bytes) BEGIN SELECT RAISE(ABORT, 'a frozen file stays as it is'); END`,
];

export const papers: Migration = {
  id: 5,
  name: 'papers',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
