import { useEffect, useState } from 'react';

/** A value that follows once it has stood still for a while: filters apply as typed, but not with every key. An emptied text follows at once. */
export function useSettled<T>(value: T, ms = 150): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), value === '' ? 0 : ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
