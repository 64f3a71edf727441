import { rm } from 'node:fs/promises';
import path from 'node:path';
import { CancellationToken, type ProgressInfo } from 'builder-util-runtime';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import type { BaseUpdater } from 'electron-updater/out/BaseUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { SourceExecutor } from './executor.ts';
import type { InstallationKind } from './installation.ts';
import type { UpdateMetadata } from './metadata.ts';
import { OfflineDebUpdater } from './offlineDeb.ts';
import { VerifiedProvider } from './provider.ts';
import type { UpdateSource } from './source.ts';

export type UpdaterMaker = (app: AppAdapter) => BaseUpdater;

export interface EngineParts {
  readonly version: string;
  readonly folder: string;
  /** resources/app-update.yml */
  readonly configFile: string;
  readonly kind: InstallationKind;
  /** Starts the product again once it ended; `file`: another program than the one that runs. */
  relaunch(file?: string): void;
  /** Instead of the updater of `kind`. */
  readonly updater?: UpdaterMaker;
}

const makers: Readonly<Record<InstallationKind, UpdaterMaker>> = {
  nsis: (app) => new NsisUpdater(null, app),
  deb: (app) => new OfflineDebUpdater(null, app),
  appimage: (app) => new AppImageUpdater(null, app),
};

/** electron-updater, bound to one verified announcement and the source it came from. Nothing happens by itself. */
export class Engine {
  readonly #updater: BaseUpdater;
  readonly #executor: SourceExecutor;
  #token = new CancellationToken();
  #leave: () => void = () => undefined;
  #newAppImage: string | undefined;

  constructor(private readonly parts: EngineParts, private readonly metadata: UpdateMetadata, source: UpdateSource) {
    this.#executor = new SourceExecutor(source, metadata);
    const updater = (parts.updater ?? makers[parts.kind])(this.#adapter());
    updater.logger = null;
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    // An AppImage would start beside the one that still closes its ledger; it is started when that ended.
    updater.autoRunAppAfterInstall = parts.kind !== 'appimage';
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    updater.disableWebInstaller = true;
    // Block maps are not signed; the package always comes whole.
    updater.disableDifferentialDownload = true;
    // Not among its types, but how its own tests give it another way out: the default follows redirects.
    Object.assign(updater, { httpExecutor: this.#executor });
    updater.setFeedURL({ provider: 'custom', updateProvider: VerifiedProvider, metadata });
    updater.on('appimage-filename-updated', (file) => { this.#newAppImage = file; });
    this.#updater = updater;
  }

  /** Whether electron-updater, too, takes the announced version for newer than the running one. */
  async accepts(): Promise<boolean> {
    const result = await this.#updater.checkForUpdates();
    // It makes itself a random id for staged releases; there are none, and nobody is told.
    await rm(path.join(this.parts.folder, '.updaterId'), { force: true });
    return result?.isUpdateAvailable === true && result.updateInfo.version === this.metadata.version;
  }

  /**
   * Brings the package here and holds it against the signed SHA-512, unless it is here already.
   * @returns its path; null when it was cancelled
   */
  async fetch(onBytes: (done: number) => void): Promise<string | null> {
    const token = new CancellationToken();
    this.#token = token;
    const told = ({ transferred }: ProgressInfo): void => onBytes(transferred);
    this.#updater.on('download-progress', told);
    try {
      const [file] = await this.#updater.downloadUpdate(token);
      return file ?? null;
    } catch (error) {
      if (token.cancelled) return null;
      throw error;
    } finally {
      this.#updater.off('download-progress', told);
      this.#executor.abort();
    }
  }

  cancel(): void {
    this.#token.cancel();
  }

  /** Starts the installer of the fetched package. Resolves when the product should end; rejects when the installer did not start. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#updater.once('error', reject);
      this.#leave = () => {
        if (this.parts.kind === 'appimage') this.parts.relaunch(this.#newAppImage ?? process.env['APPIMAGE']);
        resolve();
      };
      this.#updater.quitAndInstall(false, true);
    });
  }

  /** The product as electron-updater sees it. It does not end it itself: the ledger is closed in order. */
  #adapter(): AppAdapter {
    const { version, folder, configFile, relaunch } = this.parts;
    return {
      version, name: 'brigade-ledger', isPackaged: true, appUpdateConfigPath: configFile, userDataPath: folder, baseCachePath: folder,
      whenReady: () => Promise.resolve(), relaunch: () => relaunch(), quit: () => this.#leave(), onQuit: () => undefined,
    };
  }
}
