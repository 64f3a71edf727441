import type { Migration } from '../migrate.ts';

/** A clock keeps how the district reckoned it when it began: whether office hours interrupt it, and a term that differs from the rule's. */
const statements = [
  `ALTER TABLE deadline_clocks ADD COLUMN continuous INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE deadline_clocks ADD COLUMN length INTEGER`,
  `CREATE TRIGGER deadline_clocks_reckoned_so BEFORE UPDATE OF continuous, length ON deadline_clocks BEGIN SELECT RAISE(ABORT, 'how a clock is reckoned never changes'); END`,
];

export const clockLengths: Migration = {
  id: 13,
  name: 'clock-lengths',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
