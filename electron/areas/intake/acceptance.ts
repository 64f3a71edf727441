import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import { paperContent } from '#electron/areas/papers/reads.ts';
import { type Act } from './act.ts';
import { answerPaperOf, approveAcceptancePaper, draftAcceptancePaper, voidAcceptancePaper } from './papers.ts';
import { addEvent } from './repository/course.ts';
import { complaintById, joinedTo, type ComplaintRow } from './repository/complaints.ts';

/** The complaint and those that share its filing and may still go with it; each has an answer of its own. */
export async function filedTogether(act: Pick<Act, 'w'>, row: ComplaintRow): Promise<ComplaintRow[]> {
  const joined = await Promise.all((await joinedTo(act.w, row.id)).map(({ id }) => complaintById(act.w, id)));
  return [row, ...joined.filter((one) => one !== undefined).filter((one) => ['registered', 'dispatched'].includes(one.state))];
}

/** D04 of each with the A's proposal, so that the A wrote them and the captain may decide. */
export async function draftAcceptances(act: Act, row: ComplaintRow): Promise<void> {
  for (const one of await filedTogether(act, row)) if ((await answerPaperOf(act.w, one.id)) === undefined) await draftAcceptancePaper(act, one);
}

export async function voidAcceptances(act: Act, row: ComplaintRow, reason: string): Promise<void> {
  for (const one of await filedTogether(act, row)) await voidAcceptancePaper(act, one, reason);
}

/**
 * The captain who signs the filing makes the acceptances final with it, each with its number. One that still lacks something (the office's telephone), or that this
 * captain may not approve, stays a draft: its record offers it as the next step. Gives the numbers taken.
 */
export async function acceptWithFiling(act: Act, complaints: readonly ComplaintRow[]): Promise<string[]> {
  const numbers: string[] = [];
  for (const row of complaints) {
    const paper = await answerPaperOf(act.w, row.id);
    if (paper?.state !== 'draft' || String((await paperContent(act.w, act.services, paper.id))['phone'] ?? '') === '') continue;
    if ((await separationOfPaper({ reader: act.w, actor: act.actor, now: act.now }, act.services, paper.id, 'approve')) !== null) continue;
    const number = await approveAcceptancePaper(act, paper, '');
    await addEvent(act.w, { complaintId: row.id, at: act.now, now: act.now, staffNo: act.actor.staffNo, act: 'acceptance', text: `批准受理告知书 ${number}`, reason: '' });
    numbers.push(number);
  }
  return numbers;
}
