import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TokenDesk } from '#electron/host/fileDesk.ts';
import { marginBoxes, pdfOptions, printOptions } from '#electron/shell/press/pageSetup.ts';
import { printerOf } from '#electron/shell/printers.ts';
import { windowPolicy } from '#electron/shell/contentPolicy.ts';
import { recoveryAction, recoveryHtml } from '#electron/shell/recoveryPage.ts';

vi.mock('electron', () => ({ safeStorage: {} }));
const { systemKeychain } = await import('#electron/shell/keychain.ts');

describe('files by token', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'desk-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives out tokens that tell no path, and takes only its own back', async () => {
    const file = path.join(folder, '用工.csv');
    writeFileSync(file, 'abc');
    const desk = new TokenDesk();
    const token = await desk.chosen(file);
    expect(token).toMatchObject({ name: '用工.csv', size: 3 });
    expect(token.token).toMatch(/^[0-9a-f]{48}$/);
    expect(desk.pathOf(token.token)).toBe(file);
    expect(() => desk.pathOf('0'.repeat(48))).toThrow('登记已失效');
  });

  it.each(['', '/nowhere/at/all.csv', os.tmpdir()])('has no token for %j', async (file) => {
    await expect(new TokenDesk().chosen(file)).rejects.toMatchObject({ code: 'settings.notAFile' });
  });

  it('keeps chosen and written files apart', async () => {
    const file = path.join(folder, 'a.pdf');
    writeFileSync(file, 'x');
    const desk = new TokenDesk();
    const chosen = await desk.chosen(file);
    const written = desk.written(file);
    expect(desk.writtenPath(written.token)).toBe(file);
    expect(() => desk.writtenPath(chosen.token)).toThrow();
    expect(() => desk.pathOf(written.token)).toThrow();
  });
});

describe('the keychain', () => {
  const secret = new Uint8Array([0, 255, 7, 128]);
  const reversed = (text: string): Buffer => Buffer.from([...text].reverse().join(''));
  const old = {
    isEncryptionAvailable: () => true, encryptString: reversed, decryptString: (b: Buffer) => [...b.toString()].reverse().join(''),
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };

  it('works as it was until Electron 44', async () => {
    const keychain = await systemKeychain(old, 'linux');
    expect(await keychain?.reveal((await keychain.protect(secret)))).toEqual(secret);
  });

  it('works as it became', async () => {
    const refuse = (): never => { throw new Error('gone'); };
    const keychain = await systemKeychain({
      isEncryptionAvailable: refuse, encryptString: refuse, decryptString: refuse, getSelectedStorageBackend: () => 'kwallet6',
      isAsyncEncryptionAvailable: () => Promise.resolve(true), encryptStringAsync: (text) => Promise.resolve(reversed(text)),
      decryptStringAsync: (b) => Promise.resolve({ result: [...b.toString()].reverse().join('') }),
    }, 'linux');
    expect(await keychain?.reveal(await keychain.protect(secret))).toEqual(secret);
  });

  it('is none where the password stands in the program', async () => {
    expect(await systemKeychain({ ...old, getSelectedStorageBackend: () => 'basic_text' }, 'linux')).toBeNull();
    expect(await systemKeychain({ ...old, getSelectedStorageBackend: () => 'unknown' }, 'linux')).toBeNull();
    expect(await systemKeychain({ ...old, isEncryptionAvailable: () => false }, 'win32')).toBeNull();
  });
});

describe('printers', () => {
  const info = { name: 'HP', displayName: '一楼打印机', options: { 'printer-type': '4124', 'printer-state': '3', 'printer-is-accepting-jobs': 'true' } };
  it('reads the default from wherever it stands', () => {
    expect(printerOf(info)).toEqual({ name: 'HP', label: '一楼打印机', isDefault: false, ready: true });
    expect(printerOf({ ...info, isDefault: true }).isDefault).toBe(true);
    expect(printerOf({ ...info, options: { 'printer-type': String(4124 | 0x20000) } }).isDefault).toBe(true);
    expect(printerOf({ name: 'X', displayName: '' })).toEqual({ name: 'X', label: 'X', isDefault: false, ready: true });
  });
  it('knows a printer that would keep a job waiting', () => {
    expect(printerOf({ ...info, options: { 'printer-state': '5' } }).ready).toBe(false);
    expect(printerOf({ ...info, options: { 'printer-is-accepting-jobs': 'false' } }).ready).toBe(false);
  });
});

describe('pages', () => {
  const options = { landscape: true, margins: [20, 15, 20, 15] as const, header: '', footer: '<div><span>左</span></div>', title: '表' };
  it('are A4 with the paper\'s margins, and never carry Chromium\'s own head', () => {
    expect(pdfOptions(options)).toMatchObject({ landscape: true, pageSize: 'A4', displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: options.footer });
    expect(pdfOptions({ ...options, footer: '' }).displayHeaderFooter).toBe(false);
    expect(pdfOptions(options).margins?.left).toBeCloseTo(0.5906, 3);
  });
  it('print silently only to a named printer', () => {
    expect(printOptions({ ...options, printer: 'HP', copies: 2 })).toMatchObject({ silent: true, deviceName: 'HP', copies: 2, landscape: true });
    expect(printOptions({ ...options, printer: null, copies: 1 }).silent).toBe(false);
    expect(printOptions({ ...options, printer: null, copies: 1 })).not.toHaveProperty('deviceName');
  });
  it('turn a foot template into margin boxes', () => {
    const foot = '<div><span style="flex:1">甲&#60;乙</span><span>第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</span><span>尾</span></div>';
    const css = marginBoxes(foot);
    expect(css).toContain('@bottom-left { content: "\\7532 \\3c \\4e59 "; font-size: 8pt }');
    expect(css).toContain('counter(page)');
    expect(css).toContain('counter(pages)');
    expect(css.match(/[<>]/g)).toHaveLength(4);
    expect(marginBoxes('<p>no spans</p>')).toBe('');
  });
});

describe('what a page may load', () => {
  it('is itself, by name', () => {
    const policy = windowPolicy('abc');
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe/);
    expect(policy).toContain(`style-src 'self' 'nonce-abc'`);
  });
});

describe('the recovery page', () => {
  it('runs nothing and shows what is told as text', () => {
    const html = recoveryHtml('<b onclick="x">');
    expect(html).not.toMatch(/<script|<b /);
    expect(html).toContain('&#60;b');
  });
  it('knows its three actions only', () => {
    expect(['restart', 'report', 'quit'].map((name) => recoveryAction(`app://recovery/${name}`))).toEqual(['restart', 'report', 'quit']);
    for (const url of ['app://recovery/', 'app://brigade/restart', 'https://recovery/quit', 'app://recovery/quit/x']) expect(recoveryAction(url)).toBeNull();
  });
});
