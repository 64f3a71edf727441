import { isAlertLevel } from '#shared/rules/tables/runs.ts';
import { addMonths } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { frozenLevels, latestRevisions } from './repository/frozen.ts';
import { mergedInto } from './repository/listed.ts';

/**
 * Frozen months whose W18 no longer follows from the latest versions of the months before, oldest first, each with how many rows differ. A re-issue
 * asks for this (domain tables 1.2); only levels matter, so one pass over the frozen rows finds them all and no table is reckoned.
 */
export async function monthsToRecheck(reader: Reader): Promise<{ month: string; changes: number }[]> {
  const frozen = (await latestRevisions(reader, 'wage-risk', '')).toReversed();
  // Runs that stand in a table were found when it was frozen; they can only be wrong where an earlier month was frozen later.
  const first = frozen.findIndex((revision, index) => frozen.slice(index + 1).some((later) => later.id < revision.id));
  if (first === -1) return [];
  const merged = await mergedInto(reader);
  const found: { month: string; changes: number }[] = [];
  let before = new Map<number, number>();
  let last = '';
  for (const { id, month } of frozen.slice(first)) {
    if (last !== addMonths(month, -1)) before = new Map();
    const rows = await frozenLevels(reader, id);
    const here = new Map<number, number>();
    let changes = 0;
    for (let i = 0; i < rows.employer.length; i += 1) {
      const employer = merged.get(rows.employer[i] ?? 0) ?? rows.employer[i] ?? 0;
      // Those of the first one were found from months that have not changed since.
      const run = last === '' ? rows.run[i] ?? 0 : isAlertLevel(rows.level[i] ?? 'none') ? (before.get(employer) ?? 0) + 1 : 0;
      if (run !== rows.run[i]) changes += 1;
      if (run > 0) here.set(employer, Math.max(run, here.get(employer) ?? 0));
    }
    if (changes > 0) found.push({ month, changes });
    before = here;
    last = month;
  }
  return found;
}
