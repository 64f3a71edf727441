import type { RulePack } from '../rulePack.ts';
import type { AlertEpisode, AlertFacts } from './facts.ts';
import { orangeEpisodes } from './orange.ts';
import { redEpisodes } from './red.ts';
import { yellowEpisodes } from './yellow.ts';

export type { AlertAccount, AlertCourt, AlertEpisode, AlertFacts, AlertKind } from './facts.ts';
export { missingData, type MissingData } from './missing.ts';

/**
 * Every alert episode of one employer as known at `asOf` (plan 6.1(3); domain tables 2.1 to 2.3): yellow by account, orange, red, each in
 * order of time. The same facts always give the same keys, so that treatment recorded for a key stays with it.
 */
export function alertEpisodes(facts: AlertFacts, pack: RulePack, asOf: number): AlertEpisode[] {
  return [...facts.accounts.flatMap((account) => yellowEpisodes(account, pack, asOf)), ...orangeEpisodes(facts.uninsured, pack, asOf), ...redEpisodes(facts.court, pack, asOf)];
}
