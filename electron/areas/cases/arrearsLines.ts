import type { Writer } from '#electron/ledger/access.ts';
import { insertArrearsLine } from './repository/arrearsLines.ts';

/** What one worker is owed; the person stands under the case already. 分. */
export interface ArrearsLine { readonly personId: string; readonly fromMonth: string; readonly toMonth: string; readonly owedFen: number; readonly paidFen: number }

/** Figures of a case that owes what its lines say together (domain 3, WageArrearsLine). */
export function sumsOfLines(lines: readonly Pick<ArrearsLine, 'owedFen' | 'paidFen'>[]): { verifiedFen: number; headcount: number; unpaidHeadcount: number } {
  return { verifiedFen: lines.reduce((sum, one) => sum + one.owedFen, 0), headcount: lines.length, unpaidHeadcount: lines.filter((one) => one.paidFen < one.owedFen).length };
}

/** Keeps lines that came with what the case was made of; its figures (`sumsOfLines`) were registered with it. In the caller's transaction. */
export async function takeArrearsLines(w: Writer, caseId: number, lines: readonly ArrearsLine[]): Promise<void> {
  for (const line of lines) await insertArrearsLine(w, caseId, line);
}
