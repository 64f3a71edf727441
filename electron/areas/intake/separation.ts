import { refuse } from '#shared/messages/index.ts';
import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import type { Act } from './act.ts';
import { answerPaperId } from './papers.ts';
import type { ComplaintRow } from './repository/complaints.ts';

/**
 * The captain does not decide what the same person handled as A or wrote (domain 2, duty 3), whatever the account: parts of the matter and the hand that drafted D04 both
 * count. There is no exception for a sole officer: a deputy decides then.
 */
export async function assertMayDecide(act: Act, row: ComplaintRow): Promise<void> {
  const paper = await answerPaperId(act, row);
  if (paper === null) throw refuse('intake.answerPaperGone', {});
  const why = await separationOfPaper({ reader: act.w, actor: act.actor, now: act.now }, act.services, paper, 'approve');
  if (why !== null) throw refuse('people.mayNot', { why });
}
