import type { Words } from './refusal.ts';

/** Sentences of the area `settings`. */
export const settingsMessages = {
} satisfies Record<string, (p: never) => Words>;
