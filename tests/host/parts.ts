import type { Courier, Keyring } from '#electron/areas/services.ts';

/** A key that nobody can sign with, for tests that do not deliver. */
export const keyringOfTest: Keyring = { kid: 'test', unlocked: () => false, unlock: () => Promise.resolve(), sign: () => Promise.reject(new Error('locked')), rewrapped: () => Promise.reject(new Error('locked')) };

export function sleepingCourier(): Courier & { readonly kicks: number; readonly stopped: boolean } {
  let kicks = 0;
  let stopped = false;
  return {
    network: 'unset', offlineSince: null, nextProbeAt: null, sending: new Set(),
    kick: () => { kicks += 1; },
    stop: () => { stopped = true; return Promise.resolve(); },
    get kicks() { return kicks; },
    get stopped() { return stopped; },
  };
}
