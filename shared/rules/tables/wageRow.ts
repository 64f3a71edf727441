import { monthWindow, type Window } from '../time.ts';
import type { Ratio, RulePack } from '../rulePack.ts';
import { evaluateAccount, worstAccount, yellowRatio, type AccountEvaluation } from './accounts.ts';
import { openArrears } from './arrears.ts';
import { countsForRed, isLiveIn, isNameOnly } from './court.ts';
import { isAlertLevel } from './runs.ts';
import type { AlertLevel, CourtFacts, WageEmployerFacts } from './types.ts';

/** Everything the wage-risk table says about one employer, as numbers. */
export interface WageEvaluation {
  readonly accounts: readonly AccountEvaluation[];
  readonly worst: AccountEvaluation | null;
  readonly yellowAccounts: number;
  readonly yellow: boolean;
  readonly orange: boolean;
  readonly red: boolean;
  readonly level: AlertLevel;
  /** W18. */
  readonly run: number;
  readonly arrearsFen: number;
  readonly unpaidHeadcount: number;
  /** Quality codes, sorted; empty when clean. */
  readonly codes: string;
  /** The row stands in Part B: its level is not none or its open arrears are above zero. */
  readonly listed: boolean;
}

/** Orange (plan 6.1(3)②; domain tables 2.2): two adjacent months, both with data and both above 0. */
export function isOrange(uninsuredPrev: number | null, uninsuredThis: number | null): boolean {
  return (uninsuredPrev ?? 0) > 0 && (uninsuredThis ?? 0) > 0;
}

/** S: uninsured count of M missing; G: of M-1 missing while M is above 0. Both only for an employer with an insurance feed. */
export function insuranceCodes(facts: Pick<WageEmployerFacts, 'insuranceFeed' | 'uninsuredPrev' | 'uninsuredThis'>): ('S' | 'G')[] {
  if (!facts.insuranceFeed) return [];
  if (facts.uninsuredThis === null) return ['S'];
  return facts.uninsuredPrev === null && facts.uninsuredThis > 0 ? ['G'] : [];
}

/** W17: red > orange > yellow > unknown > none. A quality code never makes or removes a flag; it turns none into unknown. */
export function wageLevel(flags: { readonly red: boolean; readonly orange: boolean; readonly yellow: boolean }, codes: string): AlertLevel {
  if (flags.red) return 'red';
  if (flags.orange) return 'orange';
  if (flags.yellow) return 'yellow';
  return codes === '' ? 'none' : 'unknown';
}

/** What is the same for every employer of a month, reckoned once. */
export interface WageTerms {
  readonly window: Window;
  readonly limit: Ratio;
}

export function wageTerms(month: string, pack: RulePack): WageTerms {
  return { window: monthWindow(month), limit: yellowRatio(pack) };
}

/** Evaluates one employer for a reporting month, as known at the month's end. */
export function evaluateEmployer(month: string, facts: WageEmployerFacts, pack: RulePack): WageEvaluation {
  return evaluateWith(wageTerms(month, pack), facts);
}

/** The same with the month's terms at hand, for a whole population. */
export function evaluateWith({ window, limit }: WageTerms, facts: WageEmployerFacts): WageEvaluation {
  const accounts = facts.accounts.map((account) => evaluateAccount(account, window, limit));
  const live = facts.court.filter((record) => isLiveIn(record, window));
  const codes = qualityCodes(facts, accounts, live);
  const yellowAccounts = accounts.reduce((count, account) => (account.yellow ? count + 1 : count), 0);
  const yellow = yellowAccounts > 0;
  const orange = isOrange(facts.uninsuredPrev, facts.uninsuredThis);
  const red = live.some(countsForRed);
  const level = wageLevel({ red, orange, yellow }, codes);
  const arrears = openArrears(facts.cases, window.end);
  return {
    accounts, worst: worstAccount(accounts), yellowAccounts, yellow, orange, red, level, run: isAlertLevel(level) ? facts.previousRun + 1 : 0,
    arrearsFen: arrears.fen, unpaidHeadcount: arrears.headcount, codes, listed: level !== 'none' || arrears.fen > 0,
  };
}

/** W21: the letters that apply, sorted, each once. */
function qualityCodes(facts: WageEmployerFacts, accounts: readonly AccountEvaluation[], live: readonly CourtFacts[]): string {
  let codes = '';
  for (const account of accounts) if (account.codes.length > 0) codes += account.codes.join('');
  if (facts.insuranceFeed) codes += insuranceCodes(facts).join('');
  if (live.some(isNameOnly)) codes += 'N';
  if (facts.duplicateCode) codes += 'C';
  return codes.length <= 1 ? codes : [...new Set(codes)].sort().join('');
}
