import { readsComplaint } from '#electron/areas/intake/reach.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { PaperSubject } from './draft.ts';
import { mayPaper } from './permission.ts';
import type { PaperLine } from './reads.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/**
 * Those of the papers that stand in lists for this officer, in the same order. A paper of a complaint says by its title, receipt number and employer that somebody
 * complained: it stands for whoever may read the complaint (domain 2), and for who wrote it. Of a matter from which the officer is recused nothing stands (条例 art. 16).
 */
export async function shownOf(asking: Asking, lines: readonly PaperLine[]): Promise<PaperLine[]> {
  const { reader, actor } = asking;
  if (actor.staffNo === SYSTEM.staffNo) return [...lines];
  const recused = { case: await recusedFrom(reader, 'case', actor.staffNo), complaint: await recusedFrom(reader, 'complaint', actor.staffNo) };
  const asked = new Map<string, boolean>();
  const shown: PaperLine[] = [];
  for (const line of lines) {
    const { subject } = line;
    if ((subject.kind === 'case' || subject.kind === 'complaint') && recused[subject.kind].has(subject.id)) continue;
    const key = `${subject.kind} ${subject.id}`;
    const reads = line.draftedBy === actor.staffNo || (asked.get(key) ?? (await readsRecord(asking, subject)));
    if (line.draftedBy !== actor.staffNo) asked.set(key, reads);
    if (reads) shown.push(line);
  }
  return shown;
}

/** The head of a case the whole brigade reads. */
function readsRecord(asking: Asking, subject: PaperSubject): Promise<boolean> {
  if (subject.kind === 'complaint') return readsComplaint(asking, subject.id);
  return subject.kind === 'mediation' ? mayPaper(asking, subject, ['complaint.read', 'mediation.read']) : Promise.resolve(true);
}
