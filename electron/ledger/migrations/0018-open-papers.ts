import type { Migration } from '../migrate.ts';

/** What is not finished is found without reading every paper: the queues ask for it whenever something changes. */
export const openPapers: Migration = {
  id: 18,
  name: 'open-papers',
  async up(w) {
    await w.run('CREATE INDEX papers_state ON papers (state, kind, subject_kind, subject_id)');
  },
};
