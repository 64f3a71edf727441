import { useEffect, useEffectEvent } from 'react';
import { useRead } from '#renderer/bridge/index.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { valuesTaken } from '#renderer/ui/dialog/versions.ts';
import type { FormValues } from '../form/values.ts';
import { AMENDED_HEADS, matterValues } from './amendment.ts';

interface Props {
  readonly id: number;
  /** What the form began from. */
  readonly base: FormValues;
  readonly baseVersion: number;
  readonly mine: FormValues;
  readonly onRebase: (rowVersion: number, theirs: FormValues, taken: FormValues) => void;
  readonly onClose: () => void;
}

/** The complaint as it stands now beside one's own correction, field by field. */
export function AmendConflict({ id, base, baseVersion, mine, onRebase, onClose }: Props) {
  const fresh = useRead('intake.complaint', { id });
  const reread = useEffectEvent(() => fresh.again());
  // Another program may have changed the record without this window being told.
  useEffect(() => reread(), []);
  const now = fresh.data;
  if (now === undefined || now.rowVersion === baseVersion) return null;
  const theirs = matterValues(now);
  const last = now.events[0];
  return (
    <ConflictDialog
      what="投诉" by={last?.staffNo ?? ''} at={last?.at ?? null}
      fields={AMENDED_HEADS.map(([key, label, shown]) => ({ key, label, before: shown(base), theirs: shown(theirs), mine: shown(mine) }))}
      onTake={(choice) => onRebase(now.rowVersion, theirs, valuesTaken(mine, theirs, choice))} onClose={onClose}
    />
  );
}
