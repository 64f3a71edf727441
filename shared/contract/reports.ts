import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, edition, instant, line, month, paperFormat, reasonCode, recordId, tableName, writtenFile } from './values.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const tableRow = z.record(z.string(), cell);
export const changedCell = z.strictObject({ row: z.string(), column: z.string(), old: cell, new: cell });

export const checkItem = z.strictObject({
  id: z.string(), text: z.string(), ok: z.boolean(),
  /** What was counted, e.g. 1 户; and where it can be looked at. */
  counted: z.string(), route: z.string(),
  /** blocking: approval is refused until mended; others may be approved knowingly. */
  blocking: z.boolean(), detail: z.array(z.string()),
});

export const outboxState = z.enum(['frozen', 'queued', 'sending', 'delivered', 'needs-attention', 'superseded']);

export const revisionLine = z.strictObject({
  id: recordId, table: tableName, month, revision: z.number().int(), serial: z.string(), digest: z.string(), supersedes: z.number().int().nullable(), reasonCode: reasonCode.nullable(),
  changedCells: count, approvedAt: instant, approvedBy: z.string(), preparedBy: z.string(), outbox: outboxState, receiptId: z.string().nullable(), receivedAt: instant.nullable(),
});

export const lateData = z.strictObject({ month, text: z.string(), reissue: z.boolean(), why: z.array(z.string()) });

export const tableView = z.strictObject({
  table: tableName, month, edition, source: z.enum(['draft', 'revision']), revision: z.number().int(), serial: z.string(), asOf: instant, rulePack: z.string(), rulePackExpired: z.boolean(),
  rows: z.array(tableRow), totals: z.record(z.string(), z.union([cell, z.record(z.string(), cell)])),
  /** Row key (W03 / P02) → record to open. */
  links: z.record(z.string(), z.strictObject({ employerId: recordId.nullable(), caseId: recordId.nullable() })),
  digest: z.string(), preparedBy: z.string(), approvedBy: z.string(),
  dueAt: instant, lastDay: z.string(), provisional: z.boolean(),
  state: z.enum(['draft', 'submitted', 'approved', 'changed-since']),
  submitted: z.strictObject({ at: instant, staffNo: z.string(), stale: z.boolean() }).nullable(),
  returned: z.strictObject({ at: instant, staffNo: z.string(), reason: z.string() }).nullable(),
  /** Cells of the public edition that differ from the exact one. */
  hiddenCells: z.array(z.strictObject({ row: z.string(), column: z.string(), rule: z.string() })),
});

export const cellExplanation = z.strictObject({
  column: z.string(), title: z.string(), value: cell, subject: z.string(),
  records: z.array(z.strictObject({ kind: z.string(), at: z.string(), text: z.string(), amountFen: z.number().int().nullable(), used: z.boolean(), why: z.string() })),
  arithmetic: z.array(z.strictObject({ label: z.string(), lines: z.array(z.string()) })),
  clause: z.string(), rulePack: z.string(),
  history: z.array(z.strictObject({ month, value: cell, frozen: z.boolean() })),
});

export const reports = {
  /** Month overview: both tables' way from draft to receipt, and the months that have something to show. */
  month: query(z.strictObject({ month }), z.strictObject({
    month, months: z.array(month), dueAt: instant, lastDay: z.string(), provisional: z.boolean(),
    tables: z.array(z.strictObject({
      table: tableName, title: z.string(), serial: z.string(), state: z.enum(['draft', 'submitted', 'approved', 'changed-since']), step: z.string(), rows: count, checksOk: count, checks: count, outbox: outboxState.nullable(),
      latest: revisionLine.nullable(),
    })),
    lateData: z.array(lateData),
    /** Later frozen months whose W18 changed through a re-issue, oldest first. */
    recheck: z.array(z.strictObject({ month, changes: count })),
  }), ['reports', 'facts', 'cases', 'employers', 'outbox', 'alerts', 'imports']),
  table: query(z.strictObject({ table: tableName, month, edition, revision: z.number().int().min(1).nullable() }), tableView, ['reports', 'facts', 'cases', 'employers', 'imports']),
  explain: query(z.strictObject({ table: tableName, month, revision: z.number().int().min(1).nullable(), row: z.string().max(80), column: z.string().max(24) }), cellExplanation, ['reports', 'facts', 'cases', 'employers']),
  checks: query(z.strictObject({ table: tableName, month }), z.strictObject({ items: z.array(checkItem) }), ['reports', 'facts', 'cases', 'employers', 'alerts', 'imports']),
  compare: query(
    z.strictObject({ table: tableName, month, with: z.enum(['previous-month', 'latest-revision', 'superseded']), revision: z.number().int().min(1).nullable() }),
    z.strictObject({ left: z.string(), right: z.string(), cells: z.array(changedCell), added: z.array(z.strictObject({ key: z.string(), name: z.string() })), removed: z.array(z.strictObject({ key: z.string(), name: z.string() })), levels: z.array(z.strictObject({ key: z.string(), name: z.string(), old: z.string(), new: z.string() })) }),
    ['reports', 'facts', 'cases', 'employers'],
  ),
  revisions: query(z.strictObject({ table: tableName.nullable(), month: month.nullable() }), z.strictObject({ revisions: z.array(revisionLine) }), ['reports', 'outbox']),
  /** Post C has checked the draft and hands it to the captain. */
  submit: command(z.strictObject({ month, tables: z.array(tableName).min(1).max(2) }), z.strictObject({ submitted: z.array(tableName) })),
  returnToCheck: command(z.strictObject({ month, table: tableName, reason: line.min(1) }), nothing),
  /** The captain freezes the next revision of what was submitted and puts it in the outbox; all named tables or none. */
  approve: command(
    z.strictObject({ month, tables: z.array(tableName).min(1).max(2), reasonCode: reasonCode.nullable(), lookedThrough: z.boolean() }),
    z.strictObject({ frozen: z.array(z.strictObject({ table: tableName, month, revision: z.number().int(), digest: z.string() })) }),
  ),
  exportTable: command(z.strictObject({ table: tableName, month, edition, revision: z.number().int().min(1).nullable(), format: paperFormat }), z.strictObject({ file: writtenFile.nullable() })),
  /** printer null: the system's dialog; else silently to that printer. */
  printTable: command(z.strictObject({ table: tableName, month, edition, revision: z.number().int().min(1).nullable(), printer: z.string().max(200).nullable(), copies: z.number().int().min(1).max(20) }), z.strictObject({ outcome: z.enum(['queued', 'cancelled']) })),
} satisfies AreaSpec;
