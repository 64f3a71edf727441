import { monthWindow } from '../time.ts';
import type { RulePack } from '../rulePack.ts';
import { evaluateAccount, worstAccount, yellowRatio, type AccountEvaluation } from './accounts.ts';
import { openArrears } from './arrears.ts';
import { countsForRed, isLiveIn, isNameOnly } from './court.ts';
import { isAlertLevel } from './runs.ts';
import type { AlertLevel, WageEmployerFacts } from './types.ts';

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

/** Evaluates one employer for a reporting month, as known at the month's end. */
export function evaluateEmployer(month: string, facts: WageEmployerFacts, pack: RulePack): WageEvaluation {
  const window = monthWindow(month);
  const limit = yellowRatio(pack);
  const accounts = facts.accounts.map((account) => evaluateAccount(account, window, limit));
  const live = facts.court.filter((record) => isLiveIn(record, window));
  const found = new Set<string>([...accounts.flatMap((account) => account.codes), ...insuranceCodes(facts)]);
  if (live.some(isNameOnly)) found.add('N');
  if (facts.duplicateCode) found.add('C');
  const codes = [...found].sort().join('');
  const yellowAccounts = accounts.filter((account) => account.yellow).length;
  const flags = { yellow: yellowAccounts > 0, orange: isOrange(facts.uninsuredPrev, facts.uninsuredThis), red: live.some(countsForRed) };
  const level = wageLevel(flags, codes);
  const arrears = openArrears(facts.cases, window.end);
  return {
    accounts, worst: worstAccount(accounts), yellowAccounts, ...flags, level, run: isAlertLevel(level) ? facts.previousRun + 1 : 0,
    arrearsFen: arrears.fen, unpaidHeadcount: arrears.headcount, codes, listed: level !== 'none' || arrears.fen > 0,
  };
}
