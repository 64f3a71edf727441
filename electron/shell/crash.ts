import { app, type BrowserWindow } from 'electron';
import type { Log } from '#electron/host/log.ts';
import { showRecovery } from './recoveryWindow.ts';

export interface CrashParts {
  readonly log: Log;
  window(): BrowserWindow | null;
  /** Closes the ledger and everything around it. */
  close(): Promise<void>;
  /** Asks where to, and writes the redacted report; false when the person thought better of it. */
  report(window: BrowserWindow): Promise<boolean>;
}

/**
 * What nobody expected ends here: the ledger is closed, the window goes, and a plain page offers to start again or to keep a report.
 * Happens once; whatever follows from the first error only goes to the log.
 */
export class Crash {
  #happened = false;

  constructor(private readonly parts: CrashParts) {}

  get happened(): boolean {
    return this.#happened;
  }

  /** Listens for errors that nobody caught, from the first moment on. */
  watchProcess(): void {
    process.on('uncaughtException', (error) => void this.recover('main.uncaught', error));
    process.on('unhandledRejection', (error) => void this.recover('main.unhandled', error));
    app.on('child-process-gone', (_event, gone) => this.parts.log.note('process.gone', { type: gone.type, reason: gone.reason, code: gone.exitCode }));
  }

  watchWindow(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', (_event, gone) => {
      if (gone.reason === 'clean-exit') return;
      void this.recover('window.gone', new Error(`the window's process ended: ${gone.reason} ${gone.exitCode}`));
    });
    window.webContents.on('preload-error', (_event, _path, error) => void this.recover('window.preload', error));
    window.on('unresponsive', () => this.parts.log.note('window.unresponsive'));
  }

  async recover(event: string, error: unknown): Promise<void> {
    this.parts.log.problem(event, error);
    if (this.#happened) return;
    this.#happened = true;
    try {
      await app.whenReady();
      const closed = this.parts.close();
      await showRecovery({
        restart: () => void closed.finally(() => { app.relaunch(); app.exit(0); }),
        quit: () => void closed.finally(() => app.exit(1)),
        report: async (window) => ((await this.parts.report(window)) ? '问题报告已保存。' : ''),
      });
      this.parts.window()?.destroy();
      await closed;
    } catch (failed) {
      this.parts.log.problem('recovery.failed', failed);
      app.exit(1);
    }
  }
}
