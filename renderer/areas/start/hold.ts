import { useSyncExternalStore } from 'react';

/**
 * While the recovery passphrase of a new ledger is shown, the ledger is already open; the window must still wait until it is copied down.
 * The passphrase itself is only ever in the memory of this page.
 */
let held = false;
const listeners = new Set<() => void>();

export function holdStart(hold: boolean): void {
  held = hold;
  for (const listener of listeners) listener();
}

/** True while the window must stay at its beginning although a ledger is open. */
export function useStartHeld(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => held);
}
