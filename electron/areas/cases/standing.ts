import type { Reader } from '#electron/ledger/access.ts';
import { caseLabel } from './line.ts';
import { caseById } from './repository/cases.ts';

/** A case as other areas ask for it. */
export interface CaseStanding {
  readonly caseNo: string;
  /** As the journal names it. */
  readonly label: string;
  /** Staff number of its A; empty while nobody is. */
  readonly handler: string;
}

export async function caseStanding(reader: Reader, id: number, now: number): Promise<CaseStanding | null> {
  const row = await caseById(reader, id, now);
  return row === undefined ? null : { caseNo: row.case_no, label: caseLabel(row), handler: row.handler };
}
