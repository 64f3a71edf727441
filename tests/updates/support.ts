import path from 'node:path';
import { DebUpdater } from 'electron-updater/out/DebUpdater.js';
import { UpdateDesk } from '#electron/updates/desk.ts';
import type { UpdaterMaker } from '#electron/updates/engine.ts';

/** The real electron-updater of a .deb, that tells which installer it would start instead of starting it. */
export function writingDown(note: (file: string) => void) {
  return class extends DebUpdater {
    protected override doInstall(): boolean {
      note(this.installerPath ?? '');
      return true;
    }

    /** Its own asks Electron, which is not here. */
    override quitAndInstall(silent?: boolean, again?: boolean): void {
      if (this.install(silent, again)) setImmediate(() => this.app.quit());
    }
  };
}

export function writtenDown(note: (file: string) => void): UpdaterMaker {
  const WrittenDown = writingDown(note);
  return (app) => new WrittenDown(null, app);
}

/** The updates of a .deb installation, whose own files lie in `folder`. */
export const debDesk = (folder: string, updater: UpdaterMaker, version = '0.1.0', keyFile = 'release-key.json'): UpdateDesk => new UpdateDesk({
  version, folder: path.join(folder, 'waiting'), keyFile: path.join(folder, keyFile), configFile: path.resolve(import.meta.dirname, '../../resources/app-update.yml'),
  installation: { kind: 'deb', platform: 'linux-x64', extension: 'deb' }, relaunch: () => undefined, updater,
});
