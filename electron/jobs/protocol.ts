import type { Failure, ProgressNotice } from '#shared/contract/envelope.ts';

/** What the host and its thread say to each other. */
export type ToWorker =
  | { readonly say: 'run'; readonly job: string; readonly name: string; readonly input: unknown }
  | { readonly say: 'cancel'; readonly job: string }
  | { readonly say: 'end' };

export type FromWorker =
  | { readonly say: 'progress'; readonly notice: ProgressNotice }
  /** `held`: pieces of work that the thread keeps for later; it must not end while there are any. */
  | { readonly say: 'done'; readonly job: string; readonly value: unknown; readonly held: number }
  | { readonly say: 'refused'; readonly job: string; readonly failure: Failure; readonly held: number }
  | { readonly say: 'failed'; readonly job: string; readonly message: string; readonly stack: string; readonly held: number };
