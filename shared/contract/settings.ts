import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { day, districtCode, fen, fileToken, instant, ledgerFolder, line, note, staffNo, writtenFile, count } from './values.ts';

/** A start-up failure that the window turns into its own way out (design: Failures). */
export const startProblem = z.strictObject({
  code: z.enum(['folder-missing', 'folder-read-only', 'disk-full', 'ledger-damaged', 'ledger-newer', 'key-lost', 'ledger-in-use', 'not-a-ledger', 'place-unsafe', 'used-elsewhere', 'taken-over', 'unexpected']),
  path: z.string(),
  message: z.string(),
  todo: z.string(),
  /** Newest good backup, where one was found. */
  backup: z.strictObject({ name: z.string(), at: instant }).nullable(),
});

export const post = z.enum(['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'intakeClerk', 'gridWorker', 'archivist', 'sysAdmin']);

export const session = z.strictObject({
  stage: z.enum(['first-run', 'open', 'failed']),
  version: z.string(),
  problem: startProblem.nullable(),
  ledger: z.strictObject({
    folder: z.string(), ledgerId: z.string(), districtCode, districtName: z.string(), createdAt: instant,
  }).nullable(),
  officer: z.strictObject({ staffNo, name: z.string(), posts: z.array(post) }).nullable(),
  /** `needed`: nobody has signed in; `locked`: the officer must enter the password again; `change`: first an own password must be set. */
  signIn: z.enum(['none', 'needed', 'locked', 'change']),
  /** Nobody sees to accounts, settings and backups: the captain does (domain 2). */
  noAdministrator: z.boolean(),
  /** The first officer, alone in the brigade: takes every part of a case but its review. */
  alone: z.boolean(),
  /** Somebody signed in and can lock or leave. */
  signedIn: z.boolean(),
  /** Who is signed in has a PIN to unlock with. */
  pin: z.boolean(),
  /** Folder offered at first run. */
  suggestedFolder: z.string(),
  recentFolders: z.array(z.string()),
  /** True once the demo district was loaded into this ledger. */
  demo: z.boolean(),
});

/** What the status bar tells; each part opens its page. */
export const status = z.strictObject({
  network: z.enum(['online', 'offline', 'unset']),
  offlineSince: instant.nullable(),
  outboxWaiting: z.number().int(),
  outboxAttention: z.number().int(),
  keyUnlocked: z.boolean(),
  /** Time of the newest entry, where this PC's clock stands before it: nothing is written until that is put right. */
  clockBehind: instant.nullable(),
  /** `none`: the ledger is older than vaults and gets one when its passphrase is given. */
  vault: z.enum(['open', 'locked', 'none']),
  integrity: z.strictObject({ ok: z.boolean(), at: instant }).nullable(),
  backup: z.strictObject({ at: instant, name: z.string() }).nullable(),
  rulePack: z.strictObject({ id: z.string(), effectiveTo: day, expired: z.boolean(), calendarYears: z.array(z.number().int()) }),
  /** Last day of the monthly tables of the month before, with its lamp. */
  monthlyDue: z.strictObject({ month: z.string(), lastDay: day, dueAt: instant, provisional: z.boolean() }),
});

export const citySettings = z.strictObject({
  baseUrl: z.string(),
  cityKey: z.strictObject({ kid: z.string(), thumbprint: z.string(), pinnedAt: instant, encryptionKey: z.boolean() }).nullable(),
  deviceKey: z.strictObject({ kid: z.string(), publicKeyJwk: z.record(z.string(), z.unknown()), createdAt: instant, keychain: z.boolean() }),
});

/** What papers, numbers and slips say of the district; empty: the default. `supplementDays` 0: as the rule pack has it. `smallCell` is never below three (tables 1.1). */
export const officeFields = z.strictObject({
  organ: line.max(60), numberPrefix: line.max(6), numberStyle: z.enum(['form', 'gb']), officePhone: line.max(40), officeAddress: line.max(200), reviewBody: line.max(200), court: line.max(200),
  reviewContinuous: z.boolean(), supplementDays: z.number().int().min(0).max(90), smallCell: z.number().int().min(3).max(99), showSeconds: z.number().int().min(5).max(600), gridHours: z.number().int().min(1).max(72),
  /** The province's figures of 拒不支付劳动报酬罪 within the pack's range; 0: its lower end. */
  crimeSingleFen: fen, crimeGroupFen: fen,
});

export const settings = {
  session: query(nothing, session, ['session', 'lock', 'people'], { ledger: false }),
  status: query(nothing, status, ['session', 'outbox', 'settings', 'backups', 'reports']),
  /** Makes an empty ledger in a folder that is empty or not there yet, with its first officer (all posts until others exist). */
  createLedger: command(
    z.strictObject({
      folder: ledgerFolder, districtCode, districtName: line.min(2).max(60), staffNo, officerName: line.min(1).max(30),
      /** Empty: a passphrase is made up and handed back once. */
      passphrase: z.string().max(200),
      /** Of the first officer; empty: this ledger asks nobody to sign in until there is another account. */
      password: z.string().max(200).optional(),
      administrator: z.strictObject({ staffNo, name: line.min(1).max(30), password: z.string().max(200) }).nullable().optional(),
    }),
    z.strictObject({ ledgerId: z.string(), publicKeyJwk: z.record(z.string(), z.unknown()), recoveryPassphrase: z.string().nullable(), checkWord: z.string() }),
    { ledger: false },
  ),
  openLedger: command(z.strictObject({ folder: ledgerFolder }), nothing, { ledger: false }),
  /** Puts the newest good backup in the place of a damaged ledger, which is kept aside. */
  restoreNewestBackup: command(z.strictObject({ folder: ledgerFolder }), z.strictObject({ keptAside: z.string() }), { ledger: false }),
  /** Asks the person for a folder; null when the dialog was closed. */
  chooseFolder: command(z.strictObject({ title: z.string().max(60) }), z.strictObject({ folder: z.string().nullable() }), { ledger: false }),
  chooseFiles: command(
    z.strictObject({ title: z.string().max(60), extensions: z.array(z.string().max(8)).max(8), multiple: z.boolean() }),
    z.strictObject({ files: z.array(fileToken) }),
    { ledger: false },
  ),
  /** Opens a file that the product wrote, or its folder, with the system's own program. */
  openWritten: command(z.strictObject({ token: z.string(), what: z.enum(['file', 'folder']) }), nothing, { ledger: false }),
  quit: command(nothing, nothing, { ledger: false }),
  /** The window's own buttons: the top bar is the title bar. */
  windowControl: command(z.strictObject({ action: z.enum(['minimise', 'maximise', 'close']) }), nothing, { ledger: false }),
  /** Chapters of the user manual as sanitised HTML. */
  manual: query(nothing, z.strictObject({ chapters: z.array(z.strictObject({ id: z.string(), title: z.string(), html: z.string() })) }), [], { ledger: false }),
  /** Opens the device key with the recovery passphrase for this run of the product. */
  unlockKey: command(z.strictObject({ passphrase: z.string().min(1).max(200) }), nothing),
  /** The PC's clock had run ahead and is right now. */
  confirmClock: command(z.strictObject({ reason: line.min(1).max(200) }), nothing),
  city: query(nothing, citySettings, ['settings']),
  /** `seen`: the address that the screen showed; whoever saves second is refused with what stands now. */
  setCityUrl: command(z.strictObject({ baseUrl: z.string().trim().max(500), seen: z.string().max(500) }), nothing),
  /** `seen`: fingerprint of the key that it takes the place of; empty for none. */
  pinCityKey: command(z.strictObject({ file: fileToken, seen: z.string().max(100) }), z.strictObject({ kid: z.string() })),
  exportEnrolment: command(nothing, z.strictObject({ file: writtenFile.nullable() })),
  /** 大队信息: what holds where nothing was set stands in `defaults`; `previous`: as it was before the last change. */
  office: query(nothing, z.strictObject({
    fields: officeFields, previous: officeFields.nullable(), changedBy: z.string(), changedAt: instant.nullable(), sample: z.string(),
    defaults: z.strictObject({ organ: z.string(), numberPrefix: z.string(), supplementDays: count, crimeSingleFen: z.tuple([fen, fen]), crimeGroupFen: z.tuple([fen, fen]) }),
  }), ['settings', 'intake']),
  setOffice: command(z.strictObject({ fields: officeFields, seen: officeFields }), nothing),
  streets: query(nothing, z.strictObject({ streets: z.array(z.strictObject({ code: z.string(), name: z.string() })) }), ['settings', 'employers']),
  setStreetName: command(z.strictObject({ code: z.string().regex(/^\d{9}$/), name: line.max(30), seen: z.string().max(30) }), nothing),
  /** The database file was changed by something else than the product (check `pages`), and an officer has looked and answers for it. */
  acceptPages: command(z.strictObject({ reason: line.min(1).max(200) }), nothing),
  verify: command(nothing, z.strictObject({ ok: z.boolean(), checks: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })) })),
  backupNow: command(nothing, z.strictObject({ name: z.string() })),
  printers: query(nothing, z.strictObject({ printers: z.array(z.strictObject({ name: z.string(), label: z.string(), isDefault: z.boolean() })) }), [], { ledger: false }),
  /** A redacted report of an unexpected failure, written where the person chooses. */
  writeProblemReport: command(z.strictObject({ note }), z.strictObject({ file: writtenFile.nullable() }), { ledger: false }),
} satisfies AreaSpec;
