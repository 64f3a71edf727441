import type { OutputOf } from '#shared/contract/index.ts';
import { read, type QueryContext } from '#electron/areas/operation.ts';
import { paperKinds } from '#electron/papers/kinds/index.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import { knownKind } from './draft.ts';
import { separationOfPaper, whyNotPaper } from './permission.ts';
import { lineOf } from './reads.ts';
import { unfinishedHeads, type PaperHead } from './repository/papers.ts';
import { madeByRecord } from './steps.ts';

type Wait = OutputOf<'papers.waiting'>['papers'][number]['wait'];

/** Of these the writer makes final the own draft. */
const writerApproves = ({ acts }: PaperKind): boolean => acts.approve.some((act) => acts.write.includes(act));
const APPROVED_BY_OTHERS = paperKinds.filter((kind) => !writerApproves(kind) && kind.byRecord !== true).map(({ id }) => id);
/** Kinds that go to a party: final is not yet handed out. */
const HANDED_OUT = paperKinds.filter((kind) => kind.copies > 1).map(({ id }) => id);
/** More than anybody works through at one sitting. */
const MOST = 500;

/** What waits for this officer among the papers, the oldest first. */
export const waiting = read<'papers.waiting'>(async (ctx) => {
  const papers: OutputOf<'papers.waiting'>['papers'] = [];
  const { staffNo } = ctx.services.actor();
  for (const head of await unfinishedHeads(ctx.reader, { staffNo, approvedByOthers: APPROVED_BY_OTHERS, handedOut: HANDED_OUT }, MOST)) {
    const wait = await waitOf(ctx, head);
    if (wait !== null) papers.push({ ...lineOf(head), wait });
  }
  return { papers };
});

/** An answer to a complaint is in the complaint's queue; nothing waits here for somebody who would be refused. */
async function waitOf({ reader, services, now }: QueryContext, head: PaperHead): Promise<Wait | null> {
  const kind = knownKind(head.kind);
  const asking = { reader, actor: services.actor(), now };
  const subject = { kind: head.subject_kind, id: head.subject_id };
  if (madeByRecord(kind, head.subject_kind, 'make', () => ({}))) return null;
  const mine = head.drafted_by === asking.actor.staffNo;
  if (head.state === 'approved') return (await whyNotPaper(asking, subject, kind.acts.write)) === null ? 'handOut' : null;
  // Of a kind that its writer makes final only the own drafts are mine.
  if (writerApproves(kind)) return mine && (await whyNotPaper(asking, subject, kind.acts.approve)) === null ? 'finish' : null;
  return (await whyNotPaper(asking, subject, kind.acts.approve)) === null && (await separationOfPaper(asking, services, head.id, 'approve')) === null ? 'approve' : null;
}
