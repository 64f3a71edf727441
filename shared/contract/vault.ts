import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, instant, jobToken, staffNo } from './values.ts';

const passphrase = z.string().min(1).max(200);

const voucher = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('passphrase'), passphrase }), z.strictObject({ kind: z.literal('captain'), staffNo, password: z.string().max(200) })]);

/** The vault of sealed identities: its recovery passphrase and its key. Opening it is `settings.unlockKey`, together with the signing key. */
export const vault = {
  state: query(nothing, z.strictObject({
    standing: z.enum(['open', 'locked', 'none']), checkWord: z.string(), keychain: z.boolean(),
    /** When the passphrase of the safe was last typed and found right; null: never. */
    triedAt: instant.nullable(),
    /** A change of key that is not through yet: sealed values done, of how many. */
    rotation: z.strictObject({ done: count, total: count }).nullable(),
    lastChange: z.strictObject({ at: instant, unopened: count }).nullable(),
  }), ['settings', 'session', 'identities']),
  /** Types the passphrase of the sheet once to see that it opens. */
  tryPassphrase: command(z.strictObject({ passphrase }), nothing),
  /**
   * Makes up a new passphrase, shown once. It counts when it has been typed back. With a backup it opens every identity outside the product, so that whoever asks
   * brings the present one, or a captain with the own password beside.
   */
  proposePassphrase: command(z.strictObject({ by: voucher }), z.strictObject({ passphrase: z.string(), checkWord: z.string() })),
  keepPassphrase: command(z.strictObject({ passphrase }), z.strictObject({ checkWord: z.string() })),
  /** A new data key: every sealed value is sealed again. `passphrase` is the present one; empty goes on with a change that was interrupted. */
  changeKey: command(z.strictObject({ passphrase: z.string().max(200), job: jobToken }), z.strictObject({ resealed: count, unopened: count, checkWord: z.string() })),
} satisfies AreaSpec;
