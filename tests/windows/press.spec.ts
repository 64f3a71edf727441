import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { PageOptions } from '#electron/papers/press.ts';
import { expect, test, type Place } from './fixtures.ts';
import { inkOf, sizeOf, startPress, wordsOf } from './press/fixture.ts';

// A hidden page paints no frame that a screenshot could wait for.
test.use({ screenshot: 'off' });

const rows = Array.from({ length: 90 }, (_, i) => `<tr><td>乙建筑工程有限公司 ${i + 1}</td><td>1000.00</td></tr>`).join('');
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>表</title><style>table { width: 100%; border-collapse: collapse } td, th { border: 1px solid } thead { display: table-header-group }</style></head><body><table><thead><tr><th>单位名称</th><th>金额</th></tr></thead><tbody>${rows}</tbody></table></body></html>`;
const options: PageOptions = {
  landscape: true, margins: [20, 15, 20, 15], header: '', title: '欠薪风险预警表',
  footer: '<div style="width:100%;font-size:8pt;display:flex"><span style="flex:1">摘要 0123abcd</span><span>第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</span><span style="flex:1">尾</span></div>',
};

async function pdfOf(app: ElectronApplication, page: string, file: string, wish: PageOptions = options): Promise<string> {
  const base64 = await app.evaluate(async (_electron, [given, page_]) => Buffer.from(await globalThis.press.pdf(given, page_)).toString('base64'), [page, wish] as const);
  writeFileSync(file, Buffer.from(base64, 'base64'));
  return file;
}

/** What `print` came to: its outcome, or the refusal. */
function print(app: ElectronApplication, printer: string | null, copies = 1): Promise<string> {
  return app.evaluate(async (_electron, [page, order]) => globalThis.press.print(page, order).catch((error: Error & { code?: string }) => `${error.code ?? ''} ${error.message}`), [html, { ...options, printer, copies }] as const);
}

/** A print queue that only writes down what it was told, and printers as the system would list them. */
async function fakeQueue(app: ElectronApplication, states: Readonly<Record<string, string>>): Promise<void> {
  await app.evaluate(async ({ app: electron }, printers) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = () => Promise.resolve(Object.entries(printers).map(([name, state]) => ({ name, displayName: name, description: '', options: { 'printer-state': state } })));
    });
  }, states);
}

function lpIn(place: Place): { bin: string; told: () => string } {
  const bin = path.join(place.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'lp'), `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word"; done > "${place.folder}/told"\ncat > "${place.folder}/job.pdf"\n`);
  chmodSync(path.join(bin, 'lp'), 0o755);
  return { bin, told: () => readFileSync(path.join(place.folder, 'told'), 'utf8') };
}

test('a paper becomes a PDF on A4 with repeated heads and its foot on every page', async ({ place }) => {
  const app = await startPress(place);
  const file = await pdfOf(app, html, path.join(place.folder, 'a.pdf'));
  const pages = wordsOf(file);
  expect(sizeOf(file)).toContain('A4');
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((words, index) => {
    expect(words).toContain('单位名称');
    expect(words).toMatch(new RegExp(`摘要 0123abcd\\s*第 ${index + 1} 页\\s*共 ${pages.length} 页\\s*尾`));
  });
  expect(pages.join('')).toContain('乙建筑工程有限公司 90');
  await app.close();
});

test('a paper cannot run, load or reach anything', async ({ place }) => {
  const app = await startPress(place);
  const hostile = `<!doctype html><html><head><title>t</title><meta http-equiv="refresh" content="0;url=https://example.org/"><link rel="stylesheet" href="app://brigade/index.html"></head>
    <body><p id="p">before</p><script>document.getElementById('p').textContent = 'RAN'</script><img src="file:///etc/passwd" onerror="document.body.append('RAN')"><iframe src="file:///etc/passwd"></iframe>
    <object data="file:///etc/passwd"></object><img src="https://example.org/x.png"></body></html>`;
  const words = wordsOf(await pdfOf(app, hostile, path.join(place.folder, 'hostile.pdf'))).join('');
  expect(words).toContain('before');
  expect(words).not.toMatch(/RAN|root:/);
  const world = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.webContents.session.isPersistent(), new URL(window.webContents.getURL()).host]));
  expect(world).toEqual([[false, false, 'paper']]);
  await app.close();
});

