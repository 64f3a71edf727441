import type { PastDeed } from '#shared/rules/posts/duties.ts';
import { personOf } from '#electron/areas/people/staff/relation.ts';
import { digestOf } from '#electron/ledger/digest.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Frame } from '#electron/papers/kinds/kind.ts';
import type { PaperAct } from './draft.ts';
import { contentOf } from './sealing.ts';
import type { PaperRow } from './repository/papers.ts';
import { insertReview, reviewRows, type Verdict } from './repository/reviews.ts';

export type { Verdict } from './repository/reviews.ts';

export interface ReviewLine {
  readonly verdict: Verdict; readonly opinion: string; readonly at: number; readonly recordedAt: number;
  /** Who reviewed; of a review from outside who recorded it. */
  readonly staffNo: string;
  /** Organ and name of a reviewer outside of the district; empty for one of its own. */
  readonly organ: string; readonly reviewer: string;
}

/** Verdict of an officer of the district, or of another organ as its signed return says (`request` then names what was sent). */
export type Review = { readonly verdict: Verdict; readonly opinion: string } & ({ readonly outside: null } | { readonly outside: { readonly organ: string; readonly reviewer: string; readonly at: number; readonly request: number } });

/** SHA-256 of what is reviewed: a verdict counts for this very content. */
export function contentDigest(services: Services, row: PaperRow): string {
  return digestOf({ kind: row.kind, content: contentOf(services, row) });
}

/** Keeps a verdict for good, with the person behind the account. The state of the paper is the caller's. */
export async function keepReview({ w, now, actor, services }: PaperAct, row: PaperRow, { verdict, opinion, outside }: Review): Promise<void> {
  await insertReview(w, {
    paper_id: row.id, content_sha256: contentDigest(services, row), verdict, opinion, at: outside?.at ?? now, recorded_at: now, staff_no: actor.staffNo, person: outside === null ? await personOf(w, actor.staffNo) : '',
    organ: outside?.organ ?? '', reviewer: outside?.reviewer ?? '', request_id: outside?.request ?? null,
  });
}

/** All verdicts on a paper, oldest first. */
export async function reviewsOf(reader: Reader, paperId: number): Promise<ReviewLine[]> {
  return (await reviewRows(reader, paperId)).map((row) => ({ verdict: row.verdict, opinion: row.opinion, at: row.at, recordedAt: row.recorded_at, staffNo: row.staff_no, organ: row.organ, reviewer: row.reviewer }));
}

/** The review that counts as a paper shows it; nothing while there is none. */
export async function shownReview(reader: Reader, row: Pick<PaperRow, 'id' | 'reviewed_at'>): Promise<Pick<Frame, 'review'>> {
  const last = row.reviewed_at === null ? undefined : (await reviewRows(reader, row.id)).at(-1);
  return last?.verdict !== 'agree' ? {} : { review: { opinion: last.opinion, by: last.person === '' ? `${last.organ} ${last.reviewer}` : `工号 ${last.staff_no}`, at: last.at } };
}

/**
 * A paper as the duties of separation know it: whoever wrote it acted as its A; whoever gave a verdict on it acted as a B of the matter, but only the last one, if it
 * agreed with the content that stands, is a review of this paper.
 */
export async function deedsOfPaper(reader: Reader, services: Services, row: PaperRow): Promise<PastDeed[]> {
  const deeds: PastDeed[] = row.drafted_by === '' ? [] : [{ kind: 'handle', item: row.uuid, person: await personOf(reader, row.drafted_by) }];
  const all = await reviewRows(reader, row.id);
  const last = all.at(-1);
  // Changed or sent back since: what was said of it before counts no more. A final one keeps what was said after an emergency.
  const standing = row.reviewed_at !== null || row.approved_at !== null;
  for (const one of all) {
    const counts = standing && one === last && one.verdict === 'agree' && one.content_sha256 === contentDigest(services, row);
    if (one.person !== '') deeds.push({ kind: 'review', item: counts ? row.uuid : `${row.uuid} ${one.id}`, person: one.person });
    else if (counts) deeds.push({ kind: 'externalReview', item: row.uuid, person: '' });
  }
  return deeds;
}
