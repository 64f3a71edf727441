import type { Words } from './refusal.ts';

/** Sentences of the area `reports`. */
export const reportsMessages = {
} satisfies Record<string, (p: never) => Words>;
