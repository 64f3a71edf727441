import { figure } from '#shared/rules/rulePack.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { organName } from '#electron/areas/office.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Frame } from '#electron/papers/kinds/kind.ts';
import { caseNumberOf } from './repository/facts.ts';

/** What a paper says of itself: of a draft as of now, of a final one as of its approval. */
export async function frameOf(reader: Reader, { rulePacks }: Pick<Services, 'rulePacks'>, paper: { subjectKind: string; subjectId: number; draftedBy: string }, final: { number: string; by: string; at: number } | null, now: number): Promise<Frame> {
  const { pack } = rulePacks.on(shanghaiDay(final?.at ?? now));
  return {
    redress: { reviewDays: figure(pack, 'penalty.reviewDays'), litigationMonths: figure(pack, 'penalty.litigationMonths') },
    organ: await organName(reader), number: final?.number ?? '', draft: final === null, caseNo: paper.subjectKind === 'case' ? await caseNumberOf(reader, paper.subjectId) : '', day: shanghaiDay(final?.at ?? now),
    draftedBy: paper.draftedBy, approvedBy: final?.by ?? '', approvedAt: final === null ? '' : shanghaiMinute(final.at),
  };
}
