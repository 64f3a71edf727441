import { z } from 'zod';

/** What an expected failure tells: a code, one Chinese sentence, what to do, and data for a retry. It is shown where it arose. */
export const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  todo: z.string(),
  /** Field of the input that is meant, where there is one. */
  field: z.string().nullable(),
  /** Extra facts for the screen, e.g. the other version of a record that somebody changed meanwhile. */
  data: z.record(z.string(), z.unknown()),
});

export type Failure = z.infer<typeof failure>;

/** Every answer over the bridge. */
export const envelope = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure }),
]);

export type Envelope = z.infer<typeof envelope>;

/** Notice of which kinds of records changed, so that open screens read again. */
export const changeNotice = z.strictObject({ topics: z.array(z.string()) });

/** How far a piece of long work has come. `total` 0: not known yet. */
export const progressNotice = z.strictObject({ job: z.string(), phase: z.string(), done: z.number(), total: z.number(), secondsLeft: z.number().nullable() });
export type ProgressNotice = z.infer<typeof progressNotice>;

/** A file as a page has it: a DOM `File`, which this folder does not know. */
export interface PageFile { readonly name: string; readonly size: number }

/** What the preload exposes to the window, and nothing else. */
export interface BrigadeBridge {
  run(name: string, input: unknown): Promise<unknown>;
  read(name: string, input: unknown): Promise<unknown>;
  on(kind: 'change' | 'progress' | 'shortcut', listener: (notice: unknown) => void): () => void;
  /** Hands a dropped file to the main process and returns its token; the path stays outside of the window. */
  fileToken(file: PageFile): Promise<unknown>;
}
