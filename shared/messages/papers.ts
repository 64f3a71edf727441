import type { Words } from './refusal.ts';

/** Sentences of the area `papers`. */
export const papersMessages = {
} satisfies Record<string, (p: never) => Words>;
