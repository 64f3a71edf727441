import type { Migration } from '../migrate.ts';

/**
 * Offices name their lists of workers after who stands on them. Of new ones only the kind is kept (imports/importJob.ts); here the names of files and sheets of the
 * older ones go, and their bytes with them. The journal keeps what it said: it is never rewritten.
 */
const statements: readonly string[] = [
  'PRAGMA secure_delete = ON',
  `UPDATE import_batches SET sheet = '', file_name = '欠薪名册' || CASE WHEN lower(file_name) LIKE '%.xlsx' THEN '.xlsx' WHEN lower(file_name) LIKE '%.csv' THEN '.csv' ELSE '' END
     WHERE kind IN ('workers', 'complaintWorkers')`,
];

export const namesOfWorkersLists: Migration = {
  id: 22,
  name: 'names-of-workers-lists',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
