import type { Words } from './refusal.ts';

/** Sentences of the area `employers`. */
export const employersMessages = {
} satisfies Record<string, (p: never) => Words>;
