import type { Migration } from '../migrate.ts';

/**
 * Legal reviews (domain 2, duties 1 and 8; domain 4, T07 to T09): each verdict on a paper with whoever gave it, what was sent out of the district for review and
 * came back signed, whose signatures count, and where a complaint stands with its filing.
 */
const statements = [
  `CREATE TABLE review_organs (
     id INTEGER PRIMARY KEY, organ TEXT NOT NULL, kid TEXT NOT NULL, thumbprint TEXT NOT NULL, jwk TEXT NOT NULL, pinned_at INTEGER NOT NULL, pinned_by TEXT NOT NULL,
     retired_at INTEGER, retired_by TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE UNIQUE INDEX review_organs_key ON review_organs (thumbprint) WHERE retired_at IS NULL`,
  `CREATE TRIGGER review_organs_no_delete BEFORE DELETE ON review_organs BEGIN SELECT RAISE(ABORT, 'a key is retired, never deleted'); END`,
  // `content_sha256`: the content that was sent, so that a verdict on another one does not count. `jws`, `return_jws`: the signed texts as they went and came.
  `CREATE TABLE review_requests (
     id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, paper_id INTEGER NOT NULL REFERENCES papers (id), content_sha256 TEXT NOT NULL, organ TEXT NOT NULL, thumbprint TEXT NOT NULL, reason TEXT NOT NULL, jws TEXT NOT NULL,
     sent_at INTEGER NOT NULL, sent_by TEXT NOT NULL, returned_at INTEGER, return_jws TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX review_requests_paper ON review_requests (paper_id, id)`,
  `CREATE TRIGGER review_requests_no_delete BEFORE DELETE ON review_requests BEGIN SELECT RAISE(ABORT, 'what was sent for review stays'); END`,
  `CREATE TRIGGER review_requests_once BEFORE UPDATE ON review_requests WHEN OLD.returned_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a return is recorded once'); END`,
  // `person`: the person behind the reviewing account, empty where the review came from outside; then `staff_no` recorded it. `at`: when it was given.
  `CREATE TABLE paper_reviews (
     id INTEGER PRIMARY KEY, paper_id INTEGER NOT NULL REFERENCES papers (id), content_sha256 TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'return', 'object')), opinion TEXT NOT NULL DEFAULT '',
     at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, staff_no TEXT NOT NULL, person TEXT NOT NULL, organ TEXT NOT NULL DEFAULT '', reviewer TEXT NOT NULL DEFAULT '', request_id INTEGER REFERENCES review_requests (id))`,
  `CREATE INDEX paper_reviews_paper ON paper_reviews (paper_id, id)`,
  `CREATE TRIGGER paper_reviews_no_update BEFORE UPDATE ON paper_reviews BEGIN SELECT RAISE(ABORT, 'a review is never rewritten'); END`,
  `CREATE TRIGGER paper_reviews_no_delete BEFORE DELETE ON paper_reviews BEGIN SELECT RAISE(ABORT, 'a review is never taken back'); END`,
  // '' none; returned: with the A again; review: waits for B; approve: waits for the captain; emergency: waits for the captain, B follows; late: filed as an emergency, B still due; done.
  `ALTER TABLE complaints ADD COLUMN filing_stage TEXT NOT NULL DEFAULT '' CHECK (filing_stage IN ('', 'returned', 'review', 'approve', 'emergency', 'late', 'done'))`,
  `ALTER TABLE complaints ADD COLUMN filing_paper INTEGER REFERENCES papers (id)`,
  `ALTER TABLE complaints ADD COLUMN filing_proposed_at INTEGER`,
  `ALTER TABLE complaints ADD COLUMN filing_proposed_by TEXT NOT NULL DEFAULT ''`,
  `CREATE INDEX complaints_filing ON complaints (filing_stage) WHERE filing_stage NOT IN ('', 'done')`,
];

export const legalReviews: Migration = {
  id: 14,
  name: 'legal-reviews',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
