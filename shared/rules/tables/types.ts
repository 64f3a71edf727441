/**
 * Shapes of the two monthly tables (plan 2.2(3); domain tables, sections 2 and 3).
 *
 * Facts are what a repository gathers for one reporting month; rows are what the city receives. All instants are UTC milliseconds, all
 * money is integer fen, months are `YYYY-MM` in Asia/Shanghai.
 */

/** Name of a table as the city's contract writes it. */
export type TableName = 'wage-risk' | 'major-cases';

/** exact = 上报版 (to the city), public = 公开版 (small cells hidden). */
export type Edition = 'exact' | 'public';

export type Industry = 'construction' | 'catering' | 'platform' | 'dispatch' | 'other';
export const INDUSTRIES: readonly Industry[] = ['construction', 'catering', 'platform', 'dispatch', 'other'];

/** W17, strongest first. */
export type AlertLevel = 'red' | 'orange' | 'yellow' | 'unknown' | 'none';
export const ALERT_LEVELS: readonly AlertLevel[] = ['red', 'orange', 'yellow', 'unknown', 'none'];

/** [instant, amount] of a balance snapshot or a payment. */
export type DatedFen = readonly [at: number, fen: number];

export interface AccountFacts {
  /** 专户编号; ties between equally bad accounts go to the smaller one. */
  readonly id: string;
  /** How an explanation names it, e.g. 尾号 4417 清河新城二期; the number stands in when absent. */
  readonly label?: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Payable wages of month M-1, null when not known (code P). */
  readonly payablePrevFen: number | null;
  /** Snapshots, any order; those outside the window are ignored by the rule. */
  readonly snapshots: readonly DatedFen[];
}

/** How a court record was tied to the employer. Only `code` (or a name match that an officer confirmed) can make red. */
export type CourtMatch = 'code' | 'name' | 'person';

export interface CourtFacts {
  readonly listedAt: number;
  readonly endedAt: number | null;
  readonly confirmed: boolean;
  readonly matchedBy: CourtMatch;
  /** 执行案号, for explanations. */
  readonly caseNo?: string;
}

export interface ArrearsCaseFacts {
  readonly caseNo: string;
  readonly filedAt: number;
  readonly closedAt: number | null;
  /** null = not verified: adds nothing to W19 and W20. */
  readonly verifiedFen: number | null;
  /** Wage payments only, any order, bounced ones negative. */
  readonly payments: readonly DatedFen[];
  /** 未付人数 of a case without a worker list; null = not known, adds nothing. */
  readonly unpaidHeadcount: number | null;
}

export interface WageEmployerFacts {
  readonly uscc: string;
  /** Name as it may be printed (rule 1.1.2 already applied, see `paperName`). */
  readonly name: string;
  readonly industry: Industry;
  /** 9-digit division code of the place of work. */
  readonly street: string;
  /** W07 as gathered: latest head-count report with E - 3 months <= date < E, else null. */
  readonly headcount: number | null;
  /** Day of that report, for explanations. */
  readonly headcountOn?: string | null;
  readonly accounts: readonly AccountFacts[];
  /** True when at least one insurance month not later than M is on record (codes S and G need it). */
  readonly insuranceFeed: boolean;
  /** Uninsured count at the end of M-1 and of M; null = no data. */
  readonly uninsuredPrev: number | null;
  readonly uninsuredThis: number | null;
  readonly court: readonly CourtFacts[];
  readonly cases: readonly ArrearsCaseFacts[];
  /** Same unified code in two ledgers (code C). */
  readonly duplicateCode: boolean;
  /** Consecutive months ending with M-1 whose level was yellow or higher in the latest versions of the frozen tables. */
  readonly previousRun: number;
}

export interface WageRow {
  W01: number; W02: string; W03: string; W04: string; W05: Industry; W06: string; W07: number | null;
  W08: string | null; W09: string | null; W10: string | null; W11: number; W12: boolean;
  W13: number | string | null; W14: number | string | null; W15: boolean; W16: boolean; W17: AlertLevel; W18: number;
  W19: string; W20: number | string; W21: string | null;
}

export interface WageSummaryLine {
  monitored: number; none: number; unknown: number; yellow: number; orange: number; red: number;
  yellowFlag: number; orangeFlag: number; redFlag: number; openArrears: string; unpaidHeadcount: number | string;
}
export type WageSummary = Record<Industry | 'total', WageSummaryLine>;

export interface WageRiskTable { readonly summary: WageSummary; readonly rows: readonly WageRow[] }

export interface EmergencyNodeTimes {
  readonly brigade: number | null;
  readonly police: number | null;
  readonly brief: number | null;
  readonly agreement: number | null;
  readonly refusalAt: number | null;
  readonly policeFiling: number | null;
  readonly report: number | null;
}

export interface MajorCaseFacts {
  readonly caseNo: string;
  readonly t0: number;
  /** Digits of the triggers that hold at E, any order. */
  readonly triggers: readonly string[];
  /** Verified head-count, else the estimate. */
  readonly headcount: number;
  readonly verifiedFen: number | null;
  readonly payments: readonly DatedFen[];
  readonly nodes: EmergencyNodeTimes;
  readonly closedAt: number | null;
  readonly uscc: string;
  readonly name: string;
  readonly industry: Industry;
  /** [kind, done at]. */
  readonly followUps: readonly (readonly [kind: string, doneAt: number | null])[];
}

export type NodeStatus = 'on_time' | 'late' | 'pending' | 'na';
export type MajorStage = 'closed' | 'follow_up' | 'paying' | 'verifying' | 'on_site';

export interface MajorRow {
  P01: number; P02: string; P03: string; P04: string; P05: Industry; P06: string; P07: string; P08: number | string;
  P09: string | null; P10: string; P11: string; P12: string | null; P13: string | null; P14: MajorStage;
  P15: NodeStatus; P16: NodeStatus; P17: NodeStatus; P18: NodeStatus; P19: NodeStatus; P20: number;
  P21: boolean; P22: number; P23: boolean; P24: boolean; P25: string;
}

export interface MajorTotals {
  rows: number; openAtEnd: number; closedInMonth: number; startedInMonth: number; headcount: number | string;
  verified: string; paidInMonth: string; paidCumulative: string; unpaid: string; lateNodes: number; unverified: number;
}

export interface MajorCaseTable { readonly totals: MajorTotals; readonly rows: readonly MajorRow[] }
