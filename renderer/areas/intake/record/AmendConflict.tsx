import { useRead } from '#renderer/bridge/index.ts';
import { RecordConflict } from '#renderer/ui/dialog/RecordConflict.tsx';
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

/** The complaint as it stands now beside one's own correction. */
export function AmendConflict({ id, ...rest }: Props) {
  const { data: now, again } = useRead('intake.complaint', { id });
  const last = now?.events[0];
  return <RecordConflict<FormValues> what="投诉" heads={AMENDED_HEADS} again={again} now={now === undefined ? null : { rowVersion: now.rowVersion, values: matterValues(now), by: last?.staffNo ?? '', at: last?.at ?? null }} {...rest} />;
}
