import { z } from 'zod';
import { Refusal } from '#shared/messages/index.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { blindIndex, type BlindKind } from './blindIndex.ts';
import type { VaultKeys } from './keys.ts';
import { vaultRefusal } from './refusals.ts';
import { isSealedBy, open, sealStable } from './seal.ts';

type RowId = number | string;

/** `of`: the row that the value is bound to, where that is another one than it stands in. */
export interface SealedRow { readonly row: RowId; readonly sealed: Uint8Array; readonly of?: RowId }
/** `index` is the new keyed hash; null where the column has none or the text holds no number. */
export interface ResealedRow extends SealedRow { readonly index: string | null }

/** A sealed column, through its repository: SQL stays there. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The table that its values are bound to, where they stand in another one. */
  readonly boundTo?: string;
  /** What the keyed hash beside it stands for; null where none stands beside it. */
  readonly kind: BlindKind | null;
  /** At most `limit` rows that hold a value, ordered by key, after `cursor` (null: from the first). */
  rowsAfter(w: Writer, cursor: RowId | null, limit: number): Promise<SealedRow[]>;
  /** Writes value and hash together, so that no search ever misses a row. */
  replace(w: Writer, rows: readonly ResealedRow[]): Promise<void>;
}

/** How far a rotation is; plain, so that the ledger can keep it. */
export const rotationState = z.object({
  from: z.string(), to: z.string(), column: z.number().int(), cursor: z.union([z.number(), z.string()]).nullable(),
  /** Sweeps over all columns; the last one is the first that found nothing to do. */
  sweep: z.number().int(), resealedInSweep: z.number().int(), resealed: z.number().int(),
  /** Values of this sweep that no key opens. They stay as they are. */
  unopened: z.number().int(), finished: z.boolean(),
}).readonly();
export type RotationState = z.infer<typeof rotationState>;

export interface RotationParts {
  readonly keys: { readonly from: VaultKeys; readonly to: VaultKeys };
  readonly columns: readonly SealedColumn[];
  readonly batch?: number;
  /** One transaction of the ledger; committed when `work` returns, rolled back when it throws. */
  transaction<T>(work: (w: Writer) => Promise<T>): Promise<T>;
  readState(w: Writer): Promise<RotationState | null>;
  writeState(w: Writer, state: RotationState): Promise<void>;
  onProgress?(state: RotationState): void;
  /** Asked between batches; true stops, and a later call goes on. */
  stopped?(): boolean;
}

const BATCH = 500;

/**
 * Reseals every value of the columns under the new key, batch by batch; values and progress commit together, so that a crash loses no more than the batch
 * at work and a later call resumes. Sweeps until one finds nothing, since another process may have written under the old key behind the cursor.
 * A value that no key opens is left and counted: one flipped bit must not keep a district from changing its key. Returns the last state; only when it is
 * `finished` may the old key be dropped. Refuses with `vault.rotationMismatch` where the kept state is of other keys.
 */
export async function rotate(parts: RotationParts): Promise<RotationState> {
  for (;;) {
    const state = await parts.transaction((w) => step(parts, w));
    parts.onProgress?.(state);
    if (state.finished || parts.stopped?.() === true) return state;
  }
}

async function step(parts: RotationParts, w: Writer): Promise<RotationState> {
  const state = (await parts.readState(w)) ?? start(parts);
  if (state.from !== idOf(parts.keys.from) || state.to !== idOf(parts.keys.to) || state.from === state.to) throw vaultRefusal('vault.rotationMismatch');
  if (state.finished) return state;
  const next = await advance(parts, w, state);
  await parts.writeState(w, next);
  return next;
}

/** The state before the first batch. Keep it together with the new wrapped key. */
export function start(parts: Pick<RotationParts, 'keys'>): RotationState {
  return startBetween(idOf(parts.keys.from), idOf(parts.keys.to));
}

/** The same by the ids of the two keys. */
export function startBetween(from: string, to: string): RotationState {
  return { from, to, column: 0, cursor: null, sweep: 1, resealedInSweep: 0, resealed: 0, unopened: 0, finished: false };
}

async function advance(parts: RotationParts, w: Writer, state: RotationState): Promise<RotationState> {
  const column = parts.columns[state.column];
  if (column === undefined) return state.resealedInSweep === 0 ? { ...state, finished: true } : nextSweep(state);
  const rows = await column.rowsAfter(w, state.cursor, parts.batch ?? BATCH);
  const last = rows.at(-1);
  if (last === undefined) return { ...state, column: state.column + 1, cursor: null };
  const old = rows.filter((row) => !isSealedBy(parts.keys.to, row.sealed));
  const resealed = old.map((row) => reseal(parts, column, row)).filter((row) => row !== null);
  if (resealed.length > 0) await column.replace(w, resealed);
  return {
    ...state, cursor: last.row, resealed: state.resealed + resealed.length, resealedInSweep: state.resealedInSweep + resealed.length,
    unopened: state.unopened + old.length - resealed.length,
  };
}

const nextSweep = (state: RotationState): RotationState => ({ ...state, sweep: state.sweep + 1, column: 0, cursor: null, resealedInSweep: 0, unopened: 0 });

function reseal({ keys }: RotationParts, column: SealedColumn, { row, sealed, of = row }: SealedRow): ResealedRow | null {
  const place = { table: column.boundTo ?? column.table, column: column.column, row: of };
  try {
    const text = open(keys.from, place, sealed);
    return { row, sealed: sealStable(keys.to, place, text), index: column.kind === null ? null : blindIndex(keys.to, column.kind, text) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const idOf = (keys: VaultKeys): string => keys.id.toString('hex');
