import type { OutputOf } from '#shared/contract/index.ts';

export type Record_ = OutputOf<'intake.complaint'>;

/** What every step's dialog is given: the complaint as the person saw it. */
export interface StepProps {
  readonly record: Record_;
  readonly onClose: () => void;
  /** Materials were taken in: their receipt may be printed. */
  readonly onReceived: () => void;
}

export const versionedOf = (record: Record_): { id: number; rowVersion: number } => ({ id: record.line.id, rowVersion: record.rowVersion });
