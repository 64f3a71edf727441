import type { CourtMatch, DatedFen } from '../tables/types.ts';

/** Raw facts of one employer, as the ledger holds them, from which daily alerts and missing data are found. */
export interface AlertFacts {
  readonly accounts: readonly AlertAccount[];
  /** Uninsured count by month `YYYY-MM`. */
  readonly uninsured: ReadonlyMap<string, number>;
  readonly court: readonly AlertCourt[];
  /** Same unified code in two ledgers. */
  readonly duplicateCode: boolean;
}

export interface AlertAccount {
  /** 专户编号. */
  readonly id: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Payable wages by month `YYYY-MM`, fen. */
  readonly payable: ReadonlyMap<string, number>;
  readonly snapshots: readonly DatedFen[];
}

export interface AlertCourt {
  /** 执行案号. */
  readonly caseNo: string;
  readonly listedAt: number;
  readonly endedAt: number | null;
  readonly confirmed: boolean;
  readonly matchedBy: CourtMatch;
}

export type AlertKind = 'yellow' | 'orange' | 'red';

/** One alert from its first to its last day. The key stays the same as long as the first day does. */
export interface AlertEpisode {
  /** `yellow:<account>:<first day>`, `orange:<first month>` or `red:<court case number>`. */
  readonly key: string;
  readonly kind: AlertKind;
  /** Account number, month span or court case number. */
  readonly subject: string;
  /** First day on which the test holds, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day on which it was seen to hold. */
  readonly lastDay: string;
  /** Day on which it was found to hold no more; null while it goes on. */
  readonly endedOn: string | null;
  /** One line for lists. */
  readonly evidence: string;
  /** The figures, line by line. */
  readonly proof: readonly { readonly label: string; readonly text: string }[];
  readonly data: YellowData | OrangeData | RedData;
  readonly clause: string;
}

/** One evaluation of an account: balance against the payable wages of the month before. */
export interface YellowEvaluation {
  readonly day: string;
  readonly at: number;
  readonly balanceFen: number;
  readonly payableFen: number;
  /** Month of the payable wages. */
  readonly payableMonth: string;
}

export interface YellowData {
  readonly kind: 'yellow';
  readonly worst: YellowEvaluation;
  readonly latest: YellowEvaluation;
  /** Yellow evaluation days in the episode. */
  readonly days: number;
}

export interface OrangeData {
  readonly kind: 'orange';
  readonly months: readonly { readonly month: string; readonly uninsured: number }[];
}

export interface RedData {
  readonly kind: 'red';
  readonly caseNo: string;
  readonly listedAt: number;
  readonly endedAt: number | null;
}
