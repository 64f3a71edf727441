import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, day, instant, line, recordId, writtenFile } from './values.ts';

/** What an act set aside: a time limit or the time of an event, a rule, a refusal of the product. */
export const overrideKind = z.enum(['clock', 'rule', 'refusal']);

/** Filters of the journal; empty or null: all. `operation` is one operation or the name of an area. */
export const journalFilter = z.strictObject({
  from: day.nullable(), to: day.nullable(), staffNo: z.string().trim().max(12), operation: z.string().trim().max(60), subject: line, text: line, onlyReason: z.boolean(), onlyOverride: z.boolean(),
});

export const journalEntry = z.strictObject({
  seq: z.number().int(), at: instant, staffNo: z.string(), posts: z.string(),
  /** Post of the act in Chinese, `大队长（代理）`; empty where none was needed or the entry is from before that was kept. */
  actedAs: z.string(),
  operation: z.string(), operationWord: z.string(), subject: z.string(), summary: z.string(), reason: z.string(), override: overrideKind.nullable(), digest: z.string(), previous: z.string(),
});

export const recordChange = z.strictObject({ record: z.string(), head: z.string(), old: z.string().nullable(), new: z.string().nullable() });

export const overrideWeek = z.strictObject({ from: day, to: day, entries: z.array(journalEntry) });

export const journal = {
  /** Newest first, `limit` entries before the number `before`. Without the right to contents the words stay empty (`contents: false`). */
  list: query(
    z.strictObject({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(200), filter: journalFilter }),
    z.strictObject({ entries: z.array(journalEntry), total: count, contents: z.boolean() }),
    ['journal'],
  ),
  /** Old and new values of the records that an entry changed, at most 200. */
  changes: query(z.strictObject({ seq: recordId }), z.strictObject({ changes: z.array(recordChange), total: count, removed: count }), ['journal']),
  /** Persons and operations that the filters offer. */
  facets: query(nothing, z.strictObject({ people: z.array(z.strictObject({ staffNo: z.string(), name: z.string() })), operations: z.array(z.strictObject({ operation: z.string(), word: z.string(), area: z.string() })) }), ['journal', 'people']),
  /** Sheet, raw data, signed digest and instructions beside each other; null when the dialog was closed. */
  exportList: command(z.strictObject({ filter: journalFilter, format: z.enum(['xlsx', 'csv']) }), z.strictObject({ file: writtenFile.nullable(), entries: count })),
  /** Exceptions that the captain has not read, by week, the newest first. */
  overrides: query(nothing, z.strictObject({ weeks: z.array(overrideWeek), unread: count, upTo: z.number().int(), lastRead: z.strictObject({ at: instant, staffNo: z.string() }).nullable() }), ['journal']),
  acknowledgeOverrides: command(z.strictObject({ upTo: recordId }), nothing),
  /** How the journal is proved: its anchors, and whether they fit. */
  proof: query(nothing, z.strictObject({
    anchors: count, last: z.strictObject({ number: z.number().int(), seq: z.number().int(), at: instant }).nullable(), entries: count, kid: z.string(), keyUnlocked: z.boolean(), ok: z.boolean(), detail: z.string(),
  }), ['journal', 'settings']),
  /** After a restore or a move: anchor files that do not fit are set aside, missing ones written again. */
  reconcileAnchors: command(z.strictObject({ reason: line.min(1) }), z.strictObject({ aside: count, written: count })),
} satisfies AreaSpec;
