import type { Words } from './refusal.ts';

/** Sentences of the area `imports`. */
export const importsMessages = {
} satisfies Record<string, (p: never) => Words>;
