import { isoInstant } from '#shared/rules/time.ts';
import { filtered, type Plain, type Where } from '#electron/areas/employers/plain.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { boardRows } from './repository/board.ts';

/** `list alerts`: every alert, going on before ended, red before orange before yellow. */
export async function listAlerts(reader: Reader, where: Where): Promise<Plain[]> {
  const { rows } = await boardRows(reader, { states: [], kinds: [], patterns: [] }, 0, Number.MAX_SAFE_INTEGER);
  return filtered(rows.map((row): Plain => ({
    kind: row.kind, state: row.state, uscc: row.uscc, tempNo: row.temp_no, employer: row.employer_name, industry: row.industry, subject: row.subject, from: row.from_day, endedOn: row.ended_on === '' ? null : row.ended_on,
    raisedAt: isoInstant(row.raised_at), evidence: row.evidence, handler: row.handler, closeReason: row.close_reason === '' ? null : row.close_reason,
  })), where);
}
