import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, jobToken } from './values.ts';

const found = z.strictObject({ version: z.string(), size: count, releaseDate: z.string(), /** What is new, in the provider's words; plain text. */ notes: z.string() });

export const updates = {
  state: query(nothing, z.strictObject({
    version: z.string(), url: z.string(),
    /** The build put a release key in; without one no update is taken. */
    keyed: z.boolean(),
    /** This copy was installed by something that can update it (Windows set-up, .deb, AppImage). */
    installs: z.boolean(), found: found.nullable(), ready: z.boolean(),
  }), ['settings']),
  /** Empty: no server is ever asked. */
  setUrl: command(z.strictObject({ url: z.string().trim().max(500), seen: z.string().max(500) }), nothing),
  /** Asks the server of the settings; null when this version is the newest. */
  check: command(nothing, z.strictObject({ found: found.nullable() })),
  /** Looks on a stick or into a folder that the person chooses; `chosen: false` when the dialog was closed. */
  fromFolder: command(nothing, z.strictObject({ chosen: z.boolean(), found: found.nullable() })),
  /** Brings the package here and holds it against the signed digest; `taken: false` when it was cancelled. */
  take: command(z.strictObject({ job: jobToken }), z.strictObject({ taken: z.boolean() })),
  /** Stops `take`; nothing of the package stays. */
  cancel: command(nothing, nothing),
  /** Backs the ledger up, starts the installer, ends the product. */
  install: command(z.strictObject({ confirmed: z.literal(true) }), nothing),
} satisfies AreaSpec;
