import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { importKind } from '#shared/contract/imports.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { fileToken } from '#shared/contract/values.ts';
import { movedOf } from './moved.ts';
import { failureOf, newJob, run, tokenOf } from '#renderer/bridge/index.ts';

export type Kind = z.output<typeof importKind>;
export type Chosen = z.output<typeof fileToken>;
export type Preview = OutputOf<'imports.preview'>;
export type Written = OutputOf<'imports.write'>;

/** One file on its way: read, previewed, written. It stays in the queue until the officer takes it away, also while other pages are open. */
export interface Item {
  readonly key: string;
  readonly file: Chosen;
  readonly kind: Kind | null;
  readonly state: 'waiting' | 'reading' | 'previewed' | 'writing' | 'written' | 'failed';
  readonly job: string;
  readonly preview: Preview | null;
  readonly written: Written | null;
  readonly failure: Failure | null;
}

let items: readonly Item[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Item[]): void {
  items = next;
  for (const listener of listeners) listener();
}

function change(key: string, part: Partial<Item>): void {
  set(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
}

export function useQueue(): readonly Item[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => items);
}

/** Adds chosen files and reads them one after the other. */
export function enqueue(files: readonly Chosen[]): void {
  set([...items, ...files.map((file): Item => ({ key: newJob(), file, kind: null, state: 'waiting', job: newJob(), preview: null, written: null, failure: null }))]);
  void readNext();
}

/** Dropped files: their paths stay with the main process. */
export async function enqueueDropped(files: readonly File[]): Promise<void> {
  const tokens: Chosen[] = [];
  for (const file of files) tokens.push(await tokenOf(file));
  enqueue(tokens);
}

let reading = false;
async function readNext(): Promise<void> {
  if (reading) return;
  const next = items.find((item) => item.state === 'waiting');
  if (next === undefined) return;
  reading = true;
  change(next.key, { state: 'reading' });
  try {
    const preview = await run('imports.preview', { file: next.file, kind: next.kind, sheet: null, job: next.job });
    change(next.key, { state: 'previewed', preview, failure: null });
  } catch (error) {
    change(next.key, { state: 'failed', failure: failureOf(error) });
  } finally {
    reading = false;
    void readNext();
  }
}

/** Reads a file again as a kind that the officer named. */
export function readAs(key: string, kind: Kind): void {
  change(key, { kind, state: 'waiting', job: newJob(), failure: null });
  void readNext();
}

/** Writes what was previewed; `seen`: the look that the choices rest on, the preview's own unless rows were changed since and chosen about. */
export async function write(key: string, leaveOut: readonly number[], seen?: number): Promise<void> {
  const item = items.find((one) => one.key === key);
  if (item?.preview === undefined || item.preview === null) return;
  const job = newJob();
  change(key, { state: 'writing', job, failure: null });
  try {
    const written = await run('imports.write', { previewId: item.preview.previewId, leaveOut: [...leaveOut], seen: seen ?? item.preview.seen, job });
    change(key, { state: 'written', written });
  } catch (error) {
    const failure = failureOf(error);
    // The counts are those of the ledger as it is now; the look stays the one that the officer has seen.
    change(key, { state: 'previewed', failure, preview: { ...item.preview, counts: movedOf(failure)?.counts ?? item.preview.counts } });
  }
}

/** Back to the preview: what was refused is not asked again until it is written. */
export function dismiss(key: string): void {
  change(key, { failure: null });
}

export function stop(key: string): void {
  const item = items.find((one) => one.key === key);
  if (item !== undefined) void run('imports.cancel', { job: item.job }).catch(() => undefined);
}

/** Takes a file out of the queue; what was previewed is let go, what was written stays written. */
export function remove(key: string): void {
  const item = items.find((one) => one.key === key);
  if (item?.preview !== undefined && item.preview !== null && item.state === 'previewed') void run('imports.discard', { previewId: item.preview.previewId }).catch(() => undefined);
  set(items.filter((one) => one.key !== key));
}
