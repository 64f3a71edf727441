import { useSyncExternalStore } from 'react';

/** Difference between the main process's clock and the window's. Both run on one machine, but tests and demonstrations set the first. */
let offset = 0;

/** Called with the `now` of an answer: from then on the window's clocks agree with the ledger's. */
export function setClock(now: number): void {
  const next = now - Date.now();
  if (Math.abs(next - offset) <= 2_000) return;
  offset = next;
  for (const ticker of tickers.values()) ticker.tick();
}

/** Now by the ledger's clock, UTC milliseconds. */
export function now(): number {
  return Date.now() + offset;
}

/** One timer a step, however many figures on the screen follow it. */
class Ticker {
  value: number;
  #timer = 0;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly step: number) {
    this.value = now();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.tick();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) window.clearTimeout(this.#timer);
    };
  };

  tick(): void {
    if (this.#listeners.size === 0) return;
    window.clearTimeout(this.#timer);
    this.value = now();
    this.#timer = window.setTimeout(() => this.tick(), this.step - (this.value % this.step) + 20);
    for (const listener of this.#listeners) listener();
  }
}

const tickers = new Map<number, Ticker>();

function ticker(step: number): Ticker {
  const found = tickers.get(step) ?? new Ticker(step);
  tickers.set(step, found);
  return found;
}

/** Now, renewed at each full minute (or other step). */
export function useNow(step = 60_000): number {
  const { subscribe } = ticker(step);
  return useSyncExternalStore(subscribe, () => ticker(step).value);
}
