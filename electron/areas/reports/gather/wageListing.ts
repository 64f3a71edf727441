import type { RulePack } from '#shared/rules/rulePack.ts';
import { headcountDays, latestHeadcount } from '#shared/rules/tables/headcount.ts';
import { isAlertLevel } from '#shared/rules/tables/runs.ts';
import type { EvaluatedEmployer } from '#shared/rules/tables/wageRisk.ts';
import { evaluateWith, wageTerms } from '#shared/rules/tables/wageRow.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { headcountsOf, headsOf } from '../repository/listed.ts';
import type { ChangedSince } from './asAtEnd.ts';
import { namesAtEnd } from './names.ts';
import { previousRuns } from './runs.ts';
import type { Monitored } from './wagePopulation.ts';

/** Completes the employers that stand in Part B with what only their rows print: code, name, street, head-count and W18. */
export async function completeListed(reader: Reader, month: string, monitored: readonly Monitored[], pack: RulePack, changed: ChangedSince[]): Promise<Map<EvaluatedEmployer, number>> {
  const listed = monitored.filter(({ employer }) => employer.evaluation.listed);
  const ids = listed.map(({ id }) => id);
  const days = headcountDays(month);
  const [heads, reports, runs] = [
    await headsOf(reader, ids), await headcountsOf(reader, ids, days.from, days.before),
    await previousRuns(reader, month, listed.filter(({ employer }) => isAlertLevel(employer.evaluation.level)).map(({ id }) => id)),
  ];
  const terms = wageTerms(month, pack);
  const names = await namesAtEnd(reader, heads, terms.window.end, changed);
  return new Map(listed.map(({ id, employer }) => {
    const head = heads.get(id);
    const known = reports.get(id) ?? [];
    const headcount = latestHeadcount(month, known);
    const headcountOn = known.reduce((latest, report) => (report.day > latest ? report.day : latest), '');
    const facts = { ...employer.facts, uscc: head?.uscc ?? '', name: names.get(id) ?? '', street: head?.street_code ?? '', headcount, headcountOn: headcount === null ? null : headcountOn, previousRun: runs.get(id) ?? 0 };
    return [{ facts, evaluation: evaluateWith(terms, facts) }, id];
  }));
}
