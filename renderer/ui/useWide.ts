import { useSyncExternalStore } from 'react';
import { railBesideFrom } from './frameState.ts';

function matching(query: string): (listener: () => void) => () => void {
  return (listener) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
}

const besideQuery = `(min-width: ${railBesideFrom}px)`;
const largeQuery = '(min-width: 1600px)';
const watchBeside = matching(besideQuery);
const watchLarge = matching(largeQuery);

/** True where the rail has room beside the record. */
export function useWide(): boolean {
  return useSyncExternalStore(watchBeside, () => window.matchMedia(besideQuery).matches);
}

/** True on a large screen (1920): rows are taller and hidden columns come back. */
export function useLarge(): boolean {
  return useSyncExternalStore(watchLarge, () => window.matchMedia(largeQuery).matches);
}

/** Height of one row of a long list, in pixels; the same as the token `--row`. */
export function useRowHeight(): number {
  return useLarge() ? 37 : 33;
}
