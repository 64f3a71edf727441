import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import type { MajorCaseFacts, TableName, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { DAY_MS, monthWindow } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { RowLink } from './draft/types.ts';
import { majorFactsOf } from './gather/majorFacts.ts';
import { wageFactsAround } from './gather/wageAround.ts';
import { majorCasesById } from './repository/major.ts';
import { revisionFacts } from './repository/revisions.ts';

export type RowFacts = WageEmployerFacts | MajorCaseFacts;

/** Payments that came this long after the month are kept too: an explanation shows them as not used. */
const AFTERWARDS_MS = 31 * DAY_MS;

/** Facts behind rows of a table with what lies around them, by row key. */
export async function factsBehind(reader: Reader, table: TableName, month: string, links: readonly RowLink[]): Promise<Map<string, RowFacts>> {
  const byKey = new Map<string, RowFacts>();
  if (table === 'wage-risk') {
    const facts = await wageFactsAround(reader, month, links.flatMap((link) => link.employerId ?? []));
    for (const link of links) add(byKey, link.key, facts.get(link.employerId ?? 0));
    return byKey;
  }
  const { end } = monthWindow(month);
  const found = await majorFactsOf(reader, await majorCasesById(reader, links.flatMap((link) => link.caseId ?? [])), end, end + AFTERWARDS_MS, []);
  const byCase = new Map(found.map((one) => [one.caseId, one.facts]));
  for (const link of links) add(byKey, link.key, byCase.get(link.caseId ?? 0));
  return byKey;
}

function add(into: Map<string, RowFacts>, key: string, facts: RowFacts | undefined): void {
  if (facts !== undefined) into.set(key, facts);
}

/** Kept with a frozen revision, so that each of its cells can be explained from what was known then. */
export async function factsText(reader: Reader, table: TableName, month: string, links: readonly RowLink[]): Promise<string> {
  return canonicalJson(Object.fromEntries(await factsBehind(reader, table, month, links)));
}

/** Facts behind one row of a frozen revision. */
export async function frozenFacts(reader: Reader, revisionId: number, key: string): Promise<RowFacts | undefined> {
  return (JSON.parse((await revisionFacts(reader, revisionId)) || '{}') as Record<string, RowFacts>)[key];
}
