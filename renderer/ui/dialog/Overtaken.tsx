import { createContext, useContext, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { FailureNote } from '../FailureNote.tsx';
import { isOvertaken, StepConflict } from './StepConflict.tsx';

/** The record on which the dialogs below take their steps, as the officer saw it when the dialog opened. */
export interface SeenRecord {
  /** The record: 投诉. */
  readonly what: string;
  /** Its state then, in words. */
  readonly before: string;
  /** Goes on with the form, on the record as it stands now; nothing is written yet. */
  readonly onAgain: (rowVersion: number) => void;
  /** Leaves it as the other made it. */
  readonly onTheirs: () => void;
}

/** Given around the dialogs of a record's page: whoever takes a step second sees what the first one did beside the own step. */
export const SeenRecordContext = createContext<SeenRecord | null>(null);

interface Props {
  readonly failure: Failure | null;
  /** The step in words, and what was written with it. */
  readonly mine: string;
  readonly note?: string;
}

/** The refusal of a step, where it arose: both versions side by side when somebody was faster, else its words. */
export function StepFailure({ failure, mine, note = '' }: Props) {
  const seen = useContext(SeenRecordContext);
  const [left, leave] = useState<{ readonly failure: Failure; readonly again: boolean } | null>(null);
  if (failure === null) return null;
  if (seen === null || !isOvertaken(failure)) return <FailureNote failure={failure} />;
  if (left?.failure === failure) return left.again ? null : <FailureNote failure={failure} />;
  return (
    <StepConflict
      failure={failure} what={seen.what} before={seen.before} mine={mine} note={note} running={false} act="按所选继续"
      onAgain={(rowVersion) => { leave({ failure, again: true }); seen.onAgain(rowVersion); }} onTheirs={seen.onTheirs} onClose={() => leave({ failure, again: false })}
    />
  );
}
