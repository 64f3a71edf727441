import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { startedElectron } from '../../build/electronLaunch.ts';
import type { CommandName, InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';
import type { BrigadeBridge, Envelope, Failure } from '#shared/contract/envelope.ts';

declare global {
  interface Window {
    readonly brigade: BrigadeBridge;
  }
}

/** A PC of its own for one test: home with documents, the product's user data, and a place for ledgers. */
export interface Place {
  readonly folder: string;
  readonly userData: string;
  readonly home: string;
  readonly ledgerFolder: string;
  /** Makes the product open this folder at its next start, as if it had been open before. */
  remember(folder: string): void;
  /** The product's log of this PC so far. */
  log(): string;
}

/** The real product in the real Electron. */
export interface Product {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Asks through the window's own bridge; fails the test on a refusal. */
  read<N extends QueryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  run<N extends CommandName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The refusal that an operation is expected to answer with. */
  refused(how: 'run' | 'read', name: string, input: unknown): Promise<Failure>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of an application, instead of this checkout. */
  readonly application?: string;
}

export const root = path.resolve(import.meta.dirname, '../..');
/** Folder whose package.json and dist/ are started; a packed application can be put in its place. */
const application = process.env['BRIGADE_APPLICATION'] ?? root;

export function electronWords(from = application): { executablePath: string; args: string[] } {
  const executablePath = process.env['BRIGADE_ELECTRON_EXECUTABLE'];
  if (executablePath === undefined) throw new Error('start window tests by: npm test -- windows');
  const switches: unknown = JSON.parse(process.env['BRIGADE_ELECTRON_ARGUMENTS'] ?? '[]');
  return { executablePath, args: [from, ...(Array.isArray(switches) ? switches.map(String) : [])] };
}

export function environmentOf(place: Place, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), HOME: place.home, XDG_CONFIG_HOME: path.join(place.home, '.config'), ...more };
}

export async function launch(place: Place, options: LaunchOptions = {}): Promise<Product> {
  const words = electronWords(options.application);
  const app = await startedElectron((timeout) => _electron.launch({
    timeout,
    executablePath: words.executablePath,
    args: [...words.args, `--user-data-dir=${place.userData}`, ...(options.args ?? [])],
    env: environmentOf(place, options.env),
  }));
  const page = await app.firstWindow();
  await page.waitForLoadState();
  // The operations are loaded after the page: only then does everything stand.
  await page.evaluate(() => window.brigade.read('settings.session', {}));
  const ask = async (how: 'run' | 'read', name: string, input: unknown): Promise<Envelope> => (
    await page.evaluate(([h, n, i]) => window.brigade[h](n, i), [how, name, input] as const) as Envelope
  );
  const value = (name: string, said: Envelope): unknown => {
    if (!said.ok) throw new Error(`${name}: ${said.failure.code} ${said.failure.message}`);
    return said.value;
  };
  return {
    app, page,
    read: async (name, input) => value(name, await ask('read', name, input)) as never,
    run: async (name, input) => value(name, await ask('run', name, input)) as never,
    async refused(how, name, input) {
      const said = await ask(how, name, input);
      if (said.ok) throw new Error(`${name} was expected to be refused`);
      return said.failure;
    },
    close: () => app.close(),
  };
}

/** The first officer and district of a new ledger, as the first-run screen would send them. */
export function firstRun(folder: string): InputOf<'settings.createLedger'> {
  return { folder, districtCode: '990101', districtName: '清河区劳动保障监察大队', staffNo: '0001', officerName: '大队长', passphrase: 'correct horse battery staple' };
}

/** Tests get a PC (`place`), may start the product on it (`start`), and everything started is closed afterwards. */
export const test = base.extend<{ place: Place; start: (options?: LaunchOptions) => Promise<Product> }>({
  place: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'brigade-window-'));
    const place: Place = {
      folder, userData: path.join(folder, 'user-data'), home: path.join(folder, 'home'), ledgerFolder: path.join(folder, 'ledger'),
      remember(remembered) {
        mkdirSync(place.userData, { recursive: true });
        writeFileSync(path.join(place.userData, 'settings.json'), JSON.stringify({ recentFolders: [remembered], place: null }));
      },
      log: () => readOr(path.join(place.userData, 'logs', 'brigade.log')),
    };
    mkdirSync(path.join(place.home, 'Documents'), { recursive: true });
    mkdirSync(path.join(place.home, '.config'));
    writeFileSync(path.join(place.home, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
    await use(place);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  start: async ({ place }, use) => {
    const started: Product[] = [];
    await use(async (options) => {
      const product = await launch(place, options);
      started.push(product);
      return product;
    });
    for (const product of started) await product.close().catch(() => undefined); // some tests end it themselves
  },
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export { expect };
