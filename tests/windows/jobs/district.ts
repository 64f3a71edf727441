import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { runCli } from '#electron/cli/main.ts';
import { firstRun, launch, root, type LaunchOptions, type Place, type Product } from '../fixtures.ts';

const PASSPHRASE = firstRun('').passphrase ?? '';
/** The device key opens as on an office PC without a keychain. */
export const withKey: LaunchOptions = { env: { LEDGER_PASSPHRASE: PASSPHRASE } };

const KINDS: Readonly<Record<string, string>> = {
  '01': 'employers', '02': 'accounts', '03': 'balances', '04': 'payroll', '05': 'insurance', '06': 'court', '07': 'cases', '08': 'payments', '09': 'major', '10': 'followups', '11': 'headcounts', '12': 'gridreports',
};
export const samples = path.join(root, 'resources', 'demo');
/** Spreadsheets of the sample district that begin with one of the numbers. */
export const sampleFiles = (...numbers: readonly string[]): string[] => readdirSync(samples).filter((name) => numbers.some((number) => name.startsWith(number))).sort().map((name) => path.join(samples, name));

/** The command line's answer on the ledger of this place, as JSON lines. */
export async function cli(...words: readonly string[]): Promise<unknown[]> {
  const lines: unknown[] = [];
  const messages: string[] = [];
  process.env['LEDGER_PASSPHRASE'] = PASSPHRASE;
  const code = await runCli(words, { out: (line) => lines.push(JSON.parse(line)), err: (line) => messages.push(line) }).finally(() => { delete process.env['LEDGER_PASSPHRASE']; });
  if (code !== 0) throw new Error(`${words.join(' ')}: ${messages.join(' ')}`);
  return lines;
}

/** A ledger with the sample district's files in it, remembered by this PC. */
export async function sampleDistrict(place: Place, numbers: readonly string[] = Object.keys(KINDS)): Promise<void> {
  const { folder: _, ...made } = firstRun(place.ledgerFolder);
  await cli('init', '--ledger', place.ledgerFolder, '--district', made.districtCode, '--name', made.districtName, '--as', made.staffNo, '--officer', made.officerName);
  for (const file of sampleFiles(...numbers)) await cli('import', '--ledger', place.ledgerFolder, KINDS[path.basename(file).slice(0, 2)] ?? '', file);
  place.remember(place.ledgerFolder);
}

export const open = (place: Place): Promise<Product> => launch(place, withKey);

/** Answers the system's next dialogs, which no test can click. */
export async function answerDialogs(app: ElectronApplication, answers: { readonly open?: readonly string[]; readonly save?: string }): Promise<void> {
  await app.evaluate(({ dialog }, { open: opened, save }) => {
    if (opened !== undefined) dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...opened] });
    if (save !== undefined) dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save });
  }, { open: answers.open, save: answers.save } as { open?: readonly string[]; save?: string });
}

/** Drops real files of this PC onto the page, as from the file manager. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  await page.locator('main b').filter({ hasText: '拖到这里' }).waitFor();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.setInputFiles('#dropped', [...files]);
  await page.evaluate(() => {
    const input = document.querySelector('#dropped');
    if (!(input instanceof HTMLInputElement)) return;
    const transfer = new DataTransfer();
    for (const file of input.files ?? []) transfer.items.add(file);
    [...document.querySelectorAll('main b')].find((one) => one.textContent.includes('拖到这里'))?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    input.remove();
  });
}

/** A choice of the open list of a select. */
export const optionOf = (page: Page, word: string): Locator => page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: word });

/** The page's address without the part before `#`. */
export const goTo = (page: Page, hash: string): Promise<void> => page.evaluate((to) => { window.location.hash = to; }, hash);
