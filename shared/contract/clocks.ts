import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, day, fileToken, instant, line, note, recordId, rowVersion } from './values.ts';

const skippedDay = z.strictObject({ day, why: z.enum(['weekend', 'holiday', 'pause']) });
const countedDay = z.strictObject({ day, number: z.number().int() });
const lamp = z.strictObject({ state: z.enum(['green', 'amber', 'red', 'done', 'done-late', 'paused', 'provisional']), text: z.string(), provisional: z.boolean() });
const progress = z.strictObject({ used: count, total: count });

/** A record that has clocks: `complaint`, `case` … and its id. */
export const clockSubject = z.strictObject({ kind: z.string().min(1).max(30), id: recordId });

export const clockView = z.strictObject({
  id: recordId, ruleId: z.string(), subject: clockSubject, title: z.string(), lengthText: z.string(), unit: z.string(), startAt: instant, startedBy: z.string(), dueAt: instant, lastDay: day, lawfulFrom: day.nullable(),
  provisional: z.boolean(), stopAt: instant.nullable(), outcome: z.string(), lamp, overdue: z.boolean(), pausedSince: instant.nullable(),
  pauses: z.array(z.strictObject({ from: instant, to: instant.nullable(), reason: z.string(), staffNo: z.string() })), extendedAt: instant.nullable(), extendedBy: z.string(),
  /** Of plan and statute that run together the one that ends first. */
  binding: z.boolean(), workingDaysLeft: z.number().int().nullable(), days: progress.nullable(), clause: z.string(), legalBasis: z.string().nullable(), note: z.string(),
  /** Plan against statute, line by line; empty where they do not differ. */
  conflictWords: z.array(z.string()),
  skipped: z.array(skippedDay), counted: z.array(countedDay), rulePack: z.string(),
});

/** One reckoned period with all that explains it. */
export const reckonedPeriod = z.strictObject({
  rule: z.string(), zh: z.string(), lengthText: z.string(), unit: z.string(), startAt: instant, dueAt: instant, lastDay: day, lawfulFrom: day.nullable(), provisional: z.boolean(), clause: z.string(),
  legalBasis: z.string().nullable(), skipped: z.array(skippedDay), counted: z.array(countedDay), note: z.string(),
});

export const noticeYear = z.strictObject({
  year: z.number().int().min(2000).max(2199), holidayOff: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/)).max(60), workingWeekends: z.array(day).max(60),
});

/** One deadline that a notice changes: in its last day, or only in that it is certain now. */
const movedDeadline = z.strictObject({
  key: z.string(), title: z.string(), subject: z.string(), employer: z.string(), route: z.string(), /** A day, of a clock of hours with the minute. */ from: z.string(), to: z.string(), wasProvisional: z.boolean(), provisional: z.boolean(),
  /** A date of the monthly tables that is still to come, not a running clock of a record. */
  planned: z.boolean(),
});

const question = z.strictObject({ rule: z.string().max(80), start: instant, urged: instant.nullable(), pauses: z.array(z.strictObject({ from: instant, to: instant })).max(20), extended: z.boolean() });

export const clocks = {
  /** All clocks of one record with their explanations, running ones first. */
  of: query(z.strictObject({ subject: clockSubject }), z.strictObject({ now: instant, clocks: z.array(clockView) }), ['clocks', 'cases', 'calendar']),
  /** This officer has taken note that these clocks are near their end, or over it. */
  acknowledge: command(z.strictObject({ seen: z.array(z.strictObject({ key: z.string().min(1).max(100), dueAt: instant, moment: z.enum(['amber', 'red']) })).min(1).max(2000) }), nothing),

  /** Every rule that can be reckoned, in the order of the rule pack. */
  rules: query(nothing, z.strictObject({
    pack: z.string(), rules: z.array(z.strictObject({
      id: z.string(), zh: z.string(), lengthText: z.string(), clause: z.string(), legalBasis: z.string().nullable(), pausable: z.boolean(), extendable: z.boolean(), needsUrged: z.boolean(), officeHours: z.boolean(), note: z.string(),
    })),
  }), ['session', 'calendar']),
  /** Reckons one clock as the command line does (cli.md, `deadline`); `text` is the explanation for copying. Refused with `clocks.cannotReckon`. */
  calculate: query(
    question,
    z.strictObject({ result: reckonedPeriod, parts: z.array(reckonedPeriod), text: z.array(z.string()), pack: z.string(), packExpired: z.boolean(), conflictWords: z.array(z.string()),
      /** Weekend days that are worked between start and end. */
      shifted: z.array(day) }),
    ['calendar'],
  ),

  /** Prints the explanation through the system's dialog; nothing is stored. */
  print: command(question, z.strictObject({ outcome: z.enum(['queued', 'cancelled']) })),

  /** Working-day years: those of the rule pack, and the notices of the ledger before them. */
  years: query(nothing, z.strictObject({
    years: z.array(noticeYear.extend({ source: z.enum(['pack', 'ledger']), daysOff: count, detail: z.string(), approvedAt: instant.nullable(), approvedBy: z.string() })),
    proposed: z.array(noticeYear.extend({ id: recordId, rowVersion, source: z.string(), importedAt: instant, importedBy: z.string(), daysOff: count, warnings: z.array(z.string()) })),
    former: z.array(noticeYear.extend({ id: recordId, state: z.enum(['replaced', 'withdrawn']), source: z.string(), importedAt: instant, importedBy: z.string() })),
  }), ['calendar']),
  /** Reads a chosen file; nothing is stored. Refused (`clocks.noticeUnreadable`) where it is no notice. */
  readNotice: command(z.strictObject({ file: fileToken }), z.strictObject({ years: z.array(noticeYear), remarks: z.array(z.string()) })),
  /** What a notice would change, before anything is stored; refused (`clocks.noticeWrong`) where it cannot be right. */
  previewYear: query(noticeYear, z.strictObject({
    daysOff: count, warnings: z.array(z.string()), moved: z.array(movedDeadline), confirmed: z.array(movedDeadline), running: count, replaces: z.enum(['none', 'pack', 'ledger', 'same']),
  }), ['calendar', 'clocks', 'cases']),
  /** Puts a notice before the captain; a proposal of the same year is replaced. */
  proposeYear: command(noticeYear.extend({ source: line.min(1), seen: recordId.nullable() }), z.strictObject({ id: recordId })),
  withdrawYear: command(z.strictObject({ id: recordId, rowVersion, reason: note.min(1).max(200) }), nothing),
  /** The captain puts it in force (a reason where other days of that year stood): every running clock is reckoned again in the same transaction. */
  approveYear: command(z.strictObject({ id: recordId, rowVersion, reason: note.max(200).default('') }), z.strictObject({ moved: count, confirmed: count })),
} satisfies AreaSpec;
