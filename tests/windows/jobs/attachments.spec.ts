import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { pdf, png } from '../../attachments/samples.ts';
import { expect, test, firstRun } from '../fixtures.ts';
import { answerDialogs, goTo, optionOf, withKey } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const NAME = '欧阳铁柱';
const ID_NO = '11010519491231002X';

/** Windows beside the main one, and what they show. */
const others = (app: ElectronApplication): Promise<{ title: string; url: string; visible: boolean }[]> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()
  .filter((window) => window.getTitle().includes('自动关闭')).map((window) => ({ title: window.getTitle(), url: window.webContents.getURL(), visible: window.isVisible() })));

/** As the Electron that runs here has it; later ones keep the selection of X11 apart (`clipboard.selection`). */
interface OldClipboard { readText(type?: 'selection'): string | Promise<string>; writeText(text: string, type?: 'selection'): void | Promise<void>; clear(type?: 'selection'): void }

test('a scan is attached, looked at in a window of its own, taken off and put back; no byte of it stands on the disk', async ({ start, place }) => {
  const { app, page, run, close } = await start(withKey);
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  const { id } = await run('intake.register', {
    kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: { name: '宏达建筑有限公司', streetCode: '', uscc: '' },
    matter: { claims: ['wages'], headcount: 1, amountClaimedFen: 1_200_000, periodFrom: '2026-07', periodTo: '2026-09', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' },
    statement: '欠三个月工资。', complainant: { name: NAME, idNo: ID_NO, phone: '13912345678', address: '', source: 'typed' }, delegates: [], materials: [{ name: '身份证复印件', pages: 1 }, { name: '工资条', pages: 3 }], joinTo: null, draftId: null,
  });
  const given = path.join(place.home, 'Documents');
  mkdirSync(given, { recursive: true });
  const scan = path.join(given, `${NAME}.png`);
  const slips = path.join(given, '工资条.pdf');
  writeFileSync(scan, png(900, 600, `${NAME} ${ID_NO}`));
  writeFileSync(slips, pdf('PAYROLL-OF-SUMMER'));
  writeFileSync(path.join(given, '照片.jpg'), '<script>alert(1)</script>');

  await goTo(page, `/intake/${id}`);
  const section = page.getByRole('region', { name: '材料附件' });
  await expect(section).toContainText('还没有附件');
  await answerDialogs(app, { open: [scan, path.join(given, '照片.jpg')] });
  await section.getByRole('button', { name: '附上文件…' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${NAME}.png`);
  await dialog.getByRole('button', { name: '加密附上' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('不是照片、图片或 PDF');
  await page.screenshot({ path: test.info().outputPath('refused.png') });
  await dialog.getByText('关闭', { exact: true }).click();
  await expect(section).toContainText('1 个，加密保存');
  await expect(section).not.toContainText(NAME);

  await answerDialogs(app, { open: [slips] });
  await section.getByRole('button', { name: '附上文件…' }).first().click();
  await dialog.getByLabel('是什么材料').click();
  await optionOf(page, '工资条').click();
  await dialog.getByRole('button', { name: '加密附上' }).click();
  await expect(section).toContainText('2 个，加密保存');

  for (const [title, url] of [['身份证复印件', /^app:\/\/paper\//], ['工资条', /^kept-pdf:/]] as const) {
    await section.getByRole('row', { name: new RegExp(title) }).getByRole('button', { name: '查看' }).click();
    await expect(dialog.getByRole('button', { name: '查看' })).toBeDisabled();
    await dialog.getByLabel('为什么要看').fill('核对材料');
    await dialog.getByRole('button', { name: '查看' }).click();
    await expect.poll(async () => (await others(app)).filter((one) => one.title.startsWith(title) && one.visible).length, { timeout: 20_000 }).toBe(1);
    const shown = (await others(app)).find((one) => one.title.startsWith(title));
    expect(shown?.url).toMatch(url);
  }
  // The picture is really there, as large as it was made.
  const size = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('app://paper/'));
    const image = await window?.webContents.capturePage();
    return new Set(image?.toBitmap().subarray(0, 400_000)).size;
  });
  expect(size).toBeGreaterThan(3);
  // The PDF too: black letters on white, not the empty viewer.
  await expect.poll(() => app.evaluate(async ({ BrowserWindow }) => {
    const dots = (await BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('kept-pdf:'))?.webContents.capturePage())?.toBitmap();
    return dots !== undefined && dots.includes(Buffer.from([255, 255, 255, 255])) && dots.includes(Buffer.from([0, 0, 0, 255]));
  }), { timeout: 20_000 }).toBe(true);
  // Nothing of the PDF gets into the clipboard or the selection: drawn over with the pointer, double-clicked, by keys.
  await app.evaluate(async ({ BrowserWindow, clipboard }) => {
    await (clipboard as unknown as OldClipboard).writeText('before');
    await (clipboard as unknown as OldClipboard).writeText('before', 'selection');
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('kept-pdf:'));
    if (window === undefined) throw new Error('no pdf');
    const { webContents } = window;
    window.focus();
    webContents.focus();
    // As the system would send them: to the page below the pointer, whatever process draws it.
    const device = webContents.debugger;
    device.attach();
    const pause = (ms: number) => new Promise((done) => { setTimeout(done, ms); });
    const mouse = (type: 'mousePressed' | 'mouseReleased' | 'mouseMoved', x: number, y: number, clickCount = 1) => device.sendCommand('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount });
    const [width = 0, height = 0] = window.getContentSize();
    await mouse('mousePressed', width * 0.2, 20);
    for (let y = 40; y < height - 20; y += 40) await mouse('mouseMoved', width * 0.7, y);
    await mouse('mouseReleased', width * 0.7, height - 20);
    for (const letter of ['A', 'C']) {
      for (const type of ['rawKeyDown', 'keyUp'] as const) await device.sendCommand('Input.dispatchKeyEvent', { type, key: letter.toLowerCase(), code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0), modifiers: 2 });
      await pause(300);
    }
    device.detach();
  });
  expect(String(await app.evaluate(async ({ clipboard }) => [await (clipboard as unknown as OldClipboard).readText(), await (clipboard as unknown as OldClipboard).readText('selection')]))).not.toContain('PAYROLL');
  await app.evaluate(({ clipboard }) => { (clipboard as unknown as OldClipboard).clear(); (clipboard as unknown as OldClipboard).clear('selection'); });
  // Locking takes them away.
  await run('people.lock', {});
  await expect.poll(() => others(app)).toEqual([]);
  await run('people.signIn', { staffNo: '0001', password: CAPTAIN });

  await page.reload();
  await goTo(page, `/intake/${id}`);
  await section.getByRole('row', { name: /工资条/ }).getByRole('button', { name: '撤下' }).click();
  await dialog.getByLabel('理由').fill('附错了案');
  await dialog.getByRole('button', { name: '撤下' }).click();
  await expect(section).toContainText('已撤下：附错了案');
  await section.getByRole('button', { name: '放回' }).click();
  await expect(section).not.toContainText('已撤下');
  await close();

  for (const folder of [place.ledgerFolder, place.userData]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(path.join(entry.parentPath, entry.name));
      for (const words of [NAME, ID_NO, 'PAYROLL-OF-SUMMER']) expect(bytes.includes(Buffer.from(words)), `${words} in ${entry.name}`).toBe(false);
    }
  }
});
