import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, firstRun, test, type Place } from './fixtures.ts';

const windows = (app: ElectronApplication): Promise<string[]> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));

/** Restart and end are looked at instead of done. */
function watchEnds(app: ElectronApplication): Promise<{ jsonValue(): Promise<string[]> }> {
  return app.evaluateHandle(({ app: electron }) => {
    const told: string[] = [];
    electron.relaunch = () => { told.push('relaunch'); };
    electron.exit = (code) => { told.push(`exit ${code ?? 0}`); };
    return told;
  });
}

/** Presses a link of the recovery page by the keyboard: the first one has the focus, the others follow in order. */
function press(app: ElectronApplication, name: 'restart' | 'report' | 'quit'): Promise<void> {
  return app.evaluate(async ({ BrowserWindow }, action) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.focus();
    window?.webContents.focus();
    const key = async (keyCode: string): Promise<void> => {
      for (const type of ['rawKeyDown', 'char', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, keyCode });
      await new Promise((resolve) => { setTimeout(resolve, 150); });
    };
    for (let steps = ['restart', 'report', 'quit'].indexOf(action); steps > 0; steps -= 1) await key('Tab');
    await key('Return');
  }, name);
}

const closedOnce = (place: Place): void => expect(place.log().match(/ closed /g)).toHaveLength(1);

test('a crashed page ends in the recovery page, with the ledger closed', async ({ start, place }) => {
  const { app, run } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  const ends = await watchEnds(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => windows(app)).toEqual(['app://recovery/']);
  await expect.poll(() => place.log()).toContain('window.gone');
  await expect.poll(() => place.log()).toContain(' closed ');
  await press(app, 'restart');
  await expect.poll(() => ends.jsonValue()).toEqual(['relaunch', 'exit 0']);
  closedOnce(place);
});

test('an error that nobody caught ends there too, once, and the report tells no record', async ({ start, place }) => {
  const { app, run } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  await watchEnds(app);
  const target = path.join(place.folder, 'report.txt');
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
    const fail = (): never => { throw Object.assign(new Error('张三 110101199003077515 at /home/li/台账'), { code: 'EODD' }); };
    setTimeout(fail, 0);
    setTimeout(fail, 1);
    void Promise.reject(new Error('and another'));
  }, target);
  await expect.poll(() => windows(app)).toEqual(['app://recovery/']);
  await expect.poll(() => place.log()).toContain(' closed ');
  await press(app, 'report');
  await expect.poll(() => readOr(target)).toContain('main.uncaught');
  expect(readOr(target)).toContain('EODD');
  expect(readOr(target)).not.toMatch(/张三|1101|home/);
  closedOnce(place);
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('a ledger that breaks under the window is closed and shown, and the window stays', async ({ start, place }) => {
  const { page, read, run, refused } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  await page.reload();
  const { truncateSync, writeFileSync } = await import('node:fs');
  const database = path.join(place.ledgerFolder, 'ledger.sqlite');
  // A copy program or a virus scanner that writes into the file behind the product's back.
  const size = readFileSync(database).length;
  truncateSync(`${database}-wal`, 0);
  writeFileSync(database, Buffer.alloc(size, 0x41), { flag: 'r+' });
  const failure = await refused('read', 'journal.list', { before: null, limit: 10, filter: { from: null, to: null, staffNo: '', operation: '', subject: '', text: '', onlyReason: false, onlyOverride: false } });
  expect(failure.code).toBe('ledger.damaged');
  expect(failure.message).toContain(database);
  await expect.poll(async () => (await read('settings.session', {})).stage).toBe('failed');
  expect((await read('settings.session', {})).problem?.code).toBe('ledger-damaged');
});
