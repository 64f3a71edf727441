import type { AlertLevel } from '#shared/contract/values.ts';
import type { Writer } from '#electron/ledger/access.ts';

export const LEVEL_RANK: Readonly<Record<AlertLevel, number>> = { red: 4, orange: 3, yellow: 2, unknown: 1, none: 0 };

/** What lists show of an employer; kept beside its record so that they sort without reckoning. */
export interface ListedState { employerId: number; level: AlertLevel; arrearsFen: number; cases: number }

/** Level of the reference month by the rule of the monthly table; only levels other than none are kept. */
export interface MonthLevel { employerId: number; level: AlertLevel; codes: string }

const field = (index: number): string => `json_extract(value, '$[${index}]')`;

export async function writeListedStates(w: Writer, states: readonly ListedState[]): Promise<void> {
  if (states.length === 0) return;
  await w.run(
    `UPDATE employers SET alert_level = v.level, alert_rank = v.rank, open_arrears_fen = v.arrears, open_cases = v.cases
     FROM (SELECT ${field(0)} AS id, ${field(1)} AS level, ${field(2)} AS rank, ${field(3)} AS arrears, ${field(4)} AS cases FROM json_each(?)) AS v WHERE employers.id = v.id`,
    [JSON.stringify(states.map((state) => [state.employerId, state.level, LEVEL_RANK[state.level], state.arrearsFen, state.cases]))],
  );
}

export async function writeMonthLevels(w: Writer, month: string, levels: readonly MonthLevel[]): Promise<void> {
  const gone = levels.filter((level) => level.level === 'none').map((level) => level.employerId);
  if (gone.length > 0) await w.run('DELETE FROM employer_levels WHERE employer_id IN (SELECT value FROM json_each(?))', [JSON.stringify(gone)]);
  const kept = levels.filter((level) => level.level !== 'none').map((level) => [level.employerId, level.level, level.codes]);
  if (kept.length === 0) return;
  await w.run(
    `INSERT INTO employer_levels (employer_id, month, level, codes) SELECT ${field(0)}, ?, ${field(1)}, ${field(2)} FROM json_each(?) WHERE true
     ON CONFLICT (employer_id) DO UPDATE SET month = excluded.month, level = excluded.level, codes = excluded.codes`,
    [month, JSON.stringify(kept)],
  );
}
