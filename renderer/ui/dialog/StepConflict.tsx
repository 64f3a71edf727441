import { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import { ConflictDialog } from './ConflictDialog.tsx';

/** What a refusal `ledger.changedMeanwhile` tells of the record as it stands now. */
const standing = z.object({ rowVersion: z.number().catch(0), standing: z.string(), note: z.string().catch(''), staffNo: z.string().catch(''), at: z.number().nullable().catch(null), over: z.boolean().catch(false) });

interface Props {
  readonly failure: Failure | null;
  /** The record: 这条预警. */
  readonly what: string;
  /** State that the officer saw, and the one that the step leads to, in words. */
  readonly before: string;
  readonly mine: string;
  /** What was written with the step; it never replaces what the other wrote. */
  readonly note: string;
  readonly running: boolean;
  /** What the button does. */
  readonly act?: string;
  /** Takes the step once more, on the record as it stands now. */
  readonly onAgain: (rowVersion: number) => void;
  /** Leaves it as the other made it. */
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}

/** Whether a step was refused because somebody else moved the record on. */
export const isOvertaken = (failure: Failure | null): boolean => (failure?.code === 'ledger.changedMeanwhile' || failure?.code === 'papers.changed') && standing.safeParse(failure.data).success;

/** A step on a record that somebody else moved on meanwhile: where it stood, where it stands, where one wanted it. */
export function StepConflict({ failure, what, before, mine, note, running, act = '按所选办理', onAgain, onTheirs, onClose }: Props) {
  const now = failure !== null && isOvertaken(failure) ? standing.parse(failure.data) : null;
  if (now === null) return null;
  return (
    <ConflictDialog
      what={what} by={now.staffNo} at={now.at} act={act} running={running} over={now.over} onClose={onClose}
      fields={[{ key: 'state', label: '状态', before, theirs: now.standing, mine }, { key: 'note', label: '写明的情况', before: '', theirs: now.note, mine: note, both: true }]}
      onTake={(choice) => (now.over || choice['state'] === 'theirs' ? onTheirs() : onAgain(now.rowVersion))}
    />
  );
}
