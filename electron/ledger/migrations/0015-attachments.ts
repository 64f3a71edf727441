import type { Migration } from '../migrate.ts';

/**
 * Files of complaints and cases. The file itself lies sealed in `attachments/UUID.sealed`; here stands what it is of, with the digest of its plain content and
 * of its sealed body (all behind the header, which a change of key writes anew). The name that it came with is kept nowhere: it may name a person.
 */
const statements = [
  `CREATE TABLE attachments (
     id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('complaint', 'case')), subject_id INTEGER NOT NULL, title TEXT NOT NULL, media TEXT NOT NULL, size INTEGER NOT NULL,
     sha256 TEXT NOT NULL, body_sha256 TEXT NOT NULL, persons INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('incoming', 'kept', 'removed')), attached_at INTEGER NOT NULL, attached_by TEXT NOT NULL,
     removed_at INTEGER, removed_by TEXT NOT NULL DEFAULT '', removed_reason TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1)`,
  'CREATE INDEX attachments_subject ON attachments (subject_kind, subject_id, id)',
  // Only what never came in whole goes away.
  `CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments WHEN OLD.state <> 'incoming' BEGIN SELECT RAISE(ABORT, 'an attachment is never deleted'); END`,
  `CREATE TRIGGER attachments_fixed BEFORE UPDATE ON attachments WHEN NEW.uuid <> OLD.uuid OR NEW.subject_kind <> OLD.subject_kind OR NEW.subject_id <> OLD.subject_id OR NEW.attached_by <> OLD.attached_by
     OR (OLD.state <> 'incoming' AND (NEW.sha256 <> OLD.sha256 OR NEW.body_sha256 <> OLD.body_sha256 OR NEW.attached_at <> OLD.attached_at OR NEW.state = 'incoming')) BEGIN SELECT RAISE(ABORT, 'an attachment stays as it came'); END`,
];

export const attachments: Migration = {
  id: 15,
  name: 'attachments',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
