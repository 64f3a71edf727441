import type { Migration } from '../migrate.ts';

/** Deadline clocks of any record, their pauses, what each officer has taken note of, and the working-day years that were loaded after delivery. */
const statements = [
  // `reckoning` is the whole reckoned deadline as JSON (counted and skipped days): a stopped clock explains itself as it was reckoned, whatever calendar comes later.
  `CREATE TABLE deadline_clocks (
     id INTEGER PRIMARY KEY, rule_id TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, start_at INTEGER NOT NULL, started_by TEXT NOT NULL, urged_at INTEGER,
     extended_at INTEGER, extended_by TEXT NOT NULL DEFAULT '', due_at INTEGER NOT NULL, last_day TEXT NOT NULL, lawful_from TEXT NOT NULL DEFAULT '', provisional INTEGER NOT NULL,
     stop_at INTEGER, outcome TEXT NOT NULL DEFAULT '', restarts INTEGER REFERENCES deadline_clocks(id), rule_pack TEXT NOT NULL, reckoning TEXT NOT NULL,
     created_at INTEGER NOT NULL, created_by TEXT NOT NULL, row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE UNIQUE INDEX deadline_clocks_running ON deadline_clocks (subject_kind, subject_id, rule_id) WHERE stop_at IS NULL`,
  `CREATE INDEX deadline_clocks_subject ON deadline_clocks (subject_kind, subject_id, id)`,
  `CREATE INDEX deadline_clocks_due ON deadline_clocks (due_at) WHERE stop_at IS NULL`,
  `CREATE TRIGGER deadline_clocks_no_delete BEFORE DELETE ON deadline_clocks BEGIN SELECT RAISE(ABORT, 'a clock is never deleted'); END`,
  `CREATE TRIGGER deadline_clocks_stopped BEFORE UPDATE ON deadline_clocks WHEN OLD.stop_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a stopped clock stays as it is'); END`,
  `CREATE TRIGGER deadline_clocks_started BEFORE UPDATE OF rule_id, subject_kind, subject_id, start_at, started_by, rule_pack ON deadline_clocks BEGIN SELECT RAISE(ABORT, 'what started a clock never changes'); END`,
  // Intervals, never overwritten (domain 4): a pause only ever gets its end.
  `CREATE TABLE deadline_pauses (
     id INTEGER PRIMARY KEY, clock_id INTEGER NOT NULL REFERENCES deadline_clocks(id), from_at INTEGER NOT NULL, to_at INTEGER, reason TEXT NOT NULL, staff_no TEXT NOT NULL,
     ended_by TEXT NOT NULL DEFAULT '', CHECK (to_at IS NULL OR to_at >= from_at))`,
  `CREATE INDEX deadline_pauses_clock ON deadline_pauses (clock_id, from_at)`,
  `CREATE UNIQUE INDEX deadline_pauses_running ON deadline_pauses (clock_id) WHERE to_at IS NULL`,
  `CREATE TRIGGER deadline_pauses_no_delete BEFORE DELETE ON deadline_pauses BEGIN SELECT RAISE(ABORT, 'a pause is never deleted'); END`,
  `CREATE TRIGGER deadline_pauses_only_end BEFORE UPDATE ON deadline_pauses
     WHEN OLD.to_at IS NOT NULL OR NEW.to_at IS NULL OR NEW.clock_id <> OLD.clock_id OR NEW.from_at <> OLD.from_at OR NEW.reason <> OLD.reason OR NEW.staff_no <> OLD.staff_no
     BEGIN SELECT RAISE(ABORT, 'a pause is never overwritten'); END`,

  // A notice is a proposal until the captain approves it; of each year one is in force. What was replaced is kept.
  `CREATE TABLE calendar_years (
     id INTEGER PRIMARY KEY, year INTEGER NOT NULL, holiday_off TEXT NOT NULL, working_weekends TEXT NOT NULL, source TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('proposed', 'in-force', 'replaced', 'withdrawn')), imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL,
     approved_at INTEGER, approved_by TEXT NOT NULL DEFAULT '', row_version INTEGER NOT NULL DEFAULT 1)`,
  `CREATE UNIQUE INDEX calendar_years_in_force ON calendar_years (year) WHERE state = 'in-force'`,
  `CREATE UNIQUE INDEX calendar_years_proposed ON calendar_years (year) WHERE state = 'proposed'`,
  `CREATE TRIGGER calendar_years_no_delete BEFORE DELETE ON calendar_years BEGIN SELECT RAISE(ABORT, 'a notice is never deleted'); END`,
  `CREATE TRIGGER calendar_years_fixed BEFORE UPDATE OF year, holiday_off, working_weekends, imported_at, imported_by ON calendar_years BEGIN SELECT RAISE(ABORT, 'a notice is never edited'); END`,

  // Which amber or red moment of which clock an officer has taken note of. `clock_key` names clocks of every source.
  `CREATE TABLE clock_acknowledgements (
     clock_key TEXT NOT NULL, due_at INTEGER NOT NULL, moment TEXT NOT NULL CHECK (moment IN ('amber', 'red')), staff_no TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (staff_no, clock_key, due_at, moment)) WITHOUT ROWID`,
];

export const clocks: Migration = {
  id: 3,
  name: 'clocks',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
