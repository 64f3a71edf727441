import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { alertKind, alertLevel, count, day, instant, industry, line, month, note, recordId, rowVersion } from './values.ts';

/** open 待处置, treating 处置中, verified 已核实待销, closed 已销号, lapsed 因数据更正不再成立. */
export const alertState = z.enum(['open', 'treating', 'verified', 'closed', 'lapsed']);
export const closeReason = z.enum(['recovered', 'insured', 'court_ended', 'data_corrected', 'case_filed', 'other']);

export const alertLine = z.strictObject({
  id: recordId, rowVersion, kind: alertKind, state: alertState, employerId: recordId, employerName: z.string(), uscc: z.string(), industry, streetName: z.string(),
  subject: z.string(), from: day, endedOn: day.nullable(), raisedAt: instant, evidence: z.string(), handler: z.string(), isNew: z.boolean(),
});

export const alertEvidence = z.strictObject({ label: z.string(), text: z.string() });

export const wages = {
  board: query(
    z.strictObject({ states: z.array(alertState).max(5), kinds: z.array(alertKind).max(3), text: line, offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({
      total: count, rows: z.array(alertLine),
      /** Open (not closed, not lapsed) by kind, and those whose data are missing in the reference month. */
      open: z.strictObject({ red: count, orange: count, yellow: count }), unknown: count, referenceMonth: month, reckonedAt: instant.nullable(),
    }),
    ['alerts', 'facts', 'employers'],
  ),
  /** Employers whose level cannot be told for the month: what is missing and whom to ask for it. */
  unknown: query(
    z.strictObject({ text: line, offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({
      total: count, referenceMonth: month,
      rows: z.array(z.strictObject({ employerId: recordId, employerName: z.string(), uscc: z.string(), codes: z.string(), missing: z.array(z.strictObject({ code: z.string(), what: z.string(), ask: z.string() })) })),
    }),
    ['alerts', 'facts', 'employers'],
  ),
  alert: query(z.strictObject({ id: recordId }), z.strictObject({
    line: alertLine, clause: z.string(), proof: z.array(alertEvidence), notes: z.array(z.string()), closeReason: z.string(),
    events: z.array(z.strictObject({ at: instant, staffNo: z.string(), action: z.string(), note: z.string() })),
    others: z.array(alertLine),
  }), ['alerts', 'facts', 'employers']),
  treat: command(z.strictObject({ id: recordId, rowVersion, note: note.min(1) }), z.strictObject({ rowVersion })),
  verify: command(z.strictObject({ id: recordId, rowVersion, note: note.min(1) }), z.strictObject({ rowVersion })),
  close: command(z.strictObject({ id: recordId, rowVersion, reason: closeReason, note }), z.strictObject({ rowVersion })),
  reopen: command(z.strictObject({ id: recordId, rowVersion, note: note.min(1) }), z.strictObject({ rowVersion })),
  /** Name-only matches and unconfirmed records that wait for a brigade member. */
  courtQueue: query(
    z.strictObject({ offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({
      total: count,
      rows: z.array(z.strictObject({
        id: recordId, rowVersion, caseNo: z.string(), debtorName: z.string(), uscc: z.string(), listedAt: instant, endedAt: instant.nullable(), court: z.string(), matchedBy: z.enum(['code', 'name', 'person', 'none']),
        candidates: z.array(z.strictObject({ employerId: recordId, name: z.string(), uscc: z.string(), level: alertLevel })),
      })),
    }),
    ['facts', 'employers', 'alerts'],
  ),
  /** A brigade member states that the record is this employer's (or is not). Only then can it make a red alert. */
  confirmCourt: command(z.strictObject({ id: recordId, rowVersion, employerId: recordId, confirmed: z.boolean(), note: line }), z.strictObject({ rowVersion })),
  reckonNow: command(nothing, z.strictObject({ raised: count, ended: count, lapsed: count })),
} satisfies AreaSpec;
