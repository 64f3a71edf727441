import type { Words } from './refusal.ts';

/** Sentences of the area `outbox`. */
export const outboxMessages = {
} satisfies Record<string, (p: never) => Words>;