test('many papers at once come out whole and apart', async ({ place }) => {
  const app = await startPress(place);
  const texts = await app.evaluate(async (_electron, wish) => {
    const papers = Array.from({ length: 12 }, (_, i) => `<!doctype html><html><head><title>t</title></head><body><p>paper number ${i} of twelve</p></body></html>`);
    const pdfs = await Promise.all(papers.map((paper) => globalThis.press.pdf(paper, wish)));
    return pdfs.map((pdf) => Buffer.from(pdf).toString('base64'));
  }, { ...options, footer: '' });
  texts.forEach((base64, index) => {
    const file = path.join(place.folder, `${index}.pdf`);
    writeFileSync(file, Buffer.from(base64, 'base64'));
    expect(wordsOf(file).join('')).toContain(`paper number ${index} of twelve`);
  });
  await app.close();
});

test('a crash while laying out is told, and the next paper works', async ({ place }) => {
  const app = await startPress(place);
  const outcome = await app.evaluate(async ({ app: electron }, [page, wish]) => {
    electron.once('web-contents-created', (_event, contents) => contents.once('dom-ready', () => contents.forcefullyCrashRenderer()));
    const first = await globalThis.press.pdf(page, wish).then(() => 'made', (error: Error & { code?: string }) => error.code ?? error.message);
    const second = await globalThis.press.pdf(page, wish);
    return [first, second.length > 1000] as const;
  }, [html, options] as const);
  expect(outcome).toEqual(['settings.pressFailed', true]);
  await app.close();
});

test('a silent print hands the very PDF to the queue of the chosen printer', async ({ place }) => {
  const { bin, told } = lpIn(place);
  const app = await startPress(place, { PATH: `${bin}:${process.env['PATH'] ?? ''}` });
  await fakeQueue(app, { 办公室: '3', 停用的: '5' });
  expect(await print(app, '办公室', 3)).toBe('queued');
  expect(told().split('\n')).toEqual(['-d', '办公室', '-n', '3', '-t', '欠薪风险预警表', '-o', 'media=A4', '-', '']);
  expect(wordsOf(path.join(place.folder, 'job.pdf')).at(0)).toContain('摘要 0123abcd');
  expect(await print(app, '没有的')).toBe('settings.printerUnknown 没有名为“没有的”的打印机。');
  expect(await print(app, '停用的')).toBe('settings.printerStopped 打印机“停用的”已停用或不接收任务，没有送出。');
  await app.close();
});

test('a queue that refuses says why', async ({ place }) => {
  const { bin } = lpIn(place);
  writeFileSync(path.join(bin, 'lp'), '#!/bin/sh\ncat > /dev/null\necho "lp: Error - no paper" >&2\nexit 1\n');
  const app = await startPress(place, { PATH: `${bin}:${process.env['PATH'] ?? ''}` });
  await fakeQueue(app, { 办公室: '3' });
  expect(await print(app, '办公室')).toBe('settings.printFailed 没有送到打印机：lp: Error - no paper。');
  await app.close();
});

test('without a queue, and through the dialog, Chromium prints', async ({ place }) => {
  const app = await startPress(place, { PATH: path.join(place.folder, 'nothing-here') });
  await fakeQueue(app, { 办公室: '3' });
  const orders = await app.evaluate(async ({ app: electron }, [page, order]) => {
    const seen: unknown[] = [];
    const answers: [boolean, string][] = [[true, ''], [false, 'Print job canceled'], [false, 'Invalid deviceName provided'], [false, 'Print job failed']];
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (wish, done) => {
        seen.push([wish?.silent, wish?.deviceName ?? null, wish?.landscape, wish?.copies]);
        const [sent, reason] = answers.shift() ?? [false, ''];
        done?.(sent, reason);
      };
    });
    for (const printer of ['办公室', null, null, null]) {
      seen.push(await globalThis.press.print(page, { ...order, printer, copies: 2 }).catch((error: Error & { code?: string }) => error.code));
    }
    return seen;
  }, [html, options] as const);
  expect(orders).toEqual([
    [true, '办公室', true, 2], 'queued', [false, null, true, 2], 'cancelled', [false, null, true, 2], 'settings.printerUnknown', [false, null, true, 2], 'settings.printFailed',
  ]);
  await app.close();
});

