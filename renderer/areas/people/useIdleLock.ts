import { useEffect, useEffectEvent } from 'react';
import { useRun } from '#renderer/bridge/index.ts';

const IDLE_MS = 15 * 60_000;
const LOOK_MS = 15_000;

/** Locks the window after 15 minutes without a key, a click or a move (issue: people). Only where somebody signed in with a password. */
export function useIdleLock(active: boolean): void {
  const lock = useRun('people.lock');
  const cover = useEffectEvent(() => void lock.run({}));
  useEffect(() => {
    if (!active) return undefined;
    let last = Date.now();
    const seen = (): void => { last = Date.now(); };
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, seen, { capture: true, passive: true });
    const timer = setInterval(() => { if (Date.now() - last >= IDLE_MS) cover(); }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, seen, { capture: true });
    };
  }, [active]);
}
