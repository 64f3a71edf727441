import { app, type BrowserWindow } from 'electron';
import type { Desktop } from '#electron/areas/services.ts';
import { Dialogs } from './dialogs.ts';
import type { TokenDesk } from '#electron/host/fileDesk.ts';
import { openWrittenFile } from './openFile.ts';
import { systemPrinters } from './printers.ts';
import { Shield } from './shield.ts';
import { Viewer } from './viewer.ts';

/** What operations may do with the desktop of this PC. */
export function windowDesktop(window: () => BrowserWindow | null, files: TokenDesk): Desktop {
  const dialogs = new Dialogs(window);
  const shield = new Shield(window);
  const viewer = new Viewer(window);
  return {
    chooseFolder: (title) => dialogs.folder(title),
    async chooseFiles(title, extensions, multiple) {
      const chosen = await dialogs.files(title, extensions, multiple);
      return Promise.all(chosen.map((file) => files.chosen(file)));
    },
    chooseTarget: (title, name, extension) => dialogs.target(title, name, extension),
    open: openWrittenFile,
    windowControl(action) {
      const current = window();
      if (current === null) return;
      if (action === 'minimise') current.minimize();
      else if (action === 'close') current.close();
      else if (current.isMaximized()) current.unmaximize();
      else current.maximize();
    },
    quit: () => app.quit(),
    view: (file) => viewer.show(file),
    endViews: () => viewer.close(),
    shield: (seconds) => shield.hold(seconds),
    async printers() {
      const current = window();
      const found = current === null ? [] : await systemPrinters(current.webContents);
      return found.map(({ name, label, isDefault }) => ({ name, label, isDefault }));
    },
  };
}