/** Prints a file that was kept, with no pages to fall back on. */
function printKept(app: ElectronApplication, file: string, printer: string | null): Promise<string> {
  return app.evaluate(async (_electron, [base64, order]) => globalThis.press.print(null, { ...order, pdf: new Uint8Array(Buffer.from(base64, 'base64')) }).catch((error: Error & { code?: string }) => `${error.code ?? ''} ${error.message}`), [readFileSync(file).toString('base64'), { ...options, landscape: false, printer, copies: 1 }] as const);
}

// The private CUPS of the machine that has one: nothing faked.
if (existsSync('/usr/sbin/cupsd')) {
  test('where no queue takes files, the kept PDF itself is printed by the viewer, page for page', async ({ place }) => {
    const { startCups } = await import('./press/cups.ts');
    const cups = await startCups(place.folder);
    try {
      const app = await startPress(place, { CUPS_SERVER: cups.server, PATH: path.join(place.folder, 'nothing-here') });
      const kept = await pdfOf(app, html, path.join(place.folder, 'kept.pdf'), { ...options, landscape: false });
      expect(await printKept(app, kept, 'FILEPDF')).toBe('queued');
      await expect.poll(() => cups.printed(), { timeout: 20_000 }).toContain('0123abcd');
      // Compared as pictures: the printer's file names its letters otherwise.
      const [sheets, pages] = [inkOf(cups.output), inkOf(kept)];
      expect(sheets.map((sheet) => sheet.length)).toEqual(pages.map((page) => page.length));
      sheets.forEach((sheet, index) => expect(Math.max(...sheet.map((ink, at) => Math.abs(ink - (pages[index]?.[at] ?? 0)))), `page ${index + 1}`).toBeLessThan(0.05));
      expect(sizeOf(cups.output)).toContain('A4');
      const broken = path.join(place.folder, 'broken.pdf');
      writeFileSync(broken, '%PDF-1.7 nothing');
      expect(await printKept(app, broken, 'FILEPDF')).toContain('settings.printFailed');
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.webContents.getURL().startsWith('kept-pdf:')).length)).toBe(0);
      await app.close();
    } finally {
      await cups.stop();
    }
  });

  test('a real print queue receives the paper', async ({ place }) => {
    const { startCups } = await import('./press/cups.ts');
    const cups = await startCups(place.folder);
    try {
      const app = await startPress(place, { CUPS_SERVER: cups.server });
      expect(await print(app, 'FILEPDF')).toBe('queued');
      await expect.poll(() => cups.printed(), { timeout: 20_000 }).toContain('0123abcd');
      // Two copies on both sides: the queue's own word for the end of the job, and A4 sheets that hold the paper twice.
      const pages = wordsOf(await pdfOf(app, html, path.join(place.folder, 'once.pdf'))).length;
      const end = await app.evaluate(async (_electron, [page, order]) => new Promise((resolve) => {
        void globalThis.press.print(page, { ...order, printer: 'FILEPDF', copies: 2, duplex: true, tray: '', ended: resolve }).then((outcome) => { if (outcome !== 'queued') resolve(outcome); });
      }), [html, options] as const);
      expect(end).toEqual({ outcome: 'printed', words: '' });
      expect(sizeOf(cups.output)).toContain('A4');
      expect(cups.job()).toMatchObject({ copies: '2', sides: 'two-sided-long-edge', media: 'A4' });
      expect(wordsOf(cups.output).filter((words) => words.includes('1000.00'))).toHaveLength(pages * 2);
      expect(await print(app, 'NOPE')).toContain('settings.printerUnknown');
      cups.stopPrinter();
      expect(await print(app, 'FILEPDF')).toContain('settings.printerStopped');
      await app.close();
    } finally {
      await cups.stop();
    }
  });
}
