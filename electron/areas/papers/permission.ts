import { refuse } from '#shared/messages/index.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import { violatedDuties, type PastDeed } from '#shared/rules/posts/duties.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { mediationStanding } from '#electron/areas/intake/reads.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { hasAdministrator } from '#electron/areas/people/reads.ts';
import { deedsOf, personOf, workingRelation } from '#electron/areas/people/staff/relation.ts';
import type { StaffSubject } from '#electron/areas/people/staff/subject.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { Services } from '#electron/areas/services.ts';
import { knownKind, type PaperSubject } from './draft.ts';
import { deedsOfPaper } from './reviews.ts';
import { paperRow, type PaperRow } from './repository/papers.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

const matter = (subject: PaperSubject): StaffSubject | null => (subject.kind === 'case' || subject.kind === 'complaint' ? { kind: subject.kind, id: subject.id } : null);

/** Whether one of the acts of a kind allows what is wanted, with what the officer is to the record; the first refusal says why not. */
export async function assertPaper(asking: Asking, subject: PaperSubject, acts: readonly Act[]): Promise<void> {
  const why = await whyNotPaper(asking, subject, acts);
  if (why !== null) throw refuse('people.mayNot', { why });
}

/** As `assertPaper`, as a question. */
export async function mayPaper(asking: Asking, subject: PaperSubject, acts: readonly Act[]): Promise<boolean> {
  return (await whyNotPaper(asking, subject, acts)) === null;
}

/** As `assertPaper`, as a sentence: why not; null where it is allowed. */
export async function whyNotPaper(asking: Asking, subject: PaperSubject, acts: readonly Act[]): Promise<string | null> {
  const { reader, actor, now } = asking;
  if (actor.staffNo === SYSTEM.staffNo) return null;
  const about = matter(subject);
  const relation = about === null ? 'none' : await workingRelation(reader, actor, about);
  const officer = { ...(await actingOfficer(reader, actor, now)), noAdministrator: !(await hasAdministrator(reader)) };
  let first: Verdict | null = null;
  for (const act of acts) {
    const verdict = mayAct(act, officer, relation);
    if (verdict.allowed) return null;
    first ??= verdict;
  }
  return first === null || first.allowed ? null : first.why;
}

/** A recused officer opens nothing of a record. */
export async function assertNotRecused({ reader, actor }: Asking, subject: PaperSubject): Promise<void> {
  const about = matter(subject);
  if (about !== null && actor.staffNo !== SYSTEM.staffNo && (await workingRelation(reader, actor, about)) === 'recused') throw refuse('people.mayNot', { why: '您在本案回避，不能再打开或办理（条例第十六条）；请由大队长另行指定的人员办理。' });
}

/** The brigade reads the papers of every record that it reads; the grid's people those that they wrote, and those of the mediations that they took up. */
export async function assertReadsPaper({ reader, actor, now }: Asking, row: PaperRow): Promise<void> {
  const verdict = mayAct('papers.read', await actingOfficer(reader, actor, now), 'other');
  if (verdict.allowed || actor.staffNo === SYSTEM.staffNo || row.drafted_by === actor.staffNo) return;
  const own = row.subject_kind === 'mediation' && (await mediationStanding(reader, row.subject_id, now))?.startedBy === actor.staffNo;
  if (!own) throw refuse('people.mayNot', { why: verdict.why });
}

/**
 * The duties of separation for a review or an approval (domain 2): why this officer may not, in one sentence; null when they hold. They hold for the sole officer of a
 * brigade too: what one person wrote waits for a second one, a deputy or the review of another office (duties 3 and 8). Kinds that their writer makes final are
 * approved by nobody else. `reviewFollows`: an emergency filing, reviewed afterwards.
 */
export async function separationProblem({ reader, actor }: Asking, services: Services, row: PaperRow, deed: 'review' | 'approve', reviewFollows = false): Promise<string | null> {
  const kind = knownKind(row.kind);
  const about = matter({ kind: row.subject_kind, id: row.subject_id });
  if (about === null || kind.acts.approve.some((act) => kind.acts.write.includes(act))) return null;
  const person = { person: await personOf(reader, actor.staffNo), posts: actor.posts.filter(isPost) };
  const history = [...(await deedsOf(reader, about)).map(partOf), ...await deedsOfPaper(reader, services, row)];
  const [violation] = violatedDuties({ kind: deed, item: row.uuid, withoutReview: reviewFollows || kind.acts.review.length === 0 }, person, history);
  return violation === undefined ? null : `${violation.why}（${violation.clause}）`;
}

/** As `separationProblem`, for another area that knows its paper by id. */
export async function separationOfPaper(asking: Asking, services: Services, id: number, deed: 'review' | 'approve', reviewFollows = false): Promise<string | null> {
  const row = await paperRow(asking.reader, id);
  return row === undefined ? null : separationProblem(asking, services, row, deed, reviewFollows);
}

/** Having the part of a B is no review of this paper yet. */
function partOf(deed: PastDeed): PastDeed {
  return deed.kind === 'review' && deed.item === undefined ? { ...deed, item: 'part' } : deed;
}

/** Refuses with `people.mayNot` where `separationProblem` names a reason. */
export async function assertSeparate(asking: Asking, services: Services, row: PaperRow, deed: 'review' | 'approve', reviewFollows = false): Promise<void> {
  const why = await separationProblem(asking, services, row, deed, reviewFollows);
  if (why !== null) throw refuse('people.mayNot', { why });
}
