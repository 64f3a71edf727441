import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicRelease, signUpdate } from '../../build/pack/sign-update.mjs';
import { listBackups } from '#electron/ledger/backup.ts';
import { UpdateDesk } from '#electron/updates/desk.ts';
import type { UpdaterMaker } from '#electron/updates/engine.ts';
import { installationOf } from '#electron/updates/installation.ts';
import { SourceExecutor } from '#electron/updates/executor.ts';
import { compareVersions, SIGNED_PREFIX } from '#electron/updates/metadata.ts';
import { folderSource, serverSource } from '#electron/updates/source.ts';
import { tidyUpdateUrl } from '#electron/updates/updateUrl.ts';
import { acting, testServices } from '../support/acting.ts';
import { mountTinyDisk } from '../support/readOnly.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { debDesk, writingDown, writtenDown } from './support.ts';

/*
 * A real server on this PC that serves updates, and everything that one in somebody else's hands would do. Packages come through the real electron-updater; only
 * the last step, the start of an installer, is written down instead (tests/windows/jobs/updates.spec.ts really starts one).
 */

const NAME = 'latest-linux-x64.yml';
let folder: string;
let served: string;
let key: KeyObject;
let server: Server | null = null;
let launched: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'updates-'));
  served = path.join(folder, 'served');
  mkdirSync(served);
  key = generateKeyPairSync('ed25519').privateKey;
  writeFileSync(path.join(folder, 'release-key.json'), publicRelease(key));
  launched = [];
});
afterEach(async () => {
  await new Promise<void>((resolve) => { if (server === null) resolve(); else { server.close(() => resolve()); server.closeAllConnections(); } });
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

/** A release as the build makes it; its package. */
function release(version: string, signer = key, platform = 'linux-x64'): string {
  const file = path.join(served, `brigade-ledger-${version}.deb`);
  writeFileSync(file, randomBytes(300_000));
  signUpdate(file, platform, version, signer, '改了：\n- 一个"小"毛病');
  return file;
}

const desk = (version = '0.1.0', keyFile = 'release-key.json', updater: UpdaterMaker = writtenDown((file) => launched.push(file))): UpdateDesk => debDesk(folder, updater, version, keyFile);

/** Every file that is kept on this PC. */
const kept = (): string[] => readdirSync(path.join(folder, 'waiting'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

async function serve(listener: RequestListener = (request, response) => {
  const file = path.join(served, path.basename(decodeURIComponent(request.url ?? '')));
  if (!existsSync(file)) { response.writeHead(404).end(); return; }
  response.end(readFileSync(file));
}): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server?.once('listening', resolve); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates`;
}

const code = (expected: string) => ({ code: expected });
const rewrite = (change: (text: string) => string): void => writeFileSync(path.join(served, NAME), change(readFileSync(path.join(served, NAME), 'utf8')));
/** Signs what stands there now, as somebody with the key would. */
const resign = (): void => writeFileSync(path.join(served, `${NAME}.sig`), sign(null, Buffer.concat([Buffer.from(SIGNED_PREFIX), readFileSync(path.join(served, NAME))]), key).toString('base64'));

describe('an update', () => {
  it('is found, taken, held against its digest and started, after what must come before', async () => {
    const file = release('0.2.0');
    const one = desk();
    expect(await one.check(serverSource(await serve()))).toMatchObject({ version: '0.2.0', size: 300_000, notes: '改了：\n- 一个"小"毛病' });
    const seen: number[] = [];
    await one.take((done) => seen.push(done));
    expect(seen.at(-1)).toBe(300_000);
    const order: string[] = [];
    await one.install(() => { order.push('before'); expect(launched).toEqual([]); return Promise.resolve(); });
    expect(order).toEqual(['before']);
    expect(readFileSync(launched[0] ?? '').equals(readFileSync(file))).toBe(true);
  });

  it('comes from a stick as well', async () => {
    release('0.2.0');
    const one = desk();
    await one.check(folderSource(served));
    await one.take();
    expect(one.ready).toBe(true);
  });

  it('that is here already is not fetched again by the next run of the product', async () => {
    const file = release('0.2.0');
    const first = desk();
    await first.check(folderSource(served));
    await first.take();
    rmSync(file);
    const second = desk();
    await second.check(folderSource(served));
    expect(await second.take()).toBe(true);
    await second.install(() => Promise.resolve());
    expect(launched).toHaveLength(1);
  });

  it('can be cancelled half way: the server is let go, nothing of the package stays, and it can be taken anew', async () => {
    release('0.2.0');
    const bytes = readFileSync(path.join(served, 'brigade-ledger-0.2.0.deb'));
    let slow = true;
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => { letGo = resolve; });
    const one = desk();
    await one.check(serverSource(await serve((request, response) => {
      if (!(request.url ?? '').endsWith('.deb') || !slow) { response.end(readFileSync(path.join(served, path.basename(request.url ?? '')))); return; }
      response.once('close', letGo);
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000), () => one.cancel());
    })));
    expect(await one.take()).toBe(false);
    await gone;
    expect(kept()).toEqual(['seen.json']);
    await expect(one.install(() => Promise.resolve())).rejects.toMatchObject(code('updates.nothingFound'));
    slow = false;
    expect(await one.take()).toBe(true);
  });

  it('asks for three files and tells nothing about this PC', async () => {
    release('0.2.0');
    const asked: { url: string; headers: string[] }[] = [];
    const url = await serve((request, response) => {
      asked.push({ url: request.url ?? '', headers: Object.keys(request.headers).sort() });
      response.end(readFileSync(path.join(served, path.basename(request.url ?? ''))));
    });
    const one = desk();
    await one.check(serverSource(url));
    await one.take();
    expect(asked.map((request) => request.url)).toEqual([`/updates/${NAME}.sig`, `/updates/${NAME}`, '/updates/brigade-ledger-0.2.0.deb']);
    for (const { headers } of asked) expect(headers).toEqual(['accept-encoding', 'connection', 'host']);
    expect(kept().sort()).toEqual(['brigade-ledger-0.2.0.deb', 'seen.json', 'update-info.json']);
  });

  it.runIf(process.getuid?.() === 0)('is not fetched where the disk has no room for it, and leaves nothing where the disk fills up on the way', async ({ skip }) => {
    const waiting = path.join(folder, 'waiting');
    mkdirSync(waiting);
    const unmount = mountTinyDisk(waiting, 1500);
    if (unmount === null) { skip(); return; }
    try {
      release('0.2.0');
      const bytes = readFileSync(path.join(served, 'brigade-ledger-0.2.0.deb'));
      writeFileSync(path.join(waiting, 'other'), Buffer.alloc(400_000));
      const one = desk();
      await one.check(folderSource(served));
      await expect(one.take()).rejects.toMatchObject(code('backups.noRoom'));
      // Enough at first; something else fills it while the package comes.
      rmSync(path.join(waiting, 'other'));
      const two = desk();
      await two.check(serverSource(await serve((request, response) => {
        if (!(request.url ?? '').endsWith('.deb')) { response.end(readFileSync(path.join(served, path.basename(request.url ?? '')))); return; }
        writeFileSync(path.join(waiting, 'other'), Buffer.alloc(1_350_000));
        response.end(bytes);
      })));
      await expect(two.take()).rejects.toMatchObject(code('ledger.diskFull'));
      expect(kept().sort()).toEqual(['other', 'seen.json']);
    } finally {
      unmount();
    }
  });

  it('whose installer does not start leaves the product running, and is not fetched again for the next try', async () => {
    const file = release('0.2.0');
    let fails = true;
    class Failing extends writingDown((file) => launched.push(file)) {
      protected override doInstall(): boolean {
        if (fails) throw new Error('pkexec: not authorised');
        return super.doInstall();
      }
    }
    const one = desk('0.1.0', 'release-key.json', (app) => new Failing(null, app));
    await one.check(folderSource(served));
    await one.take();
    await expect(one.install(() => Promise.resolve())).rejects.toMatchObject(code('updates.cannotLaunch'));
    rmSync(file);
    fails = false;
    await one.take();
    await one.install(() => Promise.resolve());
    expect(launched).toHaveLength(1);
  });

  it('of the same version is none', async () => {
    release('0.1.0');
    expect(await desk().check(folderSource(served))).toBeNull();
  });

  it('is not started when what must come before fails', async () => {
    release('0.2.0');
    const one = desk();
    await one.check(folderSource(served));
    await one.take();
    await expect(one.install(() => Promise.reject(new Error('no backup')))).rejects.toThrow('no backup');
    expect(launched).toEqual([]);
  });
});

describe('refused is', () => {
  it('everything, where the build put no key in', async () => {
    release('0.2.0');
    await expect(desk('0.1.0', 'nothing.json').check(folderSource(served))).rejects.toMatchObject(code('updates.noKey'));
    writeFileSync(path.join(folder, 'odd.json'), '{"kty":"oct","k":"AAAA"}');
    await expect(desk('0.1.0', 'odd.json').check(folderSource(served))).rejects.toMatchObject(code('updates.noKey'));
  });

  it('a signature of somebody else, none, a cut one, one over other words, one of another file', async () => {
    release('0.2.0', generateKeyPairSync('ed25519').privateKey);
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.badSignature'));
    release('0.2.0');
    const sig = path.join(served, `${NAME}.sig`);
    const right = readFileSync(sig, 'utf8');
    for (const wrong of ['', right.slice(0, 40), `${right.trim()}AAAA`, Buffer.alloc(64).toString('base64'), sign(null, readFileSync(path.join(served, NAME)), key).toString('base64')]) {
      writeFileSync(sig, wrong);
      await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.badSignature'));
    }
    rmSync(sig);
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.notThere'));
  });

  it('metadata with one letter changed', async () => {
    release('0.2.0');
    rewrite((text) => text.replace('0.2.0', '9.2.0'));
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.badSignature'));
  });

  it.each([
    ['a way out of the folder', (text: string) => text.replace(/path: .*/, 'path: ../../evil.deb')],
    ['an absolute path', (text: string) => text.replace(/path: .*/, 'path: /tmp/evil.deb')],
    ['another kind of file', (text: string) => text.replace('.deb', '.sh')],
    ['a version that is none', (text: string) => text.replace('version: 0.2.0', 'version: 0.2.0-beta; rm')],
    ['no size', (text: string) => text.replace(/size: .*/, 'size: -1')],
    ['a size beyond all packages', (text: string) => text.replace(/size: .*/, 'size: 9000000000000000')],
    ['a line that is no YAML', (text: string) => `${text}: [`],
    ['a package of another system', (text: string) => text.replace('linux-x64', 'win32-x64')],
    ['another product', (text: string) => text.replace('brigade-ledger\nplatform', 'other\nplatform')],
  ])('signed metadata with %s', async (_what, change) => {
    release('0.2.0');
    rewrite(change);
    resign();
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.wrongMetadata'));
  });

  it('a downgrade, and older metadata played again after newer was seen', async () => {
    release('0.0.9');
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.older'));
    release('0.2.0');
    const old = [NAME, `${NAME}.sig`].map((name) => readFileSync(path.join(served, name)));
    release('0.3.0');
    await desk().check(folderSource(served));
    old.forEach((bytes, at) => writeFileSync(path.join(served, at === 0 ? NAME : `${NAME}.sig`), bytes));
    // Also in another run of the product.
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.older'));
  });

  it('a package that was swapped, cut or made longer; nothing of it stays', async () => {
    for (const change of [(bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1)), (bytes: Buffer) => bytes.subarray(0, 1000), (bytes: Buffer) => Buffer.concat([bytes, bytes])]) {
      const file = release('0.2.0');
      const one = desk();
      await one.check(folderSource(served));
      writeFileSync(file, change(readFileSync(file)));
      await expect(one.take()).rejects.toMatchObject(code('updates.wrongFile'));
      expect(one.ready).toBe(false);
      expect(kept()).toEqual(['seen.json']);
    }
  });

  it('a package that was exchanged after it was looked at, or while the backup ran', async () => {
    release('0.2.0');
    const one = desk();
    await one.check(folderSource(served));
    await one.take();
    const waiting = path.join(folder, 'waiting', 'packages', 'pending', 'brigade-ledger-0.2.0.deb');
    await expect(one.install(() => { writeFileSync(waiting, 'evil'); return Promise.resolve(); })).rejects.toMatchObject(code('updates.wrongFile'));
    expect(launched).toEqual([]);
    expect(existsSync(waiting)).toBe(false);
  });

  it('a link in the place of a file on the stick', async () => {
    release('0.2.0');
    rmSync(path.join(served, NAME));
    symlinkSync('/etc/passwd', path.join(served, NAME));
    await expect(desk().check(folderSource(served))).rejects.toMatchObject(code('updates.notThere'));
  });

  it('a redirect of the package, wherever it leads', async () => {
    release('0.2.0');
    let visits = 0;
    const url = await serve((request, response) => {
      if ((request.url ?? '').startsWith('/elsewhere')) visits += 1;
      if ((request.url ?? '').endsWith('.deb')) response.writeHead(302, { location: '/elsewhere/brigade-ledger-0.2.0.deb' }).end();
      else response.end(readFileSync(path.join(served, path.basename(request.url ?? ''))));
    });
    const one = desk();
    await one.check(serverSource(url));
    await expect(one.take()).rejects.toMatchObject(code('updates.serverAnswer'));
    expect(visits).toBe(0);
    expect(kept()).toEqual(['seen.json']);
  });

  it('electron-updater itself, when it wants anything but the signed package', () => {
    const executor = new SourceExecutor(folderSource(served), { file: 'a.deb', size: 1 });
    for (const url of ['https://update.invalid/b.deb', 'https://example.org/a.deb', 'https://update.invalid/a.deb.blockmap', 'http://127.0.0.1/a.deb']) {
      const { hostname, pathname } = new URL(url);
      expect(() => executor.createRequest({ hostname, path: pathname }, () => undefined), url).toThrow(/不予跟随/);
    }
  });

  it('everything, in a copy that nothing installed: nobody is asked', async () => {
    const asked: string[] = [];
    const one = new UpdateDesk({ version: '0.1.0', folder: path.join(folder, 'waiting'), keyFile: path.join(folder, 'release-key.json'), configFile: '', installation: null, relaunch: () => undefined });
    await expect(one.check({ small: (name) => { asked.push(name); return Promise.reject(new Error('asked')); }, stream: () => Promise.reject(new Error('asked')) })).rejects.toMatchObject(code('updates.notInstalled'));
    expect(asked).toEqual([]);
  });

  it('a redirect, wherever it leads', async () => {
    release('0.2.0');
    let visits = 0;
    const other = createServer((_request, response) => { visits += 1; response.end('x'); }).listen(0, '127.0.0.1');
    await new Promise((resolve) => { other.once('listening', resolve); });
    const url = await serve((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` }).end());
    await expect(desk().check(serverSource(url))).rejects.toMatchObject(code('updates.serverAnswer'));
    expect(visits).toBe(0);
    other.close();
  });

  it('metadata without end, and a transfer that breaks off', async () => {
    const endless = await serve((_request, response) => { const more = (): void => { while (response.write(Buffer.alloc(16_384, 65))); response.once('drain', more); }; more(); });
    await expect(desk().check(serverSource(endless))).rejects.toMatchObject(code('updates.wrongMetadata'));
    await new Promise<void>((resolve) => { server?.close(() => resolve()); server?.closeAllConnections(); });
    release('0.2.0');
    const breaking = await serve((request, response) => {
      const bytes = readFileSync(path.join(served, path.basename(request.url ?? '')));
      if (!(request.url ?? '').endsWith('.deb')) { response.end(bytes); return; }
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1000), () => response.destroy());
    });
    const one = desk();
    await one.check(serverSource(breaking));
    await expect(one.take()).rejects.toMatchObject(code('updates.serverAnswer'));
    expect(kept()).toEqual(['seen.json']);
  });
});

