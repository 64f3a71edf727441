import type { z } from 'zod';
import type { slipOutcome } from '#shared/contract/devices.ts';
import type { SlipId } from '#shared/devices/slips/model.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export type SlipOutcome = z.infer<typeof slipOutcome>;
export interface SlipPrintRow { key: string; at: number; staff_no: string; slip: SlipId; number: string; printer: string; copies: number; reprint: number; outcome: SlipOutcome }

/** Prints of one slip of one record, the newest first. */
export function printsOf(reader: Reader, slip: SlipId, number: string): Promise<SlipPrintRow[]> {
  return reader.rows('SELECT key, at, staff_no, slip, number, printer, copies, reprint, outcome FROM slip_prints WHERE slip = ? AND number = ? ORDER BY id DESC', [slip, number]);
}

export async function insertPrint(w: Writer, row: SlipPrintRow): Promise<void> {
  await w.insert('slip_prints', { ...row });
}

/** Number of rows that had not this outcome yet. */
export function setOutcome(w: Writer, key: string, outcome: SlipOutcome): Promise<number> {
  return w.run('UPDATE slip_prints SET outcome = ? WHERE key = ? AND outcome <> ?', [outcome, key, outcome]);
}
