import { useEffect, useState } from 'react';

/** Difference between the main process's clock and the window's. Both run on one machine, but tests and demonstrations set the first. */
let offset = 0;

/** Called with the `now` of an answer: from then on the window's clocks agree with the ledger's. */
export function setClock(now: number): void {
  const next = now - Date.now();
  if (Math.abs(next - offset) > 2_000) offset = next;
}

/** Now by the ledger's clock, UTC milliseconds. */
export function now(): number {
  return Date.now() + offset;
}

/** Now, renewed at each full minute (or other step). */
export function useNow(step = 60_000): number {
  const [value, setValue] = useState(now);
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      const at = now();
      setValue(at);
      timer = window.setTimeout(tick, step - (at % step) + 20);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [step]);
  return value;
}
