import type { BrowserWindow } from 'electron';

/**
 * While an identity stands on the screen the window keeps out of screenshots and screen sharing where the system can do that (Windows, macOS; Linux has no
 * such thing). It ends by itself, should the page not say so. `seconds` 0 ends it now.
 */
export class Shield {
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly window: () => BrowserWindow | null) {}

  hold(seconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#set(seconds > 0);
    if (seconds > 0) this.#timer = setTimeout(() => this.#set(false), (seconds + 1) * 1000).unref();
  }

  #set(on: boolean): void {
    const window = this.window();
    if (window !== null && !window.isDestroyed()) window.setContentProtection(on);
  }
}
