import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { WindowPlace } from '#electron/host/pcSettings.ts';
import type { Place } from './window.ts';

const FIRST: Place = { width: 1366, height: 768, maximised: false };

/** Where the window stood last on this PC, if a screen is still there to show enough of its title bar; else the middle of the first one. */
export function placeFor(remembered: WindowPlace | null, areas: readonly Rectangle[] = screen.getAllDisplays().map((display) => display.workArea)): Place {
  if (remembered === null) return FIRST;
  const visible = areas.some((area) => {
    const across = Math.min(remembered.x + remembered.width, area.x + area.width) - Math.max(remembered.x, area.x);
    return across >= 200 && remembered.y >= area.y - 10 && remembered.y <= area.y + area.height - 60;
  });
  return visible ? remembered : { width: remembered.width, height: remembered.height, maximised: remembered.maximised };
}

/** Tells where the window stands whenever it came to rest, and once more before it closes. */
export function followPlace(window: BrowserWindow, remember: (place: WindowPlace) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    remember({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(now, 500);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', soon);
  window.on('close', now);
}
