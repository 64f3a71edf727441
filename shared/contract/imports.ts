import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, fileToken, instant, jobToken, line, recordId, writtenFile } from './values.ts';

/** Import kinds of formats.md; `workers` holds sealed persons' data and comes with the vault. */
export const importKind = z.enum(['employers', 'accounts', 'balances', 'payroll', 'insurance', 'court', 'cases', 'payments', 'major', 'followups', 'headcounts', 'gridreports', 'workers']);

/** Kinds of what was imported: a list of workers may also hang on a complaint, begun on its record (intake.checkWorkers), never recognised by its heads. */
export const batchKind = z.enum([...importKind.options, 'complaintWorkers']);

export const importCounts = z.strictObject({ rows: count, created: count, changed: count, same: count, refused: count, unmatched: count });

export const previewRow = z.strictObject({
  row: count, state: z.enum(['created', 'changed', 'same', 'unmatched']), key: z.string(), title: z.string(),
  changes: z.array(z.strictObject({ head: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
  /** unmatched: what the row waits for; changed with consequences: what follows from it (停业 …). */
  remark: z.string(),
});

export const refusedRow = z.strictObject({ row: count, head: z.string(), found: z.string(), reason: z.string() });

export const preview = z.strictObject({
  previewId: z.string(), kind: batchKind, kindName: z.string(), fileName: z.string(), sha256: z.string(), size: count, sheet: z.string(), encoding: z.string(),
  counts: importCounts, ignoredColumns: z.array(z.string()), keyHeads: z.array(z.string()),
  /** The look at the ledger that this preview is: told again when it is written, so that nothing is replaced that somebody changed since. */
  seen: count,
  /** The same file (by SHA-256) was written before and is not taken back. */
  sameAsBatch: recordId.nullable(), sameAsAt: instant.nullable(),
  employersBefore: count, employersAfter: count,
});

/** What the refusal `imports.changedMeanwhile` tells: all row numbers, the first of them in three versions (as the preview saw it, as it stands, as the file would make it), and the new look. */
export const importOvertaken = z.object({
  seen: count, moved: z.array(count), counts: importCounts,
  rows: z.array(z.object({ row: count, title: z.string(), staffNo: z.string(), at: instant.nullable(), fields: z.array(z.object({ head: z.string(), before: z.string(), theirs: z.string(), mine: z.string() })) })),
});

export const batchLine = z.strictObject({
  id: recordId, kind: batchKind, kindName: z.string(), fileName: z.string(), sha256: z.string(), at: instant, staffNo: z.string(), counts: importCounts, ignoredColumns: z.array(z.string()),
  state: z.enum(['written', 'taken-back']), takenBackAt: instant.nullable(), takenBackReason: z.string(), stillWaiting: count,
  /** Empty when the batch can be taken back, else in words what already builds on it. */
  blockedBy: z.string(), refusedFile: writtenFile.nullable(),
});

export const imports = {
  /** Reads a file and says what writing it would do. Nothing is written. `kind` null: recognised from the heads. */
  preview: command(
    z.strictObject({ file: fileToken, kind: importKind.nullable(), sheet: z.string().max(100).nullable(), job: jobToken }),
    preview,
  ),
  previewRows: query(
    z.strictObject({ previewId: z.string(), state: z.enum(['created', 'changed', 'same', 'unmatched']), offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, rows: z.array(previewRow) }), ['imports'],
  ),
  previewRefused: query(
    z.strictObject({ previewId: z.string(), offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, rows: z.array(refusedRow) }), ['imports'],
  ),
  /**
   * Writes a previewed file, without the rows that the officer left out. One batch, one transaction. Where what its rows replace was changed since the look `seen`, nothing is written
   * (`imports.changedMeanwhile`, data `importOvertaken`).
   */
  write: command(
    z.strictObject({ previewId: z.string(), leaveOut: z.array(count).max(200_000), seen: count, job: jobToken }),
    z.strictObject({ batchId: recordId, counts: importCounts, matched: count, alerts: z.strictObject({ raised: count, ended: count, lapsed: count }) }),
  ),
  discard: command(z.strictObject({ previewId: z.string() }), nothing),
  cancel: command(z.strictObject({ job: jobToken }), nothing),
  exportRefused: command(z.strictObject({ previewId: z.string() }), z.strictObject({ file: writtenFile.nullable() })),
  batches: query(z.strictObject({ offset: count, limit: z.number().int().min(1).max(200) }), z.strictObject({ total: count, rows: z.array(batchLine) }), ['imports', 'reports']),
  takeBack: command(z.strictObject({ id: recordId, reason: line.min(1) }), z.strictObject({ removed: count, restored: count })),
  waiting: query(
    z.strictObject({ offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, rows: z.array(z.strictObject({ id: recordId, batchId: recordId, kindName: z.string(), fileName: z.string(), row: count, waitsFor: z.string(),
      /** It gives a complaint's receipt number in the place of a case's: the list is imported on that complaint. */
      complaintId: recordId.nullable(), title: z.string() })) }),
    ['imports', 'facts', 'employers'],
  ),
  dropWaiting: command(z.strictObject({ ids: z.array(recordId).min(1).max(5000), reason: line.min(1) }), nothing),
  /** Grid reports without a code: proposed employers of that name; the officer decides. */
  gridQueue: query(
    z.strictObject({ offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, rows: z.array(z.strictObject({ reportNo: z.string(), name: z.string(), street: z.string(), collectedAt: instant, change: z.string(), headcount: count.nullable(), note: z.string(), candidates: z.array(z.strictObject({ employerId: recordId, name: z.string(), uscc: z.string() })) })) }),
    ['facts', 'employers'],
  ),
  /** `seen`: whose it was by the screen, null for nobody's. */
  assignGrid: command(z.strictObject({ reportNo: z.string(), employerId: recordId, seen: recordId.nullable() }), nothing),
  /** The heads of one kind, for the help beside the drop area and for an empty template file. */
  kinds: query(nothing, z.strictObject({ kinds: z.array(z.strictObject({ kind: importKind, name: z.string(), columns: z.array(z.strictObject({ head: z.string(), required: z.boolean(), key: z.boolean(), hint: z.string() })) })) }), []),
  template: command(z.strictObject({ kind: importKind }), z.strictObject({ file: writtenFile.nullable() })),
} satisfies AreaSpec;
