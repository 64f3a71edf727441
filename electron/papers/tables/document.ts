import type { Edition, MajorRow, MajorTotals, TableName, WageRow, WageSummary } from '#shared/rules/tables/types.ts';

/** One monthly table as a paper shows it: draft or frozen revision, exact or public. Posts and staff numbers stand for officers. */
export interface TableDocument {
  readonly table: TableName;
  readonly month: string;
  readonly edition: Edition;
  readonly districtCode: string;
  readonly districtName: string;
  readonly draft: boolean;
  /** 0 for a draft. */
  readonly revision: number;
  /** Empty for a draft. */
  readonly serial: string;
  readonly rows: readonly WageRow[] | readonly MajorRow[];
  readonly totals: WageSummary | MajorTotals;
  /** SHA-256 of the canonical content, hex. */
  readonly digest: string;
  /** `enforcementTracker 0015`; empty for a draft. */
  readonly preparedBy: string;
  readonly approvedBy: string;
  readonly approvedAt: number | null;
  readonly rulePack: string;
  readonly rulePackExpired: boolean;
  /** End of the month, UTC milliseconds. */
  readonly asOf: number;
  readonly supersedes: number | null;
  readonly reasonCode: string | null;
  readonly streetNames: Readonly<Record<string, string>>;
}
