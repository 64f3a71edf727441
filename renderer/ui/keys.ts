import { useEffect, useEffectEvent } from 'react';

/** A chord as it is written in key maps: `ctrl+k`, `alt+1`, `ctrl+.`, `f1`, `escape`, `arrowdown`. */
export function chordOf(event: KeyboardEvent | React.KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '', event.shiftKey && event.key.length > 1 ? 'shift' : '', event.key.toLowerCase()];
  return parts.filter((part) => part !== '').join('+');
}

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys of the whole window while the calling part is on the screen. A handled key goes no further.
 * Later callers come first, so that a dialog may take a key from the page below it.
 */
export function useKeys(map: KeyMap, active = true): void {
  const hear = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const act = map[chordOf(event)];
    if (act === undefined) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent): void => hear(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [active]);
}

/** True while the person types into a field, where single keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
