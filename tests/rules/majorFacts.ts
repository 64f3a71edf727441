import type { MajorCaseFacts } from '#shared/rules/tables/types.ts';
import { at } from './support.ts';

/** A major case that began on 2025-03-10 at 09:00 and where nothing has been done. */
export function majorCase(over: Partial<MajorCaseFacts> = {}): MajorCaseFacts {
  return {
    caseNo: 'M1', t0: at('2025-03-10 09:00'), triggers: ['1'], headcount: 42, verifiedFen: 1000_00, payments: [],
    nodes: { brigade: null, police: null, brief: null, agreement: null, refusalAt: null, policeFiling: null, report: null },
    closedAt: null, uscc: '91990101MA1A00024A', name: '乙建筑工程有限公司', industry: 'construction', followUps: [], ...over,
  };
}
