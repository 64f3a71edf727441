import type { KeyboardEvent } from 'react';
import { chordOf, isTyping } from '../keys.ts';

interface ListKeys {
  readonly count: number;
  readonly cursor: number | null;
  /** Rows that fit into the view. */
  readonly page: number;
  readonly scrollTo: (index: number) => void;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onTick: (index: number) => void;
}

function target(chord: string, at: number, page: number, count: number): number | null {
  const moves: Readonly<Record<string, number>> = { arrowdown: at + 1, arrowup: at - 1, pagedown: at + page, pageup: at - page, home: 0, end: count - 1, 'ctrl+home': 0, 'ctrl+end': count - 1 };
  const to = moves[chord];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}

/** Keys of a list: ↑ ↓ and pages move the cursor, Enter opens, Space ticks. */
export function useListKeys({ count, cursor, page, scrollTo, onCursor, onOpen, onTick }: ListKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || count === 0) return;
    if (isTyping(event.target) && !(event.target instanceof HTMLInputElement && event.target.type === 'checkbox')) return;
    const chord = chordOf(event);
    const onControl = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
    if (onControl && (chord === 'enter' || chord === ' ')) return;
    const to = target(chord, cursor ?? -1, page, count);
    if (to !== null) {
      scrollTo(to);
      onCursor(to);
    } else if (chord === 'enter' && cursor !== null) onOpen(cursor);
    else if (chord === ' ' && cursor !== null) onTick(cursor);
    else return;
    event.preventDefault();
  };
}
