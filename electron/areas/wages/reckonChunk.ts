import { alertEpisodes, type AlertEpisode } from '#shared/rules/alerts/episodes.ts';
import type { AlertLevel } from '#shared/contract/values.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { addMonths } from '#shared/rules/time.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { factsOf, levelOf, openNow, type EmployerFacts } from './facts.ts';
import { grouped } from './grouped.ts';
import { raiseAlerts, storedAlerts, updateAlerts, type StoredAlert } from './repository/alerts.ts';
import { readRawRows } from './repository/facts.ts';
import { LEVEL_RANK, writeListedStates, writeMonthLevels, type ListedState, type MonthLevel } from './repository/levels.ts';
import { compareAlerts, type AlertChanges } from './syncAlerts.ts';

export interface Reckoned { readonly raised: number; readonly ended: number; readonly lapsed: number }

export const NOTHING: Reckoned = { raised: 0, ended: 0, lapsed: 0 };

export function sum(a: Reckoned, b: Reckoned): Reckoned {
  return { raised: a.raised + b.raised, ended: a.ended + b.ended, lapsed: a.lapsed + b.lapsed };
}

/** Reckons some employers for a reference month: reads all their facts at once, applies the rules, writes what differs. `touched` counts written rows. */
export async function reckonChunk(w: Writer, ids: readonly number[], month: string, now: number, pack: RulePack): Promise<Reckoned & { touched: number }> {
  const facts = factsOf(await readRawRows(w, ids, [addMonths(month, -1), month], now));
  const stored = grouped(await storedAlerts(w, ids), (alert) => alert.employer_id);
  const changes: AlertChanges = { raised: [], updated: [] };
  const states: ListedState[] = [];
  const levels: MonthLevel[] = [];
  for (const employer of facts) {
    const episodes = alertEpisodes(employer.alert, pack, now);
    const known = stored.get(employer.base.id) ?? [];
    const found = compareAlerts(employer.base.id, known, episodes);
    changes.raised.push(...found.raised);
    changes.updated.push(...found.updated);
    const level = levelOf(employer, month, pack);
    if (levelDiffers(employer, level, month)) levels.push({ employerId: employer.base.id, ...level });
    const state = { employerId: employer.base.id, level: strongest(level.level, running(episodes, known)), ...openOf(employer, now) };
    if (stateDiffers(employer, state)) states.push(state);
  }
  await raiseAlerts(w, changes.raised, now);
  await updateAlerts(w, changes.updated, now);
  await writeMonthLevels(w, month, levels);
  await writeListedStates(w, states);
  const events = (event: string): number => changes.updated.filter((update) => update.event === event).length;
  return {
    raised: changes.raised.length + events('raised'), ended: events('ended'), lapsed: events('lapsed'),
    touched: changes.raised.length + changes.updated.length + levels.length + states.length,
  };
}

/** Kinds of the alerts that go on and that no officer has closed: they raise what lists show above the month's level. */
function running(episodes: readonly AlertEpisode[], known: readonly StoredAlert[]): AlertLevel[] {
  const closed = new Set(known.filter((alert) => alert.state === 'closed').map((alert) => alert.alert_key));
  return episodes.filter((episode) => episode.endedOn === null && !closed.has(episode.key)).map((episode) => episode.kind);
}

function strongest(level: AlertLevel, others: readonly AlertLevel[]): AlertLevel {
  return others.reduce((best, other) => (LEVEL_RANK[other] > LEVEL_RANK[best] ? other : best), level);
}

function openOf(employer: EmployerFacts, now: number): { arrearsFen: number; cases: number } {
  const open = openNow(employer, now);
  return { arrearsFen: open.arrearsFen, cases: open.cases };
}

function levelDiffers({ base }: EmployerFacts, found: { level: AlertLevel; codes: string }, month: string): boolean {
  if (found.level === 'none') return base.level !== null;
  return base.level !== found.level || base.codes !== found.codes || base.level_month !== month;
}

function stateDiffers({ base }: EmployerFacts, state: ListedState): boolean {
  return base.alert_level !== state.level || base.open_arrears_fen !== state.arrearsFen || base.open_cases !== state.cases;
}
