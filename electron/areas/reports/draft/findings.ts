import { formatYuanPaper } from '#shared/rules/money.ts';
import { paidBefore } from '#shared/rules/tables/arrears.ts';
import type { EvaluatedEmployer } from '#shared/rules/tables/wageRisk.ts';
import type { MajorCaseFacts, MajorRow } from '#shared/rules/tables/types.ts';
import type { ChangedSince } from '../gather/asAtEnd.ts';
import type { Monitored } from '../gather/wagePopulation.ts';
import type { Findings } from './types.ts';

const NOTHING: Findings = { accounts: 0, confirmedCourt: 0, unconfirmedCourt: [], noBalance: [], noPayable: [], insuranceGaps: [], sharedCode: [], overpaid: [], unverified: [], changed: [], fed: 0, fedThisMonth: 0 };

/** What the reckoning of the wage table met. `listed` have their names; everybody with a quality code is among them. */
export function wageFindings(monitored: readonly Monitored[], listed: readonly EvaluatedEmployer[], end: number, changed: readonly ChangedSince[]): Findings {
  let [accounts, fed, fedThisMonth, confirmed] = [0, 0, 0, 0];
  const unconfirmed = new Set<string>();
  const [overpaid, unverified]: [string[], string[]] = [[], []];
  for (const { employer: { facts, evaluation } } of monitored) {
    for (const account of evaluation.accounts) if (account.evaluable) accounts += 1;
    if (facts.insuranceFeed) fed += 1;
    if (facts.uninsuredThis !== null) fedThisMonth += 1;
    for (const record of facts.court) {
      if (record.confirmed) confirmed += 1;
      else unconfirmed.add(record.caseNo ?? '');
    }
    for (const found of facts.cases) {
      if (found.verifiedFen === null) unverified.push(found.caseNo);
      else overpaid.push(...overpayment(found.caseNo, found.verifiedFen, paidBefore(found.payments, end)));
    }
  }
  const accountsWith = (code: 'P' | 'B'): string[] => listed.flatMap(({ facts, evaluation }) =>
    evaluation.accounts.filter((account) => account.codes.includes(code)).map((account) => `${facts.name}　${facts.accounts.find(({ id }) => id === account.id)?.label || `专户 ${account.id}`}`));
  const gap = (code: string, what: string): string[] => listed.filter(({ evaluation }) => evaluation.codes.includes(code)).map(({ facts }) => `${facts.name}　${what}`);
  return {
    accounts, fed, fedThisMonth, confirmedCourt: confirmed, unconfirmedCourt: [...unconfirmed].sort(), noBalance: accountsWith('B'), noPayable: accountsWith('P'),
    insuranceGaps: [...gap('S', '缺本月（S）'), ...gap('G', '缺上月（G）')], sharedCode: listed.filter(({ facts }) => facts.duplicateCode).map(({ facts }) => `${facts.uscc}　${facts.name}`), overpaid, unverified, changed,
  };
}

export function majorFindings(rows: readonly MajorRow[], facts: readonly MajorCaseFacts[], end: number, changed: readonly ChangedSince[]): Findings {
  const listed = new Set(rows.map((row) => row.P02));
  const shown = facts.filter((found) => listed.has(found.caseNo));
  return {
    ...NOTHING, changed, unverified: shown.filter((found) => found.verifiedFen === null).map((found) => found.caseNo),
    overpaid: shown.flatMap((found) => (found.verifiedFen === null ? [] : overpayment(found.caseNo, found.verifiedFen, paidBefore(found.payments, end)))),
  };
}

function overpayment(caseNo: string, verifiedFen: number, paidFen: number): string[] {
  return paidFen > verifiedFen ? [`${caseNo}　核实 ${formatYuanPaper(verifiedFen)} 元，已付 ${formatYuanPaper(paidFen)} 元`] : [];
}
