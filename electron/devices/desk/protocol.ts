import type { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import type { deskView, deviceChange, queuedJob } from '#shared/contract/devices.ts';
import type { CardFields, CardWarning } from '#shared/devices/cards/fields.ts';
import type { Slip } from '#shared/devices/slips/model.ts';

export type DeskView = z.infer<typeof deskView>;
/** As in the contract, a helper's program by its path. */
export type DeskChange = Exclude<z.infer<typeof deviceChange>, { do: 'addHelper' }> | { readonly do: 'addHelper'; readonly label: string; readonly program: string };
export type QueuedView = z.infer<typeof queuedJob>;

export interface LogEntry { readonly at: number; readonly device: string; readonly text: string }

export interface CardAnswer {
  readonly fields: CardFields;
  readonly warnings: readonly CardWarning[];
  /** Label of the reader. */
  readonly reader: string;
}

/** Everything that the process of the devices does, by name: what goes in and what comes out. */
export interface DeskWork {
  list: { in: null; out: DeskView };
  look: { in: null; out: null };
  test: { in: { readonly id: string }; out: { readonly words: string } };
  tryPort: { in: { readonly place: string }; out: { readonly words: string; readonly id: string } };
  readCard: { in: { readonly reader: string | null; readonly waitMs: number }; out: CardAnswer };
  configure: { in: DeskChange; out: { readonly id: string | null } };
  log: { in: null; out: readonly LogEntry[] };
  queue: { in: null; out: readonly QueuedView[] };
  settleJob: { in: { readonly id: string; readonly act: 'seen' | 'again' | 'now' | 'cancel' }; out: null };
  /** Puts a slip into the queue of a printer, or of the default one. `key` names the record of the print in the ledger. */
  print: { in: PrintWish; out: QueuedView };
}

export interface PrintWish {
  readonly slip: Slip;
  /** Number of the record, for the list. */
  readonly of: string;
  readonly key: string;
  readonly reprint: number;
  readonly copies: number;
  readonly printer: string | null;
}

export type WorkName = keyof DeskWork;

/** A character that a printer's font lacks, at the size in which it is wanted. */
export interface WantedGlyph { readonly cell: string; readonly width: number; readonly height: number; readonly bold: boolean }
/** Rows of whole bytes, the leftmost dot in the highest bit; null where no font of this PC has the character. */
export type DrawnGlyph = Uint8Array | null;

/** What the main process and the process of the devices say to each other. */
export type ToDesk =
  | { readonly say: 'begin'; readonly folder: string }
  | { readonly say: 'ask'; readonly id: string; readonly name: WorkName; readonly input: unknown }
  | { readonly say: 'cancel'; readonly id: string }
  | { readonly say: 'drawn'; readonly id: number; readonly glyphs: readonly DrawnGlyph[] }
  | { readonly say: 'end' };

export type FromDesk =
  | { readonly say: 'answer'; readonly id: string; readonly value: unknown }
  | { readonly say: 'refused'; readonly id: string; readonly failure: Failure }
  | { readonly say: 'failed'; readonly id: string; readonly message: string; readonly stack: string }
  /** Something about the devices or the queue is different now. */
  | { readonly say: 'changed' }
  /** A job of the queue came to an end, or into doubt. */
  | { readonly say: 'job'; readonly key: string; readonly outcome: JobOutcome }
  | { readonly say: 'draw'; readonly id: number; readonly glyphs: readonly WantedGlyph[] }
  | { readonly say: 'ended' };

export type JobOutcome = 'confirmed' | 'unconfirmed' | 'doubtful' | 'refused' | 'cancelled';
