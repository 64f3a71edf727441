import type { Words } from './refusal.ts';

/** Sentences of the area `wages`. */
export const wagesMessages = {
} satisfies Record<string, (p: never) => Words>;
