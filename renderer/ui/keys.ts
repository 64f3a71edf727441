import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

/** A chord as it is written in key maps: `ctrl+k`, `alt+1`, `ctrl+.`, `f1`, `escape`, `arrowdown`. */
export function chordOf(event: KeyboardEvent | React.KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '', event.shiftKey && event.key.length > 1 ? 'shift' : '', event.key.toLowerCase()];
  return parts.filter((part) => part !== '').join('+');
}

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whoever listens now, the latest at the end. What stands before a modal part lies behind it and hears only what always works. */
const stack: { readonly hear: (event: KeyboardEvent) => boolean; readonly modal: boolean }[] = [];

/** Locking and changing the person work above any dialog, as does the manual. */
const ALWAYS: ReadonlySet<string> = new Set(['ctrl+l', 'ctrl+e', 'f1']);

/** While the window is locked its own keys do nothing: a shortcut would leave the form that lies below, with all that was typed. */
let covered = false;

export const isCovered = (): boolean => covered;

/** The calling part covers the whole window while it is on the screen. */
export function useCover(): void {
  useLayoutEffect(() => {
    covered = true;
    return () => { covered = false; };
  }, []);
}

function hearAll(event: KeyboardEvent): void {
  if (covered || event.isComposing || event.defaultPrevented) return;
  let behind = false;
  for (const { hear, modal } of stack.toReversed()) {
    if (behind && !ALWAYS.has(chordOf(event))) return;
    if (hear(event)) {
      event.preventDefault();
      return;
    }
    behind ||= modal;
  }
}

/**
 * Keys of the whole window while the calling part is on the screen. A handled key goes no further; who came last is asked first, so that a dialog takes a
 * key from the page below it. `modal`: the page below hears nothing meanwhile, so that its main button is not pressed behind a dialog.
 */
export function useKeys(map: KeyMap, { active = true, modal = false }: { readonly active?: boolean; readonly modal?: boolean } = {}): void {
  const hear = useEffectEvent((event: KeyboardEvent): boolean => {
    const act = map[chordOf(event)];
    act?.(event);
    return act !== undefined;
  });
  useEffect(() => {
    if (!active) return undefined;
    const listener = { hear: (event: KeyboardEvent): boolean => hear(event), modal };
    if (stack.length === 0) document.addEventListener('keydown', hearAll);
    stack.push(listener);
    return () => {
      stack.splice(stack.indexOf(listener), 1);
      if (stack.length === 0) document.removeEventListener('keydown', hearAll);
    };
  }, [active, modal]);
}

/** True while the person types into a field, where single keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
