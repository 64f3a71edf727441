import type { Migration } from '../migrate.ts';

/*
 * A look through a paper is a look like any other: it names the paper, and stands without a person where the record keeps none. Everybody of a report is an
 * informant; whoever came along with one was kept as a delegate until now.
 */
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const OF_REPORTS = `SELECT s.person_id FROM person_subjects s JOIN complaints c ON c.id = s.subject_id AND s.subject_kind = 'complaint' WHERE c.kind = 'report' AND s.role = 'delegate'`;

const statements: readonly string[] = [
  `CREATE TABLE looks_rebuilt (
     id INTEGER PRIMARY KEY, person_id TEXT REFERENCES persons(id), subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, pseudonym TEXT NOT NULL,
     staff_no TEXT NOT NULL, post TEXT NOT NULL, at INTEGER NOT NULL, shown_until INTEGER NOT NULL, reason TEXT NOT NULL, noted_at INTEGER, noted_by TEXT NOT NULL DEFAULT '', paper TEXT NOT NULL DEFAULT '')`,
  `INSERT INTO looks_rebuilt (id, person_id, subject_kind, subject_id, pseudonym, staff_no, post, at, shown_until, reason, noted_at, noted_by)
     SELECT id, person_id, subject_kind, subject_id, pseudonym, staff_no, post, at, shown_until, reason, noted_at, noted_by FROM identity_looks`,
  `DROP TABLE identity_looks`,
  `ALTER TABLE looks_rebuilt RENAME TO identity_looks`,
  `CREATE INDEX identity_looks_subject ON identity_looks (subject_kind, subject_id, at)`,
  `CREATE INDEX identity_looks_at ON identity_looks (at)`,
  `CREATE INDEX identity_looks_new ON identity_looks (at) WHERE noted_at IS NULL`,
  `CREATE TRIGGER identity_looks_no_delete BEFORE DELETE ON identity_looks BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END`,
  `CREATE TRIGGER identity_looks_fixed BEFORE UPDATE ON identity_looks
     WHEN OLD.noted_at IS NOT NULL OR NEW.person_id IS NOT OLD.person_id OR NEW.subject_kind <> OLD.subject_kind OR NEW.subject_id <> OLD.subject_id OR NEW.pseudonym <> OLD.pseudonym
       OR NEW.staff_no <> OLD.staff_no OR NEW.post <> OLD.post OR NEW.at <> OLD.at OR NEW.shown_until <> OLD.shown_until OR NEW.reason <> OLD.reason OR NEW.paper <> OLD.paper
     BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END`,

  `CREATE TEMP TABLE with_informants AS
     SELECT s.subject_kind, s.subject_id, s.person_id,
       (SELECT coalesce(max(i.ordinal), 0) FROM person_subjects i WHERE i.subject_kind = s.subject_kind AND i.subject_id = s.subject_id AND i.role = 'informant') + row_number() OVER (PARTITION BY s.subject_kind, s.subject_id ORDER BY s.ordinal) AS ordinal
     FROM person_subjects s WHERE s.role = 'delegate' AND s.person_id IN (${OF_REPORTS})`,
  `UPDATE person_subjects SET role = 'informant', ordinal = n.ordinal, pseudonym = '举报人' || CASE WHEN n.ordinal <= 10 THEN substr('${STEMS}', n.ordinal, 1) ELSE CAST(n.ordinal AS TEXT) END
     FROM with_informants n WHERE n.subject_kind = person_subjects.subject_kind AND n.subject_id = person_subjects.subject_id AND n.person_id = person_subjects.person_id`,
  `UPDATE persons SET role = 'informant' WHERE id IN (SELECT person_id FROM with_informants)`,
  `DROP TABLE with_informants`,
];

export const looksAtPapers: Migration = {
  id: 16,
  name: 'looks-at-papers',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
