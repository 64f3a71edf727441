import { app } from 'electron';
import { ChromiumPress } from '#electron/shell/press/press.ts';
import { reserveScheme } from '#electron/shell/protocol.ts';

/* The press alone, without the product around it: bundled by the test, which gets at it as `press`. */

declare global {
  // Playwright's evaluate reaches only what is global.
  var press: ChromiumPress;
}

reserveScheme();
app.on('window-all-closed', () => undefined);
globalThis.press = new ChromiumPress();
