import type { RulePack } from '#shared/rules/rulePack.ts';
import { activeDuring, isKeyCategory, isMonitored } from '#shared/rules/tables/population.ts';
import type { Industry, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import type { EvaluatedEmployer } from '#shared/rules/tables/wageRisk.ts';
import { evaluateWith, wageTerms } from '#shared/rules/tables/wageRow.ts';
import { GRADE_TAGS, type WageReading } from './wageReading.ts';

const NONE: readonly never[] = [];

/** One employer of the population, by its id. */
export interface Monitored { readonly id: number; readonly employer: EvaluatedEmployer }

/**
 * Who is monitored, each evaluated by the table's rules. Names, codes and W18 are not read yet: only the few that are listed need them.
 */
export function evaluateMonth(month: string, reading: WageReading, pack: RulePack): Monitored[] {
  const monitored: Monitored[] = [];
  const terms = wageTerms(month, pack);
  const { employers, statusChanges } = reading;
  const own = new Set([...reading.accounts.keys(), ...reading.cases.keys(), ...reading.court.keys(), ...reading.tags.keys(), ...reading.sharing]);
  const evaluate = (facts: WageEmployerFacts, tags: readonly string[]): EvaluatedEmployer | null => (watched(month, facts, tags) ? { facts, evaluation: evaluateWith(terms, facts) } : null);
  const alike = sharedBy((industry, feed, prev, now) => evaluate(bareFacts(industry, feed, prev, now), NONE));
  for (let i = 0; i < employers.id.length; i += 1) {
    const id = employers.id[i] ?? 0;
    if (employers.opened[i] !== 1 || !activeDuring(employers.status[i] ?? 'active', statusChanges.get(id) ?? NONE, terms.window)) continue;
    const [industry, prev, now] = [employers.industry[i] ?? 'other', reading.uninsuredPrev.of(id), reading.uninsuredThis.of(id)];
    const feed = prev !== null || now !== null || reading.fedBefore.has(id);
    const employer = own.has(id) ? evaluate(ownFacts(reading, id, bareFacts(industry, feed, prev, now)), reading.tags.get(id) ?? NONE) : alike(industry, feed, prev, now);
    if (employer !== null) monitored.push({ id, employer });
  }
  return monitored;
}

type FromInsurance<R> = (industry: Industry, feed: boolean, prev: number | null, now: number | null) => R;

/** Employers about whom exactly the same is known (the many with nothing but an insurance feed) share one evaluation. */
function sharedBy<R>(make: FromInsurance<R>): FromInsurance<R> {
  const byIndustry = new Map<Industry, Map<number, R>>();
  return (industry, feed, prev, now) => {
    let known = byIndustry.get(industry);
    if (known === undefined) byIndustry.set(industry, known = new Map<number, R>());
    const [a, b] = [(prev ?? -1) + 1, (now ?? -1) + 1];
    // Both counts in one exact integer; counts beyond any real one are not shared.
    if (a >= FEW || b >= FEW) return make(industry, feed, prev, now);
    const key = (a * FEW + b) * 2 + (feed ? 1 : 0);
    let found = known.get(key);
    if (found === undefined) known.set(key, found = make(industry, feed, prev, now));
    return found;
  };
}

const FEW = 1_000_000;

function bareFacts(industry: Industry, insuranceFeed: boolean, uninsuredPrev: number | null, uninsuredThis: number | null): WageEmployerFacts {
  return { uscc: '', name: '', street: '', headcount: null, previousRun: 0, industry, accounts: NONE, insuranceFeed, uninsuredPrev, uninsuredThis, court: NONE, cases: NONE, duplicateCode: false };
}

function ownFacts(reading: WageReading, id: number, bare: WageEmployerFacts): WageEmployerFacts {
  return { ...bare, accounts: reading.accounts.get(id) ?? NONE, court: reading.court.get(id) ?? NONE, cases: reading.cases.get(id) ?? NONE, duplicateCode: reading.sharing.has(id) };
}

function watched(month: string, facts: WageEmployerFacts, tags: readonly string[]): boolean {
  return isMonitored(month, {
    active: true, accounts: facts.accounts, insuranceFeed: facts.insuranceFeed, arrearsCases: facts.cases, court: facts.court, keyCategory: isKeyCategory(facts.industry, tags, gradeOf(tags)),
  });
}

function gradeOf(tags: readonly string[]): string | null {
  return tags.map((tag) => GRADE_TAGS[tag]).filter((grade) => grade !== undefined).sort().at(-1) ?? null;
}
