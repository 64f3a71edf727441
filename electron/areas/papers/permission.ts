import { refuse } from '#shared/messages/index.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import { violatedDuties, type PastDeed } from '#shared/rules/posts/duties.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { hasAdministrator } from '#electron/areas/people/reads.ts';
import { deedsOf, personOf, workingRelation } from '#electron/areas/people/staff/relation.ts';
import type { StaffSubject } from '#electron/areas/people/staff/subject.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import type { PaperSubject } from './draft.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

const matter = (subject: PaperSubject): StaffSubject | null => (subject.kind === 'case' || subject.kind === 'complaint' ? { kind: subject.kind, id: subject.id } : null);

/** Whether one of the acts of a kind allows what is wanted, with what the officer is to the record; the first refusal says why not. */
export async function assertPaper(asking: Asking, subject: PaperSubject, acts: readonly Act[]): Promise<void> {
  const { reader, actor, now } = asking;
  if (actor.staffNo === SYSTEM.staffNo) return;
  const about = matter(subject);
  const relation = about === null ? 'none' : await workingRelation(reader, actor, about);
  const officer = { ...(await actingOfficer(reader, actor, now)), noAdministrator: !(await hasAdministrator(reader)) };
  let first: Verdict | null = null;
  for (const act of acts) {
    const verdict = mayAct(act, officer, relation);
    if (verdict.allowed) return;
    first ??= verdict;
  }
  if (first !== null && !first.allowed) throw refuse('people.mayNot', { why: first.why });
}

/** A recused officer opens nothing of a record. */
export async function assertNotRecused({ reader, actor }: Asking, subject: PaperSubject): Promise<void> {
  const about = matter(subject);
  if (about !== null && actor.staffNo !== SYSTEM.staffNo && (await workingRelation(reader, actor, about)) === 'recused') throw refuse('people.mayNot', { why: '您在本案回避，不能再打开或办理（条例第十六条）；请由大队长另行指定的人员办理。' });
}

/** A paper as the duties know it. `draftedBy`, `reviewedBy`: staff numbers, empty while nobody. */
export interface PaperOfDuty { readonly uuid: string; readonly subject: PaperSubject; readonly draftedBy: string; readonly reviewedBy: string }

/** Whoever wrote a paper acted as its A, whoever reviewed it as its B, whatever part in the case was given. */
async function deedsOfPaper(reader: Reader, paper: PaperOfDuty): Promise<PastDeed[]> {
  const deeds: PastDeed[] = [];
  if (paper.draftedBy !== '') deeds.push({ kind: 'handle', item: paper.uuid, person: await personOf(reader, paper.draftedBy) });
  if (paper.reviewedBy !== '') deeds.push({ kind: 'review', item: paper.uuid, person: await personOf(reader, paper.reviewedBy) });
  return deeds;
}

/** The duties of separation for a review or an approval (domain 2). Kinds that their writer makes final himself are not approved by anybody. */
export async function assertSeparate({ reader, actor, now }: Asking, kind: PaperKind, paper: PaperOfDuty, deed: 'review' | 'approve'): Promise<void> {
  const about = matter(paper.subject);
  const ownHand = kind.acts.approve.some((act) => kind.acts.write.includes(act));
  if (about === null || ownHand || (await actingOfficer(reader, actor, now)).alone === true) return;
  const person = { person: await personOf(reader, actor.staffNo), posts: actor.posts.filter(isPost) };
  const [violation] = violatedDuties({ kind: deed, item: paper.uuid, withoutReview: kind.acts.review.length === 0 }, person, [...await deedsOf(reader, about), ...await deedsOfPaper(reader, paper)]);
  if (violation !== undefined) throw refuse('people.mayNot', { why: `${violation.why}（${violation.clause}）` });
}
