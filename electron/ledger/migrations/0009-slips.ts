import type { Migration } from '../migrate.ts';

/** Slips that were printed and what became of each; papers that people handed in. */
const statements = [
  `CREATE TABLE slip_prints (
     id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, staff_no TEXT NOT NULL, slip TEXT NOT NULL, number TEXT NOT NULL, printer TEXT NOT NULL, copies INTEGER NOT NULL, reprint INTEGER NOT NULL,
     outcome TEXT NOT NULL CHECK (outcome IN ('queued', 'confirmed', 'unconfirmed', 'doubtful', 'refused', 'cancelled')))`,
  `CREATE INDEX slip_prints_number ON slip_prints (slip, number)`,
  `CREATE TABLE material_receipts (
     id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases(id), received_at INTEGER NOT NULL, staff_no TEXT NOT NULL, cert_no TEXT NOT NULL, items TEXT NOT NULL)`,
  `CREATE INDEX material_receipts_case ON material_receipts (case_id, received_at)`,
];

export const slips: Migration = {
  id: 9,
  name: 'slips',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
