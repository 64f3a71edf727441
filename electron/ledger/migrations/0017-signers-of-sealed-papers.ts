import type { Migration } from '../migrate.ts';

/**
 * Whoever signed a sealed paper may have been written by name beside it, and why somebody would not sign stood in its course. The signature itself, its reason
 * included, is sealed; what was in the clear goes, and its bytes with it.
 */
const SEALED = 'SELECT id FROM papers WHERE sealed = 1';
const EVENTS_FIXED = `CREATE TRIGGER paper_events_no_update BEFORE UPDATE ON paper_events BEGIN SELECT RAISE(ABORT, 'the course of a paper is never rewritten'); END`;
const SIGNATURES_FIXED = `CREATE TRIGGER paper_signatures_fixed BEFORE UPDATE ON paper_signatures WHEN OLD.sealed = 0 OR NEW.uuid <> OLD.uuid OR NEW.paper_id <> OLD.paper_id OR NEW.slot <> OLD.slot OR NEW.signer <> OLD.signer OR NEW.digest <> OLD.digest OR NEW.at <> OLD.at OR NEW.staff_no <> OLD.staff_no
     BEGIN SELECT RAISE(ABORT, 'a signature stays as it was made'); END`;
/** What is a staff number or a pseudonym of the record names nobody. */
const TOLD = (column: string, paper: string): string => `${column} NOT LIKE '工号 %' AND ${column} NOT IN (SELECT s.pseudonym FROM person_subjects s JOIN papers p ON p.subject_kind = s.subject_kind AND p.subject_id = s.subject_id WHERE p.id = ${paper})`;

const statements: readonly string[] = [
  'PRAGMA secure_delete = ON',
  'DROP TRIGGER paper_events_no_update',
  'DROP TRIGGER paper_signatures_fixed',
  `UPDATE paper_signatures SET signer = '当事人' WHERE sealed = 1 AND ${TOLD('signer', 'paper_signatures.paper_id')}`,
  `UPDATE paper_events SET reason = '' WHERE event = 'refused' AND paper_id IN (${SEALED})`,
  `UPDATE paper_events SET reason = '' WHERE event = 'signed' AND paper_id IN (${SEALED}) AND ${TOLD('reason', 'paper_events.paper_id')}`,
  EVENTS_FIXED,
  SIGNATURES_FIXED,
];

export const signersOfSealedPapers: Migration = {
  id: 17,
  name: 'signers-of-sealed-papers',
  async up(w) {
    for (const sql of statements) await w.run(sql);
  },
};
