import type { ElectronApplication } from '@playwright/test';

/** A start takes a second; Playwright now and then (one in twenty) waits for good after it has connected to both debuggers. On a busy machine the later tries are given their time. */
const PATIENCE_MS = [10_000, 20_000, 40_000] as const;

/** Starts Electron by Playwright, again when its handshake hangs (the process it started is ended by its time-out). Any other failure is thrown on at once. */
export async function startedElectron(launch: (timeout: number) => Promise<ElectronApplication>): Promise<ElectronApplication> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await launch(PATIENCE_MS[attempt] ?? 0);
    } catch (error) {
      if (attempt === PATIENCE_MS.length - 1 || !(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    }
  }
}
