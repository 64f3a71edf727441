import type { Migration } from '../migrate.ts';

/**
 * The intake desk (domain 3 Complaint, 4 T01 to T09, 9). What people said (statement, call notes, dispute, drafts) may hold names and stands here only
 * sealed; persons themselves stand with the identities. Claims, missing items and public order are JSON lists of words of the house.
 */
const statements = [
  `CREATE TABLE complaints (
     id INTEGER PRIMARY KEY, receipt_no TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('complaint', 'report')),
     channel TEXT NOT NULL CHECK (channel IN ('window', 'hotline', 'province', 'miniProgram', 'petition', 'grid')), anonymous INTEGER NOT NULL DEFAULT 0,
     state TEXT NOT NULL DEFAULT 'registered' CHECK (state IN ('registered', 'dispatched', 'supplementing', 'filingReview', 'refused', 'redirected', 'filed')),
     registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, employer_id INTEGER REFERENCES employers(id), place_of_work TEXT NOT NULL DEFAULT '',
     claims TEXT NOT NULL, headcount INTEGER, amount_claimed_fen INTEGER, period_from TEXT NOT NULL DEFAULT '', period_to TEXT NOT NULL DEFAULT '', ended_on TEXT NOT NULL DEFAULT '',
     statement_sealed BLOB, pseudonym TEXT NOT NULL DEFAULT '', suspected_crime INTEGER NOT NULL DEFAULT 0, mass_incident INTEGER NOT NULL DEFAULT 0, public_order TEXT NOT NULL DEFAULT '[]',
     clicks INTEGER, clicks_source TEXT NOT NULL DEFAULT '',
     dispatched_to TEXT NOT NULL DEFAULT '', dispatched_at INTEGER, dispatched_by TEXT NOT NULL DEFAULT '',
     supplements INTEGER NOT NULL DEFAULT 0, supplement_issued_at INTEGER, supplement_served_at INTEGER, supplement_received_at INTEGER, supplement_due_on TEXT NOT NULL DEFAULT '', missing TEXT NOT NULL DEFAULT '[]',
     answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'accept', 'refuse', 'redirect', 'lapsed')), answer_reason TEXT NOT NULL DEFAULT '', answer_basis TEXT NOT NULL DEFAULT '', answer_to TEXT NOT NULL DEFAULT '',
     answer_proposed_at INTEGER, answer_proposed_by TEXT NOT NULL DEFAULT '', answered_at INTEGER, answered_by TEXT NOT NULL DEFAULT '',
     emergency INTEGER NOT NULL DEFAULT 0, case_id INTEGER REFERENCES cases(id), joined_to INTEGER REFERENCES complaints(id), grid_report_id INTEGER REFERENCES grid_reports(id),
     row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX complaints_state ON complaints (state, registered_at)`,
  `CREATE INDEX complaints_employer ON complaints (employer_id)`,
  `CREATE INDEX complaints_handler ON complaints (dispatched_to, state)`,
  `CREATE INDEX complaints_case ON complaints (case_id) WHERE case_id IS NOT NULL`,
  `CREATE TABLE complaint_events (
     id INTEGER PRIMARY KEY, complaint_id INTEGER NOT NULL REFERENCES complaints(id), at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, staff_no TEXT NOT NULL, act TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX complaint_events_complaint ON complaint_events (complaint_id, id)`,
  `CREATE TRIGGER complaint_events_no_update BEFORE UPDATE ON complaint_events BEGIN SELECT RAISE(ABORT, 'the course of a complaint is append-only'); END`,
  `CREATE TRIGGER complaint_events_no_delete BEFORE DELETE ON complaint_events BEGIN SELECT RAISE(ABORT, 'the course of a complaint is append-only'); END`,
  `CREATE TABLE phone_attempts (
     id INTEGER PRIMARY KEY, complaint_id INTEGER NOT NULL REFERENCES complaints(id), at INTEGER NOT NULL, staff_no TEXT NOT NULL, reached INTEGER NOT NULL, note_sealed BLOB)`,
  `CREATE INDEX phone_attempts_complaint ON phone_attempts (complaint_id, at)`,
  `CREATE TABLE complaint_materials (
     id INTEGER PRIMARY KEY, complaint_id INTEGER NOT NULL REFERENCES complaints(id), name TEXT NOT NULL, pages INTEGER NOT NULL DEFAULT 0, received_at INTEGER, received_by TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX complaint_materials_complaint ON complaint_materials (complaint_id)`,
  // Forms that are not registered yet, kept as typed: sealed as a whole, since nobody knows what was typed where.
  `CREATE TABLE complaint_drafts (id INTEGER PRIMARY KEY, staff_no TEXT NOT NULL, begun_at INTEGER NOT NULL, saved_at INTEGER NOT NULL, sealed BLOB)`,
  `CREATE INDEX complaint_drafts_staff ON complaint_drafts (staff_no, saved_at)`,
  `CREATE TABLE mediations (
     id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, employer_id INTEGER REFERENCES employers(id), grid_report_id INTEGER REFERENCES grid_reports(id), street_code TEXT NOT NULL DEFAULT '',
     claims TEXT NOT NULL, headcount INTEGER, amount_fen INTEGER, parties_sealed BLOB, state TEXT NOT NULL DEFAULT 'started' CHECK (state IN ('started', 'agreed', 'failed', 'escalated')),
     agreed_at INTEGER, agreement_sealed BLOB, follow_up_on TEXT NOT NULL DEFAULT '', performed INTEGER, failed_at INTEGER, failure TEXT NOT NULL DEFAULT '', escalated_at INTEGER, complaint_id INTEGER REFERENCES complaints(id),
     row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE INDEX mediations_state ON mediations (state, started_at)`,
  `CREATE INDEX mediations_employer ON mediations (employer_id)`,
];

export const intake: Migration = {
  id: 7,
  name: 'intake',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
