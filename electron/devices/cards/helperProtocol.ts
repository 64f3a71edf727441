import { z } from 'zod';
import { PORTRAIT_BYTES, TEXT_BYTES } from '#shared/devices/cards/frames.ts';

/**
 * Protocol between the product and a helper process. Vendors give 32-bit libraries that a 64-bit process can't load, so a small program of
 * the reader's maker or of the district's IT people loads it instead. One JSON object a line, UTF-8, on standard input and output; every
 * answer repeats the `id` of its request; one request at a time. Standard error is thrown away, for it may hold anything.
 *
 * | request `do` | answer |
 * |---|---|
 * | `open` | `{ok: true, driver}` (name and version of what was loaded) |
 * | `find` | `{ok: true, card: boolean}` |
 * | `select` | `{ok: true}` |
 * | `read` | `{ok: true, text, portrait}`: base64 of the 256 and 1024 bytes as the card holds them |
 * | `close` | `{ok: true}`, then the process ends |
 *
 * A failure is `{ok: false, why}` with `no-reader`, `busy`, `unplugged`, `select-failed`, `read-failed`, `nothing` or `driver`.
 */
export type HelperRequest = 'open' | 'find' | 'select' | 'read' | 'close';

const id = z.number().int().positive();
const bytes = (count: number) =>
  z.base64().transform((text, context) => {
    const decoded = new Uint8Array(Buffer.from(text, 'base64'));
    if (decoded.length !== count) context.addIssue({ code: 'custom', message: 'length' });
    return decoded;
  });

const failed = z.object({ id, ok: z.literal(false), why: z.enum(['no-reader', 'busy', 'unplugged', 'select-failed', 'read-failed', 'nothing', 'driver']) });
const done = z.object({ id, ok: z.literal(true) });

export const helperAnswers = {
  open: z.union([failed, done.extend({ driver: z.string().max(200) })]),
  find: z.union([failed, done.extend({ card: z.boolean() })]),
  select: z.union([failed, done]),
  read: z.union([failed, done.extend({ text: bytes(TEXT_BYTES), portrait: bytes(PORTRAIT_BYTES) })]),
  close: z.union([failed, done]),
} satisfies Record<HelperRequest, z.ZodType>;

export type HelperAnswer<R extends HelperRequest> = z.infer<(typeof helperAnswers)[R]>;
export type HelperFailure = z.infer<typeof failed>['why'];

/** Longest line that is taken in; a read card is about 1,750 characters. */
export const LONGEST_LINE = 8192;
