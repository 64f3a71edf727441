import { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { valuesTaken } from './versions.ts';

type Plain = string | number | boolean | null;
type Values = Readonly<Record<string, Plain>>;

/** What a refusal `ledger.changedMeanwhile` tells of a setting, or of a part of a record, as it stands now. */
const standing = z.object({ now: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])), staffNo: z.string().catch(''), at: z.number().nullable().catch(null) });

interface Props<T extends Values> {
  readonly failure: Failure | null;
  /** The setting: 支队网址. */
  readonly what: string;
  /** Names of its values, in the order in which they are shown. */
  readonly labels: { readonly [K in keyof T]: string };
  /** What the officer began from, and what was typed. */
  readonly seen: T;
  readonly mine: T;
  /** A value as people read it; the text itself where it is left out. */
  readonly words?: (key: keyof T & string, value: Plain) => string;
  readonly running: boolean;
  /** What the button does. */
  readonly act?: string;
  /** Saves what was chosen in the place of `now`, the values as they stand. */
  readonly onTake: (values: T, now: T) => void;
  /** Everything stays as the other made it. */
  readonly onTheirs: (now: T) => void;
  readonly onClose: () => void;
}

/** Whether a setting was refused because somebody else changed it since it was read. */
export const isSettingOvertaken = (failure: Failure | null): boolean => failure?.code === 'ledger.changedMeanwhile' && standing.safeParse(failure.data).success;

/** A setting, or values of a record, that two people changed: what stood, what the other set, what one typed; kept or put in its place, value by value. */
export function SettingConflict<T extends Values>({ failure, what, labels, seen, mine, words = (_key, value) => String(value ?? ''), running, act = '按所选保存', onTake, onTheirs, onClose }: Props<T>) {
  if (failure === null || !isSettingOvertaken(failure)) return null;
  const { now: told, staffNo, at } = standing.parse(failure.data);
  const now = { ...seen, ...told } as T;
  const text = (key: keyof T & string, values: T): string => words(key, values[key] as Plain);
  return (
    <ConflictDialog
      what={what} by={staffNo} at={at} act={act} running={running} onClose={onClose}
      fields={(Object.keys(labels) as (keyof T & string)[]).map((key) => ({ key, label: labels[key], before: text(key, seen), theirs: text(key, now), mine: text(key, mine) }))}
      onTake={(choice) => {
        const taken = valuesTaken<T>(mine, now, choice);
        if (Object.keys(labels).every((key) => taken[key] === now[key])) onTheirs(now);
        else onTake(taken, now);
      }}
    />
  );
}
