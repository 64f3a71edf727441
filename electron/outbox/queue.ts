import { troubleWords, type TroubleWords } from '#shared/city/troubleWords.ts';
import type { OutboxRow } from './repository.ts';

/**
 * Which undelivered revisions may be sent, in the order of approval. A table's revision waits for its earlier ones; only where the city refused an
 * earlier one for its content (413, 422), which nothing but the correction can mend, the correction goes.
 */
export function sendable(rows: readonly OutboxRow[]): OutboxRow[] {
  return rows.filter((row) => row.state === 'pending' && row.signed && !waitsForEarlier(row, rows));
}

export function waitsForEarlier(row: OutboxRow, rows: readonly OutboxRow[]): boolean {
  return rows.some((other) => other.table === row.table && other.month === row.month && other.revision < row.revision && other.state !== 'delivered' && !refusedForContent(other));
}

function refusedForContent(row: OutboxRow): boolean {
  return row.state === 'needs-attention' && (row.problem?.status === 413 || row.problem?.status === 422);
}

export type Obstacle = 'url' | 'city-key' | 'device-key';

/** Why a waiting revision is not on its way, where it is not the last try that tells it; null where nothing is in its way. */
export function waitingWords(row: OutboxRow, rows: readonly OutboxRow[], obstacle: Obstacle | null): TroubleWords | null {
  if (!row.signed) return troubleWords({ kind: 'waits', for: 'device-key' });
  if (obstacle !== null) return troubleWords({ kind: 'waits', for: obstacle });
  return waitsForEarlier(row, rows) ? troubleWords({ kind: 'waits', for: 'earlier' }) : null;
}
