import type { z } from 'zod';
import type { filing } from '#shared/contract/intake.ts';
import type { Content } from '#shared/papers/fields.ts';
import { awaitsCaptain, awaitsReview } from '#shared/rules/intake/filing.ts';
import { separateReviewers } from '#shared/rules/posts/duties.ts';
import type { Services } from '#electron/areas/services.ts';
import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import { sentReviews } from '#electron/areas/papers/outside/returned.ts';
import { paperContent, paperLineOf } from '#electron/areas/papers/reads.ts';
import { reviewsOf } from '#electron/areas/papers/reviews.ts';
import { officersOnDuty } from '#electron/areas/people/onDuty.ts';
import { deedsOf } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { ComplaintRow } from '../repository/complaints.ts';

export type Filing = z.output<typeof filing>;
interface Asking { readonly reader: Reader; readonly services: Services; readonly actor: Actor; readonly now: number }

const NONE: Filing = { stage: '', paperId: null, paperVersion: null, proposedAt: null, proposedBy: '', emergency: false, cause: '', facts: '', basis: [], proposal: '', reviews: [], sent: [], noReviewer: false, refusals: { review: '', approve: '' } };

/** Where the filing of a complaint stands, as its record shows it, with what stands against this officer's reviewing or approving it. */
export async function filingOf(asking: Asking, row: ComplaintRow): Promise<Filing> {
  const { reader, services } = asking;
  if (row.filing_paper === null) return { ...NONE, stage: row.filing_stage };
  const [line, content, reviews] = [await paperLineOf(reader, row.filing_paper), await paperContent(reader, services, row.filing_paper), await reviewsOf(reader, row.filing_paper)];
  const why = async (when: boolean, deed: 'review' | 'approve'): Promise<string> => (when ? ((await separationOfPaper(asking, services, row.filing_paper ?? 0, deed, row.filing_stage === 'emergency')) ?? '') : '');
  return {
    stage: row.filing_stage, paperId: row.filing_paper, paperVersion: line?.rowVersion ?? null, proposedAt: row.filing_proposed_at, proposedBy: row.filing_proposed_by, emergency: content['emergency'] === true, ...wordsOf(content),
    reviews: reviews.map(({ verdict, opinion, at, staffNo, organ, reviewer }) => ({ verdict, opinion, at, staffNo, organ, reviewer })),
    sent: await sentReviews(reader, row.filing_paper),
    noReviewer: awaitsReview(row.filing_stage) && (await nobodyReviews(reader, row, asking.now)),
    refusals: { review: await why(awaitsReview(row.filing_stage), 'review'), approve: await why(awaitsCaptain(row.filing_stage) || row.filing_stage === 'review', 'approve') },
  };
}

function wordsOf(content: Content): Pick<Filing, 'cause' | 'facts' | 'basis' | 'proposal'> {
  const basis = content['basis'];
  return {
    cause: String(content['cause']), facts: String(content['facts']), proposal: String(content['proposal']),
    basis: Array.isArray(basis) ? (basis as { law: string; article: string }[]).map(({ law, article }) => ({ law, article })) : [],
  };
}

/** Whether no B on duty, deputies counted, stands apart from the matter (duty 8): from its A, and from whoever is left to sign (duty 3). */
export async function nobodyReviews(reader: Reader, row: Pick<ComplaintRow, 'id'>, now: number): Promise<boolean> {
  const onDuty = (await officersOnDuty(reader, 'legalReviewer', now)).map(({ person }) => ({ person, posts: ['legalReviewer'] as const }));
  const captains = await officersOnDuty(reader, 'captain', now);
  return !separateReviewers(onDuty, await deedsOf(reader, { kind: 'complaint', id: row.id })).some((one) => captains.some((captain) => captain.person !== one.person));
}
