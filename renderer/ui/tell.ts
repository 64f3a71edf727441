import { useSyncExternalStore } from 'react';

/** What was just done, in a few words, at the foot of the window. Failures never go this way: they stand where they arose. */
let told = '';
let timer = 0;
const listeners = new Set<() => void>();

function set(text: string): void {
  told = text;
  for (const listener of listeners) listener();
}

/** Says for a few seconds that something was done: 已保存, 已加标签 3 户. */
export function tell(text: string): void {
  window.clearTimeout(timer);
  set(text);
  timer = window.setTimeout(() => set(''), 6_000);
}

export function useTold(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => told);
}
