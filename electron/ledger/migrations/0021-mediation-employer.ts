import type { Migration } from '../migrate.ts';

/** The grid's people do not look through the dossiers (domain 2): a mediation keeps the employer by the name that was told, until its report makes or finds the dossier. */
export const mediationEmployer: Migration = {
  id: 21,
  name: 'mediation-employer',
  async up(w) {
    await w.run(`ALTER TABLE mediations ADD COLUMN employer_text TEXT NOT NULL DEFAULT ''`);
  },
};
