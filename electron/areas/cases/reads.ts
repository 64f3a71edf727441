import type { Reader } from '#electron/ledger/access.ts';
import { caseNumberById, openCasesByHandler } from './repository/list.ts';
import { materialsOf } from './repository/materials.ts';

/** What other areas may read of cases. */

/** Number of a case; empty when there is none. */
export async function caseNumberOf(reader: Reader, id: number): Promise<string> {
  return (await caseNumberById(reader, id)) ?? '';
}

/** How many open cases each officer has in hand as A: what the dispatch of complaints weighs. */
export function openCasesInHand(reader: Reader): Promise<{ handler: string; open: number }[]> {
  return openCasesByHandler(reader);
}

/** Names of the materials that were handed in for a case. */
export async function receivedMaterials(reader: Reader, caseId: number): Promise<string[]> {
  return (await materialsOf(reader, caseId)).flatMap((row) => (JSON.parse(row.items) as { name: string }[]).map((item) => item.name));
}
