import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import type * as Playwright from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { startedElectron } from '../../build/electronLaunch.ts';
import { root } from './root.ts';

// Too large to be bundled, and it finds its own parts by their place.
const { _electron } = createRequire(path.join(root, 'package.json'))('@playwright/test') as typeof Playwright;

/** One opened application: when it first showed something, counted from the start of its process, and what it holds in memory at rest. */
export interface Opened { readonly paintMs: number; readonly mainRssMb: number; readonly allMb: number }

const REST_MS = 6000;

function words(): { executablePath: string; switches: string[] } {
  const executablePath = process.env['BRIGADE_ELECTRON_EXECUTABLE'];
  if (executablePath === undefined) throw new Error('start by: npm run bench');
  const switches: unknown = JSON.parse(process.env['BRIGADE_ELECTRON_ARGUMENTS'] ?? '[]');
  return { executablePath, switches: Array.isArray(switches) ? switches.map(String) : [] };
}

/** Opens an application, waits until `ready` holds in its page, measures, and hands the page to `more` before closing. */
export async function open(application: string, profile: string, ready: (page: Page) => Promise<unknown>, more: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Opened> {
  const { executablePath, switches } = words();
  let startedAt = 0;
  const app = await startedElectron((timeout) => {
    startedAt = Date.now();
    return _electron.launch({ timeout, executablePath, args: [...switches, application, `--user-data-dir=${profile}`] });
  });
  try {
    const page = await app.firstWindow();
    await ready(page);
    const painted = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
    await new Promise((resolve) => { setTimeout(resolve, REST_MS); });
    const memory = await memoryOf(app);
    await more(page);
    return { paintMs: painted - startedAt, ...memory };
  } finally {
    await app.close();
  }
}

/** An application that stays open until the caller closes it. */
export async function launched(application: string, profile: string): Promise<{ app: ElectronApplication; page: Page }> {
  const { executablePath, switches } = words();
  const app = await startedElectron((timeout) => _electron.launch({ timeout, executablePath, args: [...switches, application, `--user-data-dir=${profile}`] }));
  return { app, page: await app.firstWindow() };
}

function memoryOf(app: ElectronApplication): Promise<{ mainRssMb: number; allMb: number }> {
  return app.evaluate(({ app: electron }) => ({
    mainRssMb: process.memoryUsage().rss / 1_048_576,
    allMb: electron.getAppMetrics().reduce((sum, one) => sum + one.memory.workingSetSize, 0) / 1024,
  }));
}

/** The floor: an Electron window with one line of text and nothing else. */
export async function emptyApplication(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'brigade-empty-'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.cjs' }));
  await writeFile(path.join(folder, 'main.cjs'), `
    const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => { const w = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } }); w.loadFile('index.html'); });
    app.on('window-all-closed', () => app.quit());`);
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>empty</title><p>空</p>');
  return folder;
}

/** A profile that opens this ledger at its start. */
export async function profileOn(ledger: string | null): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'brigade-bench-profile-'));
  await mkdir(folder, { recursive: true });
  if (ledger !== null) await writeFile(path.join(folder, 'settings.json'), JSON.stringify({ recentFolders: [ledger], place: null }));
  return folder;
}

export async function away(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
