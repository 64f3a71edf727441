import { useEffect, useEffectEvent } from 'react';
import { ConflictDialog } from './ConflictDialog.tsx';
import { valuesTaken, type Choice } from './versions.ts';

/** A record as it is read again, in the values of its form: who changed it last, and when. */
export interface Standing<T> { readonly rowVersion: number; readonly values: T; readonly by: string; readonly at: number | null }

interface Props<T extends object> {
  /** The record: 案件. */
  readonly what: string;
  /** Fields with their names, as they are read. */
  readonly heads: readonly (readonly [key: string, label: string, shown: (values: T) => string])[];
  /** What the form began from. */
  readonly base: T;
  readonly baseVersion: number;
  readonly mine: T;
  /** The record as it stands, once it has been read; null until then. */
  readonly now: Standing<T> | null;
  /** Reads the record once more: another program may have changed it without this window being told. */
  readonly again: () => void;
  /** The form goes on from the record as it stands, with each field from the side that was chosen. */
  readonly onRebase: (rowVersion: number, theirs: T, taken: T, choice: Choice) => void;
  readonly onClose: () => void;
}

/** A record as it stands now beside what was typed in its form, field by field. */
export function RecordConflict<T extends object>({ what, heads, base, baseVersion, mine, now, again, onRebase, onClose }: Props<T>) {
  const reread = useEffectEvent(again);
  useEffect(() => reread(), []);
  if (now === null || now.rowVersion === baseVersion) return null;
  return (
    <ConflictDialog
      what={what} by={now.by} at={now.at} onClose={onClose}
      fields={heads.map(([key, label, shown]) => ({ key, label, before: shown(base), theirs: shown(now.values), mine: shown(mine) }))}
      onTake={(choice) => onRebase(now.rowVersion, now.values, valuesTaken(mine, now.values, choice), choice)}
    />
  );
}
