import type { AccountFacts, ArrearsCaseFacts, CourtFacts, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { at } from './support.ts';

/** Month of all cases in these tests: 2025-03, window [2025-03-01, 2025-04-01). */
export const MONTH = '2025-03';

export function account(over: Partial<AccountFacts> = {}): AccountFacts {
  return { id: 'A1', openedAt: at('2024-06-01'), closedAt: null, payablePrevFen: 100_000_00, snapshots: [[at('2025-03-31 18:00'), 120_000_00]], ...over };
}

export function arrearsCase(over: Partial<ArrearsCaseFacts> = {}): ArrearsCaseFacts {
  return { caseNo: 'c1', filedAt: at('2025-03-04 10:00'), closedAt: null, verifiedFen: 100_000_00, payments: [], unpaidHeadcount: 10, ...over };
}

export function court(over: Partial<CourtFacts> = {}): CourtFacts {
  return { listedAt: at('2025-03-10'), endedAt: null, confirmed: true, matchedBy: 'code', ...over };
}

export function employer(over: Partial<WageEmployerFacts> = {}): WageEmployerFacts {
  return {
    uscc: '91990101MA1A00016F', name: '甲建设有限公司', industry: 'construction', street: '990101001', headcount: 120, accounts: [], insuranceFeed: false, uninsuredPrev: null, uninsuredThis: null,
    court: [], cases: [], duplicateCode: false, previousRun: 0, ...over,
  };
}
