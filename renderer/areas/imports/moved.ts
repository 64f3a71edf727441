import type { z } from 'zod';
import type { Failure } from '#shared/contract/envelope.ts';
import { importOvertaken } from '#shared/contract/imports.ts';

export type Moved = z.output<typeof importOvertaken>;

/** What a refused writing tells of rows that somebody changed since the preview; null for any other failure. */
export function movedOf(failure: Failure | null): Moved | null {
  return failure?.code === 'imports.changedMeanwhile' ? importOvertaken.safeParse(failure.data).data ?? null : null;
}
