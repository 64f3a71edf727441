import type { Migration } from '../migrate.ts';

/** A mediation has a page of its own: the place where it is held, and its course, step by step, as a complaint has it. What stood before is told from its columns. */
const statements = [
  `ALTER TABLE mediations ADD COLUMN place TEXT NOT NULL DEFAULT ''`,
  `CREATE TABLE mediation_events (
     id INTEGER PRIMARY KEY, mediation_id INTEGER NOT NULL REFERENCES mediations(id), at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, staff_no TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '')`,
  `CREATE INDEX mediation_events_mediation ON mediation_events (mediation_id, id)`,
  `INSERT INTO mediation_events (mediation_id, at, recorded_at, staff_no, text, reason)
     SELECT id, started_at, started_at, started_by, '开始网格调解', '' FROM mediations
     UNION ALL SELECT id, agreed_at, agreed_at, started_by, '达成调解协议，' || follow_up_on || ' 回访履行', '' FROM mediations WHERE agreed_at IS NOT NULL
     UNION ALL SELECT id, failed_at, failed_at, started_by, CASE WHEN performed = 0 THEN '调解协议没有履行，按调解不成上报' ELSE '调解不成' END, failure FROM mediations WHERE failed_at IS NOT NULL
     UNION ALL SELECT id, escalated_at, escalated_at, started_by, '上报大队', '' FROM mediations WHERE escalated_at IS NOT NULL
     ORDER BY 1, 2`,
  `CREATE INDEX mediations_complaint ON mediations (complaint_id) WHERE complaint_id IS NOT NULL`,
  `CREATE TRIGGER mediation_events_no_update BEFORE UPDATE ON mediation_events BEGIN SELECT RAISE(ABORT, 'the course of a mediation is append-only'); END`,
  `CREATE TRIGGER mediation_events_no_delete BEFORE DELETE ON mediation_events BEGIN SELECT RAISE(ABORT, 'the course of a mediation is append-only'); END`,
];

export const mediationRecord: Migration = {
  id: 19,
  name: 'mediation-record',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
