/** Who has a ledger folder open, as its record in the folder says. */
export interface LeaseRecord {
  readonly machine: string;
  /** Name of the PC, for people. */
  readonly name: string;
  readonly kind: 'window' | 'command';
  readonly pid: number;
  /** When that process began, as its system tells; empty where it doesn't. */
  readonly started: string;
  /** Of this opening. */
  readonly holder: string;
  /** Goes up while the ledger is open. */
  readonly beat: number;
  readonly at: number;
}

export type LeaseVerdict = 'free' | 'mine' | 'elsewhere' | 'otherWindow';

/**
 * May this PC open the ledger? A record of this PC whose process is gone (power cut, kill) is nobody's. A record of another PC is never judged by the clock: both
 * clocks may be wrong; whether that PC still works shows only in a beat that goes on. Pure.
 */
export function judgeLease(record: LeaseRecord | null, me: { readonly machine: string; readonly pid: number; readonly kind: LeaseRecord['kind'] }, processLives: boolean): LeaseVerdict {
  if (record === null) return 'free';
  if (record.machine !== me.machine) return 'elsewhere';
  if (record.pid === me.pid || !processLives) return 'free';
  // The command line works beside the window of the same PC: SQLite's own locks keep the two apart.
  if (record.kind === 'command' || me.kind === 'command') return 'mine';
  return 'otherWindow';
}
