import { z } from 'zod';
import { alertState } from '#shared/contract/wages.ts';
import { alertKind } from '#shared/contract/values.ts';

/** How an officer last looked at the board. */
export const boardView = z.strictObject({ states: z.array(alertState), kinds: z.array(alertKind), text: z.string() });
export type BoardView = z.output<typeof boardView>;

/** What is still to be treated. */
export const initialView: BoardView = { states: ['open', 'treating', 'verified'], kinds: [], text: '' };

/** Levels that a link brings along; null without any. */
export function linkedView(params: URLSearchParams): BoardView | null {
  const kinds = params.getAll('kind').flatMap((text) => alertKind.safeParse(text).data ?? []);
  return kinds.length === 0 ? null : { ...initialView, kinds };
}