describe('how this copy was installed', () => {
  const facts = { platform: 'linux', arch: 'x64', packaged: true, executable: '/opt/brigade-ledger/brigade-ledger', appImage: undefined, debFiles: '' };
  it('decides what may update it', () => {
    expect(installationOf({ ...facts, debFiles: '/opt\n/opt/brigade-ledger/brigade-ledger\n' })).toMatchObject({ kind: 'deb', platform: 'linux-x64' });
    // A folder unpacked elsewhere on a PC that also has the package; a name that only begins alike.
    expect(installationOf({ ...facts, executable: '/home/a/brigade-ledger', debFiles: '/opt/brigade-ledger/brigade-ledger\n' })).toBeNull();
    expect(installationOf({ ...facts, debFiles: '/opt/brigade-ledger/brigade-ledger-old\n' })).toBeNull();
    expect(installationOf({ ...facts, appImage: '/home/a/Brigade.AppImage' })).toMatchObject({ kind: 'appimage', platform: 'linux-x64-appimage' });
    expect(installationOf({ ...facts, appImage: 'Brigade.AppImage' })).toBeNull();
    expect(installationOf({ ...facts, platform: 'win32' })).toMatchObject({ kind: 'nsis', platform: 'win32-x64' });
    expect(installationOf({ ...facts, platform: 'win32', packaged: false })).toBeNull();
    expect(installationOf({ ...facts, platform: 'darwin' })).toBeNull();
  });
});

