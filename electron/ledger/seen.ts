import { refuse } from '#shared/messages/index.ts';
import type { Reader } from './access.ts';

type Plain = string | number | boolean | null;
/** A setting or a part of a record as an officer sees it: one or several named values. */
export type Seen = Readonly<Record<string, Plain>>;

interface Change { readonly staffNo: string; readonly at: number | null }

/** What a journal entry is about, by which the last change of a setting is found. */
interface Subject { readonly kind: string; readonly id: string; /** Only entries that say this. */ readonly summary?: string }

/**
 * Refuses whoever saves second what somebody else has changed since it was read (`ledger.changedMeanwhile`). `seen`: the values that the screen began from; the refusal tells
 * the values as they stand now, who set them and when, so that the window can put both side by side. Both wanting the same is no clash.
 * @param by who set them and when, where that is not the last journal entry of the subject
 */
export async function assertSeen<S extends Seen>(reader: Reader, what: string, subject: Subject, values: { readonly seen: S; readonly now: S; readonly wish: S }, by: Change | null = null): Promise<void> {
  if (same(values.seen, values.now) || same(values.wish, values.now)) return;
  throw refuse('ledger.changedMeanwhile', { what }, { data: { now: values.now, ...(by ?? (await lastEntry(reader, subject))) } });
}

const same = (a: Seen, b: Seen): boolean => Object.keys(b).every((key) => a[key] === b[key]);

/** Who last wrote of a subject, and when; blank where nobody has. */
export async function lastEntry(reader: Reader, subject: Subject): Promise<Change> {
  const { staffNo, at } = await lastStep(reader, subject);
  return { staffNo, at };
}

/** The last step on a subject with the reason that was given for it, as `StepConflict` shows it. */
export async function lastStep(reader: Reader, { kind, id, summary }: Subject): Promise<Change & { readonly note: string }> {
  const row = await reader.first<{ at: number; staff_no: string; reason: string }>(`SELECT at, staff_no, reason FROM journal WHERE subject_kind = ? AND subject_id = ? ${summary === undefined ? '' : 'AND summary = ?'} ORDER BY seq DESC LIMIT 1`, summary === undefined ? [kind, id] : [kind, id, summary]);
  return { staffNo: row?.staff_no ?? '', at: row?.at ?? null, note: row?.reason ?? '' };
}
