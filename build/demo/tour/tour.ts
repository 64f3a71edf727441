import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Playwright from '@playwright/test';
import { profileFor, withWindow } from '../screens.ts';
import { photographDialogs, shot } from './dialogs.ts';
import { prepare } from './prepare.ts';
import { stops, type Stop } from './stops.ts';
import { troubles } from './troubles.ts';

const SIZES = [[1366, 768], [1920, 1080]] as const;

/**
 * Photographs every screen of the window at both sizes and every dialog that its buttons open, on a copy of the sample ledger, for the eyes of whoever
 * changed something. `only`: part of the names; `dialogs` false: the screens alone. Returns how many pictures lie in the folder.
 */
export async function takeTour(ledger: string, folder: string, { only, dialogs }: { readonly only: string; readonly dialogs: boolean }): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const copy = path.join(folder, 'ledger');
  await cp(ledger, copy, { recursive: true });
  let count = 0;
  const resize = (app: Playwright.ElectronApplication, size: readonly [number, number]): Promise<void> => app.evaluate(({ BrowserWindow }, [width, height]) => { BrowserWindow.getAllWindows()[0]?.setContentSize(width, height); }, size);
  await withWindow(await profileFor(folder, copy), async (app, page) => {
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    });
    page.setDefaultTimeout(6000);
    await page.waitForTimeout(3000);
    const prepared = await prepare(page);
    const wanted = stops(prepared).filter(({ name }) => name.includes(only));
    let here = '0001';
    for (const size of SIZES) {
      await resize(app, size);
      for (const stop of wanted) {
        const who = stop.as ?? '0001';
        if (who !== here) await prepared.signIn(who);
        here = who;
        count += await visit(page, stop, folder, size[0], dialogs);
      }
    }
    await page.keyboard.press('Control+l');
    for (const size of SIZES) {
      await resize(app, size);
      await page.waitForTimeout(600);
      count += await shot(page, folder, '锁定', size[0]);
    }
  });
  if (only === '' || only === '开头') {
    for (const trouble of await troubles(folder)) {
      await withWindow(trouble.profile, async (app, page) => {
        for (const size of SIZES) {
          await resize(app, size);
          await page.waitForTimeout(1500);
          count += await shot(page, folder, `开头-${trouble.name}`, size[0]);
        }
      }, false);
    }
  }
  await writeFile(path.join(folder, 'README.txt'), `${count} pictures\n`);
  return count;
}

async function visit(page: Playwright.Page, stop: Stop, folder: string, width: number, dialogs: boolean): Promise<number> {
  try {
    await page.evaluate((hash) => { window.location.hash = hash; }, stop.hash);
    await page.reload();
    await page.locator('main').first().waitFor();
    await page.waitForTimeout(800);
    await stop.act?.(page);
    await page.waitForTimeout(stop.act === undefined ? 0 : 900);
    const taken = await shot(page, folder, stop.name, width);
    return taken + (dialogs && stop.dialogs === true && width === SIZES[0][0] ? await photographDialogs(page, stop, folder) : 0);
  } catch (error) {
    process.stderr.write(`! ${stop.name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n`);
    return 0;
  }
}
