import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, fileToken, instant, jobToken, ledgerFolder, line, writtenFile } from './values.ts';

const bytes = z.number().int().min(0);
const passphrase = z.string().min(1).max(200);

export const backupWhy = z.enum(['start', 'migration', 'restore', 'schedule', 'hand', 'update', 'move']);

/** One backup in the ledger folder. `state`: the last check of its bytes; `made`: checked when it was made. */
export const backupLine = z.strictObject({
  name: z.string(), at: instant, why: z.string(), size: bytes, journalSeq: z.number().int(), state: z.enum(['made', 'good', 'bad']), checkedAt: instant,
});

export const drive = z.strictObject({
  /** Folder in which the drive's files begin. */
  folder: z.string(), label: z.string(), free: bytes.nullable(), size: bytes.nullable(), readOnly: z.boolean(),
});

export const secondPlace = z.strictObject({
  folder: z.string(), label: z.string(), days: z.number().int(), there: z.boolean(), lastAt: instant.nullable(), lastName: z.string(), problem: z.string(),
});

/** The second place that the screen showed: folder (empty for none) and days until it reminds. */
const placeSeen = z.strictObject({ folder: z.string().max(1000), days: count });

export const packageAbout = z.strictObject({ ledgerId: z.string(), districtCode: z.string(), districtName: z.string(), at: instant, why: z.string() });

/** What a restore would lose; `ticket` and `presentSeq` go back with the restore, so that nothing written since is lost unseen. */
export const restorePreview = z.strictObject({
  ticket: z.string(), name: z.string(), at: instant, why: z.string(), presentSeq: z.number().int(), gained: z.number().int(),
  /** The restored ledger opens by the recovery passphrase of its own time: the check word of that one, empty where it has none. Null: the same as now. */
  passphrase: z.strictObject({ checkWord: z.string() }).nullable(),
  lost: z.strictObject({
    total: z.number().int(),
    byArea: z.array(z.strictObject({ area: z.string(), count: z.number().int() })),
    byOfficer: z.array(z.strictObject({ staffNo: z.string(), name: z.string(), count: z.number().int() })),
    newest: z.array(z.strictObject({ seq: z.number().int(), at: instant, staffNo: z.string(), name: z.string(), area: z.string(), subject: z.string(), summary: z.string() })),
  }),
  records: z.array(z.strictObject({ label: z.string(), now: z.number().int(), before: z.number().int(), lost: z.number().int() })),
});

export const salvaged = z.strictObject({
  file: writtenFile, rows: count, tables: z.array(z.strictObject({ label: z.string(), added: count, changed: count, gaps: count })),
});

export const backups = {
  overview: query(nothing, z.strictObject({
    backups: z.array(backupLine),
    second: secondPlace.nullable(),
    state: z.enum(['none', 'fresh', 'missing', 'late', 'failed', 'passphraseChanged']),
    reminds: z.boolean(),
    /** The last restore, while it can be undone. */
    undo: z.strictObject({ at: instant, from: z.string() }).nullable(),
    /** The ledger went to a new PC: it is only read here. */
    moved: z.strictObject({ at: instant, name: z.string() }).nullable(),
    /** A damaged file that a backup replaced, and that can still be read. */
    damaged: z.string().nullable(),
  }), ['backups', 'settings', 'session']),
  /** Sticks and other removable drives that are plugged in now. */
  drives: query(nothing, z.strictObject({ drives: z.array(drive) }), [], { ledger: false }),
  /** Reads a backup's bytes again and holds them against its manifest. */
  check: command(z.strictObject({ name: z.string().max(200) }), z.strictObject({ ok: z.boolean() })),
  /** Chooses where each day's backup is copied to, encrypted by the recovery passphrase, and copies at once. */
  setSecondPlace: command(z.strictObject({ folder: ledgerFolder, passphrase, days: z.number().int().min(1).max(90), seen: placeSeen }), z.strictObject({ name: z.string() })),
  forgetSecondPlace: command(z.strictObject({ seen: placeSeen }), nothing),
  copyToSecond: command(nothing, z.strictObject({ name: z.string() })),
  /** Writes the whole ledger as one encrypted, signed package, reads it back. */
  toStick: command(z.strictObject({ folder: ledgerFolder, passphrase, job: jobToken.optional() }), z.strictObject({ file: writtenFile, size: bytes, files: count })),
  preview: command(z.strictObject({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('backup'), name: z.string().max(200) }), z.strictObject({ kind: z.literal('undo') }), z.strictObject({ kind: z.literal('package'), file: fileToken, passphrase }),
    ]),
  }), restorePreview),
  /** The preview was closed: what was unpacked for it goes. */
  dropPreview: command(nothing, nothing),
  restore: command(z.strictObject({ ticket: z.string().max(250), presentSeq: z.number().int().min(0) }), z.strictObject({ keptAside: z.string(), keptBackup: z.string() })),
  /** What a package says of itself, without its passphrase. */
  about: command(z.strictObject({ file: fileToken }), packageAbout, { ledger: false }),
  /** Everything as one package for a new PC; this one only reads the ledger from then on. */
  prepareMove: command(z.strictObject({ folder: ledgerFolder, passphrase, job: jobToken.optional() }), z.strictObject({ file: writtenFile, size: bytes, files: count })),
  /** Work goes on here after all. */
  cancelMove: command(z.strictObject({ reason: line.min(1) }), nothing),
  /** Lists what can still be read of a damaged ledger that is not open, and is in no backup. */
  salvage: command(z.strictObject({ folder: ledgerFolder }), salvaged, { ledger: false }),
  /** The same of the damaged file that a backup replaced. */
  salvageAside: command(nothing, salvaged),
  /** Opens a ledger that another PC seems to have open, after watching for a while whether that one still works. */
  takeOver: command(z.strictObject({ folder: ledgerFolder }), nothing, { ledger: false }),
  /** First run: opens a package, puts its ledger into an empty folder, checks and opens it. */
  arrive: command(z.strictObject({ file: fileToken, passphrase, folder: ledgerFolder }), z.strictObject({ ledgerId: z.string(), signed: z.boolean() }), { ledger: false }),
} satisfies AreaSpec;
