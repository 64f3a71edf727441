import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface Acknowledgement { readonly clock_key: string; readonly due_at: number; readonly moment: 'amber' | 'red' }

/** What one officer has taken note of. */
export function acknowledgementsOf(reader: Reader, staffNo: string): Promise<Acknowledgement[]> {
  return reader.rows('SELECT clock_key, due_at, moment FROM clock_acknowledgements WHERE staff_no = ?', [staffNo]);
}

/** Keeps one; 0 where it was there already. */
export function addAcknowledgement(w: Writer, staffNo: string, at: number, one: Acknowledgement): Promise<number> {
  return w.run('INSERT INTO clock_acknowledgements (clock_key, due_at, moment, staff_no, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', [one.clock_key, one.due_at, one.moment, staffNo, at]);
}
