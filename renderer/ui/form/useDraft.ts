import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { now, useStaffNo } from '#renderer/bridge/index.ts';

interface Kept<T> { readonly at: number; readonly value: T }

export interface Draft<T> {
  readonly value: T;
  readonly set: (change: Partial<T>) => void;
  /** When the draft that was found had been saved; null when the form began fresh. */
  readonly restoredAt: number | null;
  readonly savedAt: number | null;
  readonly changed: boolean;
  /** Forgets the draft and goes back to the beginning (or to a new beginning). */
  readonly reset: (initial?: T) => void;
}

function kept<T extends object>(key: string, initial: T): Kept<T> | null {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof raw !== 'object' || raw === null || !('at' in raw) || !('value' in raw) || typeof raw.at !== 'number' || typeof raw.value !== 'object' || raw.value === null) return null;
    // A draft of another version of the form is not taken: every field must be there with its kind.
    const value = raw.value as Record<string, unknown>;
    const same = Object.entries(initial).every(([field, was]) => field in value && (was === null || value[field] === null || typeof value[field] === typeof was));
    return same ? { at: raw.at, value: value as T } : null;
  } catch {
    return null;
  }
}

function keep(key: string, value: object): number {
  const at = now();
  localStorage.setItem(key, JSON.stringify({ at, value }));
  return at;
}

/**
 * Values of a form that save themselves as they are typed (after a pause of a second), for this record and this officer; after a crash they are offered again.
 * Money and counts are kept as the text that was typed.
 * @param name form and record, e.g. `employer-edit:17`
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const key = `draft:${useStaffNo()}:${name}`;
  const [start, setStart] = useState(initial);
  const [found] = useState(() => kept(key, initial));
  const [value, setValue] = useState(found?.value ?? initial);
  const [savedAt, setSavedAt] = useState(found?.at ?? null);
  const dropped = useRef(false);
  const changed = JSON.stringify(value) !== JSON.stringify(start);

  useEffect(() => {
    if (!changed || dropped.current) return undefined;
    const timer = window.setTimeout(() => setSavedAt(keep(key, value)), 1_000);
    return () => window.clearTimeout(timer);
  }, [key, value, changed]);
  // What was typed in the last second before the form went away.
  const flush = useEffectEvent(() => { if (changed && !dropped.current) keep(key, value); });
  useEffect(() => () => flush(), []);

  const set = useCallback((change: Partial<T>) => {
    dropped.current = false;
    setValue((was) => ({ ...was, ...change }));
  }, []);
  const reset = useCallback((next?: T) => {
    dropped.current = true;
    localStorage.removeItem(key);
    if (next !== undefined) setStart(next);
    setValue((was) => next ?? (was === initial ? was : initial));
    setSavedAt(null);
  }, [key, initial]);
  return { value, set, restoredAt: found?.at ?? null, savedAt, changed, reset };
}
