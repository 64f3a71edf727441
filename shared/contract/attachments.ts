import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, fileToken, instant, line, recordId, rowVersion } from './values.ts';

/** What files hang on. */
export const attachmentSubject = z.strictObject({ kind: z.enum(['complaint', 'case']), id: recordId });

/** A file of a record as everybody of the record may know of it: what it is of, never what stands in it, and not the name that it came with. */
export const attachmentLine = z.strictObject({
  id: recordId, rowVersion, title: z.string(), media: z.enum(['image/jpeg', 'image/png', 'application/pdf']), size: count, sha256: z.string(),
  /** It shows who somebody is: only whoever may look at the identity opens it. */
  persons: z.boolean(),
  attachedAt: instant, attachedBy: z.string(),
  /** Where it was attached, when that is the complaint of the case. */
  from: z.string(),
  removed: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Whether the one who asks may open it; `confirm`: the title is typed once more (informants). */
  open: z.strictObject({ allowed: z.boolean(), why: z.string(), confirm: z.boolean() }),
  mayRemove: z.boolean(),
});

const opening = { id: recordId, reason: line.min(2), confirmation: line };

export const attachments = {
  /** Files of a complaint, or of a case with those of its complaints. `attach.why`: why the one who asks may not attach. */
  list: query(z.strictObject({ subject: attachmentSubject }), z.strictObject({
    vault: z.enum(['open', 'locked', 'none']), files: z.array(attachmentLine), materials: z.array(z.string()), attach: z.strictObject({ allowed: z.boolean(), why: z.string() }),
    /** A report's files always show who the informant is. */
    alwaysPersons: z.boolean(),
  }), ['attachments', 'intake', 'cases', 'session', 'people', 'identities']),
  /** Seals one file into the ledger's folder. `title`: the item of the material list that it is. */
  attach: command(z.strictObject({ subject: attachmentSubject, file: fileToken, title: line.min(1).max(60), persons: z.boolean() }), z.strictObject({ id: recordId })),
  /** Shows a file in a window of its own that closes by itself. Journalled before it is shown. */
  open: command(z.strictObject(opening), z.strictObject({ seconds: count })),
  /** Writes the plain file where the officer chooses. */
  export: command(z.strictObject(opening), z.strictObject({ file: z.strictObject({ token: z.string(), name: z.string(), folder: z.string() }).nullable() })),
  /** Takes a file off the record. Its line and the sealed file stay, so that it can be put back. */
  remove: command(z.strictObject({ id: recordId, rowVersion, reason: line.min(2) }), nothing),
  putBack: command(z.strictObject({ id: recordId, rowVersion }), nothing),
} satisfies AreaSpec;
