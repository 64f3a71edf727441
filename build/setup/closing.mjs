// What was opened for this run and must be gone after it.

/** @type {(() => Promise<void>)[]} */
const pending = [];

/**
 * Remembers something to close; the last opened is closed first.
 * @param {() => Promise<void>} close must not throw
 */
export function onClosing(close) {
  pending.push(close);
}

/** Closes everything, once. Waits, so that no ended child is left for an init that may not reap it. */
export async function closeAll() {
  for (let close = pending.pop(); close; close = pending.pop()) await close();
}
