import { app, session } from 'electron';
import { guardEveryPage, guardSession } from '#electron/shell/guards.ts';
import { ChromiumPress } from '#electron/shell/press/press.ts';
import { reserveScheme } from '#electron/shell/protocol.ts';

/* The press alone, without the product around it: bundled by the test, which gets at it as `press`. */

declare global {
  // Playwright's evaluate reaches only what is global.
  var press: ChromiumPress;
}

reserveScheme();
guardEveryPage(() => false);
void app.whenReady().then(() => guardSession(session.defaultSession, true));
app.on('window-all-closed', () => undefined);
globalThis.press = new ChromiumPress();
