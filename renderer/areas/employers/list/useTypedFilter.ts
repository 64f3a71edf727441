import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Text of a filter box: shown as typed, applied after a pause of 150 ms. A filter that is set from elsewhere (a chip taken off) shows itself in the box.
 */
export function useTypedFilter(applied: string, apply: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(applied);
  const [seen, setSeen] = useState(applied);
  if (seen !== applied) {
    setSeen(applied);
    if (typed.trim() !== applied) setTyped(applied);
  }
  const settle = useEffectEvent((text: string) => apply(text));
  useEffect(() => {
    const text = typed.trim().slice(0, 200);
    if (text === applied) return undefined;
    const timer = window.setTimeout(() => settle(text), 150);
    return () => window.clearTimeout(timer);
  }, [typed, applied]);
  return [typed, setTyped];
}
