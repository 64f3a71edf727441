import type { Words } from './refusal.ts';

/** Sentences of the area `cases`. */
export const casesMessages = {
} satisfies Record<string, (p: never) => Words>;
