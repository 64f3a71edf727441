import { describe, expect, it } from 'vitest';
import { addMonths, monthWindow } from '#shared/rules/time.ts';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { publicMajorTable, publicWageTable } from '#shared/rules/tables/editions.ts';
import { majorCaseTable } from '#shared/rules/tables/majorCases.ts';
import { previousRuns } from '#shared/rules/tables/runs.ts';
import type { AlertLevel, DatedFen, Industry, MajorCaseFacts, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { wageRiskTable } from '#shared/rules/tables/wageRisk.ts';
import { at, pack, readJson } from './support.ts';

/** Input shape of the golden examples of the table definition. */
interface WageInput {
  month: string; windowStart: string; windowEnd: string;
  employers: {
    uscc: string; name: string; industry: Industry; headcount: number; street: string;
    accounts: { id: string; openedAt: string; payable: Record<string, number>; snapshots: [string, number][] }[];
    uninsured: Record<string, number>; court: { listedAt: string; endedAt: string | null; confirmed: boolean }[];
    cases: { id: string; filedAt: string; closedAt: string | null; verifiedFen: number | null; payments: [string, number][]; unpaidHeadcount: number }[];
    prev: Record<string, AlertLevel>;
  }[];
}
interface MajorInput {
  month: string;
  cases: {
    no: string; t0: string; triggers: string[]; headcount: number; verifiedFen: number | null; payments: [string, number][];
    nodes: Record<keyof MajorCaseFacts['nodes'], string | null>; closedAt: string | null; uscc: string; name: string; industry: Industry; followUps: [string, string | null][];
  }[];
}

const dated = (pairs: [string, number][]): DatedFen[] => pairs.map(([time, fen]) => [at(time), fen]);
const maybe = (time: string | null): number | null => (time === null ? null : at(time));

function wageFacts(input: WageInput): WageEmployerFacts[] {
  const { month } = input;
  const previous = addMonths(month, -1);
  return input.employers.map((employer) => ({
    uscc: employer.uscc, name: employer.name, industry: employer.industry, street: employer.street, headcount: employer.headcount,
    accounts: employer.accounts.map((account) => ({ id: account.id, openedAt: at(account.openedAt), closedAt: null, payablePrevFen: account.payable[previous] ?? null, snapshots: dated(account.snapshots) })),
    insuranceFeed: Object.keys(employer.uninsured).some((m) => m <= month), uninsuredPrev: employer.uninsured[previous] ?? null, uninsuredThis: employer.uninsured[month] ?? null,
    court: employer.court.map((record) => ({ listedAt: at(record.listedAt), endedAt: maybe(record.endedAt), confirmed: record.confirmed, matchedBy: 'code' })),
    cases: employer.cases.map((found) => ({ caseNo: found.id, filedAt: at(found.filedAt), closedAt: maybe(found.closedAt), verifiedFen: found.verifiedFen, payments: dated(found.payments), unpaidHeadcount: found.unpaidHeadcount })),
    duplicateCode: false,
    previousRun: previousRuns([employer.uscc], [1, 2, 3, 4].map((back) => {
      const level = employer.prev[addMonths(month, -back)];
      return level === undefined ? null : new Map([[employer.uscc, level]]);
    })).get(employer.uscc) ?? 0,
  }));
}

function majorFacts(input: MajorInput): MajorCaseFacts[] {
  return input.cases.map((found) => ({
    caseNo: found.no, t0: at(found.t0), triggers: found.triggers, headcount: found.headcount, verifiedFen: found.verifiedFen, payments: dated(found.payments),
    nodes: {
      brigade: maybe(found.nodes.brigade), police: maybe(found.nodes.police), brief: maybe(found.nodes.brief), agreement: maybe(found.nodes.agreement),
      refusalAt: maybe(found.nodes.refusalAt), policeFiling: maybe(found.nodes.policeFiling), report: maybe(found.nodes.report),
    },
    closedAt: maybe(found.closedAt), uscc: found.uscc, name: found.name, industry: found.industry, followUps: found.followUps.map(([kind, done]) => [kind, maybe(done)]),
  }));
}

const wageInput = readJson('tests/rules/golden/wage-input.json') as WageInput;
const majorInput = readJson('tests/rules/golden/major-input.json') as MajorInput;
const expected = (name: string): string => canonicalJson(readJson(`tests/rules/golden/${name}.json`));

describe('golden examples, to the last character', () => {
  it('has the window of the definition', () => {
    expect(monthWindow(wageInput.month)).toEqual({ start: at(wageInput.windowStart), end: at(wageInput.windowEnd) });
  });
  it('欠薪风险预警表, exact', () => {
    expect(canonicalJson(wageRiskTable(wageInput.month, wageFacts(wageInput), pack))).toBe(expected('wage-expected-exact'));
  });
  it('欠薪风险预警表, public', () => {
    expect(canonicalJson(publicWageTable(wageInput.month, wageFacts(wageInput), pack))).toBe(expected('wage-expected-public'));
  });
  it('重大案件进度表, exact', () => {
    expect(canonicalJson(majorCaseTable(majorInput.month, majorFacts(majorInput), pack))).toBe(expected('major-expected-exact'));
  });
  it('重大案件进度表, public', () => {
    expect(canonicalJson(publicMajorTable(majorInput.month, majorFacts(majorInput), pack))).toBe(expected('major-expected-public'));
  });
  it('does not depend on the order of the facts', () => {
    expect(canonicalJson(wageRiskTable(wageInput.month, wageFacts(wageInput).reverse(), pack))).toBe(expected('wage-expected-exact'));
    expect(canonicalJson(majorCaseTable(majorInput.month, majorFacts(majorInput).reverse(), pack))).toBe(expected('major-expected-exact'));
  });
});
