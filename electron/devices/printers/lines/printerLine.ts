/** A printer that takes nothing for so long stands still. */
export const STUCK_MS = 15_000;

/**
 * A way to a printer for one job. `open` has succeeded; nothing was printed yet. Everything that fails after the first written byte rejects
 * with a refusal whose `data.begun` is true: a person has to look at the paper before it is printed again.
 */
export interface PrinterLine {
  /** Hands bytes over; resolves when this PC no longer holds them. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** One real-time question, answered by one status byte; null when no answer came in time or the line carries none. */
  ask(which: 1 | 2 | 4, ms: number, signal: AbortSignal): Promise<number | null>;
  /** Waits, and rejects when the line breaks meanwhile. */
  quiet(ms: number, signal: AbortSignal): Promise<void>;
  /** Ends the job. Rejects when it only now becomes known that the printer did not take it. */
  finish(signal: AbortSignal): Promise<void>;
  /** Drops the line, whatever state it is in. */
  drop(): Promise<void>;
}
