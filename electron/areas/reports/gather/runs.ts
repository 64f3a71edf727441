import { continuing, isAlertLevel } from '#shared/rules/tables/runs.ts';
import type { AlertLevel } from '#shared/rules/tables/types.ts';
import { addMonths } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { frozenLevels, latestRevisions, type LatestRevision } from '../repository/frozen.ts';
import { mergedInto } from '../repository/listed.ts';

interface FrozenLevel { readonly level: AlertLevel; readonly run: number }

/** Levels of one frozen table by the dossier in which each employer lives now. */
async function levelsOf(reader: Reader, revision: LatestRevision, merged: ReadonlyMap<number, number>): Promise<Map<number, FrozenLevel>> {
  const rows = await frozenLevels(reader, revision.id);
  const levels = new Map<number, FrozenLevel>();
  for (let i = 0; i < rows.employer.length; i += 1) {
    const id = rows.employer[i] ?? 0;
    const here = merged.get(id) ?? id;
    const [level, run, known] = [rows.level[i] ?? 'none', rows.run[i] ?? 0, levels.get(here)];
    if (known === undefined || (isAlertLevel(level) && run >= known.run)) levels.set(here, { level, run });
  }
  return levels;
}

/**
 * W18 without the month itself (domain tables 2): how many months in a row, ending with M-1, the latest frozen versions show an alert level.
 *
 * It goes back month by month and only as far as some run lasts. The run that a frozen table itself states ends the search, since it was
 * found this way; unless an earlier month has been re-issued after it, or the dossier has taken in another one since.
 */
export async function previousRuns(reader: Reader, month: string, candidates: readonly number[]): Promise<Map<number, number>> {
  const runs = new Map(candidates.map((id) => [id, 0]));
  const frozen = await latestRevisions(reader, 'wage-risk', month);
  const byMonth = new Map(frozen.map((revision) => [revision.month, revision]));
  const merged = await mergedInto(reader);
  const families = new Set(merged.values());
  let alive = new Set(candidates);
  for (let back = 1; alive.size > 0; back += 1) {
    const revision = byMonth.get(addMonths(month, -back));
    if (revision === undefined) break;
    const levels = await levelsOf(reader, revision, merged);
    alive = continuing(alive, new Map([...levels].map(([id, found]) => [id, found.level])));
    const stands = frozen.every((other) => other.month >= revision.month || other.id < revision.id);
    for (const id of [...alive]) {
      const known = stands && !families.has(id) ? levels.get(id)?.run : undefined;
      runs.set(id, back - 1 + (known ?? 1));
      if (known !== undefined) alive.delete(id);
    }
  }
  return runs;
}
