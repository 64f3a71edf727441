import { refuse } from '#shared/messages/index.ts';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { keyedRows, type AnyTable } from '#shared/rules/tables/compare.ts';
import { publicMajorTable, publicWageRows, publicWageSummary } from '#shared/rules/tables/editions.ts';
import { majorCaseTable } from '#shared/rules/tables/majorCases.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { listedEmployers, wageRows, wageSummary } from '#shared/rules/tables/wageRisk.ts';
import { lastDayOfMonth, monthWindow } from '#shared/rules/time.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { readOffice } from '#electron/areas/office.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { ChangedSince } from '../gather/asAtEnd.ts';
import { readMajorMonth } from '../gather/majorFacts.ts';
import { completeListed } from '../gather/wageListing.ts';
import { evaluateMonth } from '../gather/wagePopulation.ts';
import { readWageMonth } from '../gather/wageReading.ts';
import { factsSeq } from '../repository/state.ts';
import { majorFindings, wageFindings } from './findings.ts';
import { totalsOf, type MonthDraft, type RowLink, type TableDraft } from './types.ts';

const MOST_TRIES = 5;

/**
 * Both tables of a month as of its end (domain tables 2 and 3), exact and public, from what the ledger holds now. Changes nothing; any month. The same
 * inputs and rule pack give the same bytes. Plain function: it runs in the worker as well as in the process that asks.
 */
export async function reckonMonth(reader: Reader, rulePacks: RulePacks, month: string): Promise<MonthDraft> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const seq = await factsSeq(reader);
    const draft = await reckonOnce(reader, rulePacks, month, seq);
    // Somebody wrote between two of our statements: what was read does not belong together.
    if ((await factsSeq(reader)) === seq) return draft;
  }
  throw refuse('ledger.busy', {});
}

async function reckonOnce(reader: Reader, rulePacks: RulePacks, month: string, seq: number): Promise<MonthDraft> {
  const { pack, name, expired } = rulePacks.on(lastDayOfMonth(month));
  const { smallCell } = await readOffice(reader);
  return {
    month, seq, rulePack: pack.id, rulePackTitle: name, rulePackExpired: expired,
    tables: { 'wage-risk': await wageDraft(reader, month, pack, smallCell), 'major-cases': await majorDraft(reader, month, pack, smallCell) },
  };
}

async function wageDraft(reader: Reader, month: string, pack: RulePack, smallCell: number): Promise<TableDraft> {
  const reading = await readWageMonth(reader, month);
  const monitored = evaluateMonth(month, reading, pack);
  const changed: ChangedSince[] = [...reading.changed];
  const listed = await completeListed(reader, month, monitored, pack, changed);
  const population = monitored.map(({ employer }) => employer);
  const inOrder = listedEmployers([...listed.keys()]);
  const exact = { summary: wageSummary(population), rows: wageRows(month, inOrder) };
  const keys = [...keyedRows(exact).keys()];
  const links = inOrder.map((employer, index): RowLink => ({
    key: keys[index] ?? '', name: employer.facts.name, employerId: listed.get(employer) ?? null, caseId: null, level: employer.evaluation.level, run: employer.evaluation.run,
  }));
  return {
    table: 'wage-risk', exact, publicEdition: { summary: publicWageSummary(population, smallCell), rows: publicWageRows(month, inOrder, smallCell) }, links,
    digest: contentDigest('wage-risk', month, pack.id, exact), findings: wageFindings(monitored, inOrder, monthWindow(month).end, changed),
  };
}

async function majorDraft(reader: Reader, month: string, pack: RulePack, smallCell: number): Promise<TableDraft> {
  const changed: ChangedSince[] = [];
  const found = await readMajorMonth(reader, month, changed);
  const facts = found.map((one) => one.facts);
  const exact = majorCaseTable(month, facts, pack);
  const byNumber = new Map(found.map((one) => [one.facts.caseNo, one]));
  const links = exact.rows.map((row): RowLink => ({ key: row.P02, name: row.P04, employerId: byNumber.get(row.P02)?.employerId ?? null, caseId: byNumber.get(row.P02)?.caseId ?? null, level: 'none', run: 0 }));
  return {
    table: 'major-cases', exact, publicEdition: publicMajorTable(month, facts, pack, smallCell), links,
    digest: contentDigest('major-cases', month, pack.id, exact), findings: majorFindings(exact.rows, facts, monthWindow(month).end, changed),
  };
}

/** What is checked and approved: the exact edition with the pack that it was reckoned by, in canonical JSON. */
export function tableContent(table: TableDraft['table'], month: string, rulePack: string, exact: AnyTable): string {
  return canonicalJson({ table, month, rulePack, rows: exact.rows, totals: totalsOf(exact) });
}

export function contentDigest(table: TableDraft['table'], month: string, rulePack: string, exact: AnyTable): string {
  return sha256(tableContent(table, month, rulePack, exact));
}
