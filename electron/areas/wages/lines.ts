import type { z } from 'zod';
import type { alertLine } from '#shared/contract/wages.ts';
import type { BoardRow } from './repository/board.ts';

export type AlertLine = z.infer<typeof alertLine>;

/** A row as lists show it. New: nobody has begun on it, and it arose in the reference month or later. */
export function alertLineOf(row: BoardRow, referenceMonth: string): AlertLine {
  return {
    id: row.id, rowVersion: row.row_version, kind: row.kind, state: row.state, employerId: row.employer_id, employerName: row.employer_name, uscc: row.uscc || row.temp_no, industry: row.industry,
    streetName: row.street, subject: row.subject, from: row.from_day, endedOn: row.ended_on === '' ? null : row.ended_on, raisedAt: row.raised_at, evidence: row.evidence, handler: row.handler,
    isNew: row.state === 'open' && row.from_day >= `${referenceMonth}-01`,
  };
}
