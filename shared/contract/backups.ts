import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, fileToken, instant, ledgerFolder, writtenFile } from './values.ts';

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

export const packageAbout = z.strictObject({ ledgerId: z.string(), districtCode: z.string(), districtName: z.string(), at: instant, why: z.string() });

export const backups = {
  overview: query(nothing, z.strictObject({
    backups: z.array(backupLine),
    second: secondPlace.nullable(),
    state: z.enum(['none', 'fresh', 'missing', 'late', 'failed', 'passphraseChanged']),
    reminds: z.boolean(),
  }), ['backups', 'settings', 'session']),
  /** Sticks and other removable drives that are plugged in now. */
  drives: query(nothing, z.strictObject({ drives: z.array(drive) }), [], { ledger: false }),
  /** Reads a backup's bytes again and holds them against its manifest. */
  check: command(z.strictObject({ name: z.string().max(200) }), z.strictObject({ ok: z.boolean() })),
  /** Chooses where each day's backup is copied to, encrypted by the recovery passphrase, and copies at once. */
  setSecondPlace: command(z.strictObject({ folder: ledgerFolder, passphrase, days: z.number().int().min(1).max(90) }), z.strictObject({ name: z.string() })),
  forgetSecondPlace: command(nothing, nothing),
  copyToSecond: command(nothing, z.strictObject({ name: z.string() })),
  /** Writes the whole ledger as one encrypted, signed package, reads it back. */
  toStick: command(z.strictObject({ folder: ledgerFolder, passphrase }), z.strictObject({ file: writtenFile, size: bytes, files: count })),
  /** What a package says of itself, without its passphrase. */
  about: command(z.strictObject({ file: fileToken }), packageAbout, { ledger: false }),
  /** First run: opens a package, puts its ledger into an empty folder, checks and opens it. */
  arrive: command(z.strictObject({ file: fileToken, passphrase, folder: ledgerFolder }), z.strictObject({ ledgerId: z.string(), signed: z.boolean() }), { ledger: false }),
} satisfies AreaSpec;
