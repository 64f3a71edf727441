import { useSyncExternalStore } from 'react';

/** How the person has arranged the frame; kept over restarts. */
export interface FrameState {
  readonly navFolded: boolean;
  /** On a wide window the rail stands beside the record; on a narrow one it is a drawer that is opened when needed. */
  readonly railBeside: boolean;
  readonly railDrawer: boolean;
  readonly manual: string | null;
}

const kept = 'frame';
const listeners = new Set<() => void>();

function restored(): FrameState {
  const fresh = { navFolded: false, railBeside: true, railDrawer: false, manual: null };
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(kept) ?? '{}');
    if (typeof raw !== 'object' || raw === null) return fresh;
    const was = raw as Partial<FrameState>;
    return { ...fresh, navFolded: was.navFolded === true, railBeside: was.railBeside !== false };
  } catch {
    return fresh;
  }
}

let state = restored();

export function setFrame(change: Partial<FrameState>): void {
  state = { ...state, ...change };
  localStorage.setItem(kept, JSON.stringify({ navFolded: state.navFolded, railBeside: state.railBeside }));
  for (const listener of listeners) listener();
}

export function useFrame(): FrameState {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => state);
}

/** Below this width of the window the rail is a drawer. */
export const railBesideFrom = 1280;

export function toggleRail(): void {
  if (window.innerWidth >= railBesideFrom) setFrame({ railBeside: !state.railBeside });
  else setFrame({ railDrawer: !state.railDrawer });
}

/** Opens the user manual at a chapter (F1); empty text: at its beginning. */
export function openManual(chapter = ''): void {
  setFrame({ manual: chapter });
}
