import type { Migration } from '../migrate.ts';

/** Who has which part in a case or complaint, who is recused from it, and which of two persons registered and confirmed a payment. Ended parts stay. */
const statements = [
  `CREATE TABLE matter_staff (
     id INTEGER PRIMARY KEY, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('case', 'complaint')), subject_id INTEGER NOT NULL,
     part TEXT NOT NULL CHECK (part IN ('handler', 'second', 'reviewer', 'tracker')), staff_no TEXT NOT NULL REFERENCES officers (staff_no),
     person TEXT NOT NULL, assigned_by TEXT NOT NULL, assigned_at INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '', ended_at INTEGER)`,
  `CREATE INDEX matter_staff_subject ON matter_staff (subject_kind, subject_id)`,
  `CREATE INDEX matter_staff_officer ON matter_staff (staff_no) WHERE ended_at IS NULL`,
  // One A, one B, one C at a time; second officers may be several.
  `CREATE UNIQUE INDEX matter_staff_one ON matter_staff (subject_kind, subject_id, part) WHERE ended_at IS NULL AND part <> 'second'`,
  `CREATE UNIQUE INDEX matter_staff_once ON matter_staff (subject_kind, subject_id, part, staff_no) WHERE ended_at IS NULL`,
  `CREATE TRIGGER matter_staff_no_delete BEFORE DELETE ON matter_staff BEGIN SELECT RAISE(ABORT, 'a part in a case is ended, never deleted'); END`,
  `CREATE TABLE recusals (
     id INTEGER PRIMARY KEY, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('case', 'complaint')), subject_id INTEGER NOT NULL,
     staff_no TEXT NOT NULL REFERENCES officers (staff_no), person TEXT NOT NULL, reason TEXT NOT NULL, ordered_by TEXT NOT NULL, ordered_at INTEGER NOT NULL,
     lifted_at INTEGER, lifted_by TEXT NOT NULL DEFAULT '', lifted_reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX recusals_subject ON recusals (subject_kind, subject_id)`,
  `CREATE UNIQUE INDEX recusals_once ON recusals (subject_kind, subject_id, person) WHERE lifted_at IS NULL`,
  `CREATE TRIGGER recusals_no_delete BEFORE DELETE ON recusals BEGIN SELECT RAISE(ABORT, 'a recusal is lifted, never deleted'); END`,
  `CREATE TABLE payment_confirmations (
     case_id INTEGER NOT NULL, paid_at INTEGER NOT NULL, voucher TEXT NOT NULL, registered_by TEXT NOT NULL DEFAULT '',
     confirmed_by TEXT NOT NULL DEFAULT '', confirmed_at INTEGER, PRIMARY KEY (case_id, paid_at, voucher)) WITHOUT ROWID`,
];

export const caseStaff: Migration = {
  id: 8,
  name: 'case-staff',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