describe('addresses', () => {
  it.each([['https://u.example.cn/ledger/', 'https://u.example.cn/ledger'], ['http://192.168.1.5:8080', 'http://192.168.1.5:8080'], ['', '']])('%s is kept as %s', (typed, kept) => expect(tidyUpdateUrl(typed)).toBe(kept));
  it.each(['http://u.example.cn', 'http://8.8.8.8/', 'file:///etc', 'javascript:alert(1)', 'https://a:b@u.example.cn', 'https://u.example.cn/?x', 'http://192.168.1.5.evil.cn/', 'http://127.evil.cn'])('%s is refused', (typed) => {
    expect(() => tidyUpdateUrl(typed)).toThrow(/更新服务器的地址不能用/);
  });
  it('versions are numbers, not texts', () => expect([compareVersions('0.10.0', '0.9.9'), compareVersions('1.0.0', '1.0.0'), compareVersions('0.9.9', '1.0.0')].map(Math.sign)).toEqual([1, 0, -1]));
});

describe('the operations', () => {
  let test: TestLedger;
  afterEach(() => test.close());

  it('keep the address in the journal, ask nobody without one, back up and journal before they start anything', async () => {
    test = await makeLedger();
    release('0.2.0');
    const quits: number[] = [];
    const plain = await testServices(test, { now: 1000 });
    const services = { ...plain, version: '0.1.0', updates: desk(), desktop: { ...plain.desktop, quit: () => { quits.push(1); }, chooseFolder: () => Promise.resolve(served) } };
    const act = acting('updates', services);
    await expect(act('check', {})).rejects.toMatchObject(code('updates.noUrl'));
    await act('setUrl', { url: await serve(), seen: '' });
    expect((await act('check', {})).found).toMatchObject({ version: '0.2.0' });
    await expect(act('install', { confirmed: true })).rejects.toMatchObject(code('updates.nothingFound'));
    expect(await act('fromFolder', {})).toMatchObject({ chosen: true, found: { version: '0.2.0' } });
    await act('take', { job: 'aaaaaaaa' });
    expect(await act('state', {})).toMatchObject({ version: '0.1.0', keyed: true, ready: true });
    await act('install', { confirmed: true });
    expect(launched).toHaveLength(1);
    expect(quits).toEqual([1]);
    expect((await listBackups(test.ledger.paths)).map(({ why }) => why)).toEqual(['update']);
    const entries = await test.ledger.reader.rows<{ operation: string }>('SELECT operation FROM journal ORDER BY seq');
    expect(entries.map(({ operation }) => operation)).toEqual(['updates.setUrl', 'updates.install']);
  });
});
