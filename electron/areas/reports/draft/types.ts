import type { AnyTable } from '#shared/rules/tables/compare.ts';
import type { AlertLevel, TableName } from '#shared/rules/tables/types.ts';
import type { ChangedSince } from '../gather/asAtEnd.ts';

/** What a row of a table stands for in the ledger. */
export interface RowLink {
  /** W03 or P02; a second row of one code is `…#2`. */
  readonly key: string;
  readonly name: string;
  readonly employerId: number | null;
  readonly caseId: number | null;
  /** W17; `none` for a case. */
  readonly level: AlertLevel;
  /** W18; 0 for a case. */
  readonly run: number;
}

/** One table as reckoned now, in both editions. Plain data: it also comes out of the worker. */
export interface TableDraft {
  readonly table: TableName;
  readonly exact: AnyTable;
  readonly publicEdition: AnyTable;
  /** In the order of the rows. */
  readonly links: readonly RowLink[];
  /** SHA-256 of `tableContent`, hex: what post C checks and the captain approves. */
  readonly digest: string;
  /** What was found on the way, for the check list. */
  readonly findings: Findings;
}

/** Things that somebody should know before approving; texts name cases and employers, never persons. */
export interface Findings {
  /** Accounts that could be evaluated. */
  readonly accounts: number;
  readonly confirmedCourt: number;
  readonly unconfirmedCourt: readonly string[];
  readonly noBalance: readonly string[];
  readonly noPayable: readonly string[];
  readonly insuranceGaps: readonly string[];
  readonly sharedCode: readonly string[];
  readonly overpaid: readonly string[];
  readonly unverified: readonly string[];
  readonly changed: readonly ChangedSince[];
  /** Employers with an insurance feed, and how many of them have the month. */
  readonly fed: number;
  readonly fedThisMonth: number;
}

/** Both tables of one month as the ledger stood after the journal entry `seq`. */
export interface MonthDraft {
  readonly month: string;
  readonly seq: number;
  readonly rulePack: string;
  readonly rulePackTitle: string;
  readonly rulePackExpired: boolean;
  readonly tables: Readonly<Record<TableName, TableDraft>>;
}

export const TABLES: readonly TableName[] = ['wage-risk', 'major-cases'];

/** Part A of the wage table, or the totals of the major-case table, as the city's payload carries them under `totals`. */
export function totalsOf(table: AnyTable): Readonly<Record<string, unknown>> {
  return { ...('summary' in table ? table.summary : table.totals) };
}
