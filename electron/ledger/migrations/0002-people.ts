import type { Migration } from '../migrate.ts';

/** Accounts: passwords (Argon2id), certificates, deputies for a period. */
const statements = [
  `ALTER TABLE officers ADD COLUMN cert_no TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE officers ADD COLUMN cert_until TEXT`,
  // Empty while the officer has none: a ledger with one such officer needs no sign-in.
  `ALTER TABLE officers ADD COLUMN password_hash TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE officers ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE officers ADD COLUMN failures INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE officers ADD COLUMN locked_until INTEGER`,
  `ALTER TABLE officers ADD COLUMN last_sign_in_at INTEGER`,
  `ALTER TABLE officers ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0`,
  `UPDATE officers SET provisional = 1 WHERE id = (SELECT min(id) FROM officers) AND (SELECT count(*) FROM officers) = 1`,
  `CREATE TABLE officer_deputies (
     id INTEGER PRIMARY KEY, staff_no TEXT NOT NULL REFERENCES officers (staff_no), post TEXT NOT NULL, from_day TEXT NOT NULL, until_day TEXT NOT NULL,
     reason TEXT NOT NULL, appointed_by TEXT NOT NULL, ended_at INTEGER, CHECK (until_day >= from_day))`,
  `CREATE INDEX officer_deputies_staff ON officer_deputies (staff_no)`,
];

export const people: Migration = {
  id: 2,
  name: 'people',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
