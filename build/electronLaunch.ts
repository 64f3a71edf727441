import type { ElectronApplication } from '@playwright/test';

/** A start takes a second; Playwright now and then (one in fifty on a busy machine) waits for good after it has connected to both debuggers. */
const PATIENCE_MS = 20_000;
const TRIES = 3;

/** Starts Electron by Playwright, again when its handshake hangs (the process it started is ended by its time-out). Any other failure is thrown on at once. */
export async function startedElectron(launch: (timeout: number) => Promise<ElectronApplication>): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(PATIENCE_MS);
    } catch (error) {
      if (attempt === TRIES || !(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    }
  }
}
