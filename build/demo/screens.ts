import { mkdir, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import path from 'node:path';
import type * as Playwright from '@playwright/test';
import { startedElectron } from '../electronLaunch.ts';
import { requireHere, root } from './steps.ts';

/** A PC profile whose last ledger is the demo's. */
export async function profileFor(folder: string, ledger: string): Promise<string> {
  const profile = path.join(folder, 'profile');
  await mkdir(profile, { recursive: true });
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ recentFolders: [ledger], place: null }));
  return profile;
}

function electron(): { executable: string; switches: string[] } {
  const executable = process.env['BRIGADE_ELECTRON_EXECUTABLE'] ?? '';
  const switches: unknown = JSON.parse(process.env['BRIGADE_ELECTRON_ARGUMENTS'] ?? '[]');
  return { executable, switches: Array.isArray(switches) ? switches.map(String) : [] };
}

/** Opens the window on the ledger for the person to go on; resolves when it is closed. */
export function openWindow(profile: string): Promise<void> {
  const { executable, switches } = electron();
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [...switches, root, `--user-data-dir=${profile}`], { stdio: 'inherit', env: process.env });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}

export interface Shot { readonly name: string; readonly hash: string; readonly ready: string; readonly act?: (page: Playwright.Page) => Promise<void> }

/** Where nobody can see a window: pictures of the main screens at both sizes. Returns the files. */
export async function takePictures(profile: string, out: string, shots: readonly Shot[]): Promise<string[]> {
  const files: string[] = [];
  await withWindow(profile, async (app, page) => {
    for (const [width, height] of [[1366, 768], [1920, 1080]] as const) {
      await app.evaluate(({ BrowserWindow }, size) => { BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]); }, [width, height] as const);
      for (const shot of shots) {
        await page.evaluate((hash) => { window.location.hash = hash; }, shot.hash);
        await page.getByText(shot.ready).first().waitFor({ timeout: 30_000 });
        await shot.act?.(page);
        await page.waitForTimeout(600);
        const file = path.join(out, `${shot.name}-${width}.png`);
        await page.screenshot({ path: file });
        files.push(file);
      }
    }
  });
  return files;
}

/** The real window on a profile, closed again afterwards. `key`: the passphrase of the environment opens the vault. */
export async function withWindow(profile: string, use: (app: Playwright.ElectronApplication, page: Playwright.Page) => Promise<void>, key = true): Promise<void> {
  const { _electron } = requireHere('@playwright/test') as typeof Playwright;
  const { executable, switches } = electron();
  const { LEDGER_PASSPHRASE: passphrase, ...others } = cleanEnvironment();
  const env = key && passphrase !== undefined ? { ...others, LEDGER_PASSPHRASE: passphrase } : others;
  const app = await startedElectron((timeout) => _electron.launch({ timeout, executablePath: executable, args: [...switches, root, `--user-data-dir=${profile}`], env }));
  try {
    await use(app, await app.firstWindow());
  } finally {
    await app.close();
  }
}

function cleanEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
