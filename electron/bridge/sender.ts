import { WINDOW_ORIGIN, isWindowUrl } from '#electron/shell/origin.ts';

/** What a message tells about where it came from; Electron's frame and contents fit it. */
export interface Sender {
  /** Number of the web contents that sent it. */
  readonly contents: number;
  /** The frame, or null when it is gone already. */
  readonly frame: { readonly url: string; readonly origin: string; readonly parent: unknown } | null;
}

/** Only the top frame of our one window, showing one of our own pages, may ask for anything. */
export function isOurWindow(sender: Sender, windowContents: number | null): boolean {
  if (windowContents === null || sender.contents !== windowContents) return false;
  const { frame } = sender;
  return frame !== null && frame.parent === null && frame.origin === WINDOW_ORIGIN && isWindowUrl(frame.url);
}
