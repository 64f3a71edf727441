import type { Migration } from '../migrate.ts';

/**
 * The head of each sealed file (its wrapped key) stands in the ledger too: a copy of the ledger from before a change of key opens the files that were put under the new
 * key since. Null for a file of before this column, until the next change of key: then the head of the file itself counts.
 */
export const attachmentHeaders: Migration = {
  id: 20,
  name: 'attachment-headers',
  async up(w) {
    await w.run('ALTER TABLE attachments ADD COLUMN header BLOB');
  },
};
