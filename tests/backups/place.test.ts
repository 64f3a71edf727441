import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgePlace, type PlaceFacts } from '#shared/rules/backups/ledgerPlace.ts';
import { createLedger } from '#electron/ledger/create.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { assertPlace, placeOf, type PlaceSources } from '#electron/ledger/place.ts';
import { mountTinyDisk } from '../support/readOnly.ts';

const bare: PlaceFacts = { folder: '/home/li/台账', mount: { type: 'ext4', source: '/dev/sda1', root: true }, found: [], folderNotes: [], syncRoots: [] };
const judged = (change: Partial<PlaceFacts>): string => {
  const verdict = judgePlace({ ...bare, ...change });
  return verdict.ok ? 'ok' : `${verdict.why} ${verdict.what}`;
};

describe('where a ledger may lie', () => {
  it.each([
    ['/home/li/台账', 'ok'], ['D:\\劳监台账', 'ok'], ['/home/li/onedrive-old/台账', 'ok'], ['C:\\Users\\li\\Documents\\同步\\台账', 'ok'], ['\\\\?\\C:\\台账', 'ok'],
    ['C:\\Users\\li\\OneDrive\\台账', 'synchronised OneDrive'], ['C:\\Users\\li\\OneDrive - 人社局\\文档\\台账', 'synchronised OneDrive'], ['/home/li/Dropbox/台账', 'synchronised Dropbox'], ['D:\\坚果云\\台账', 'synchronised 坚果云'],
    ['D:\\我的坚果云\\台账', 'synchronised 坚果云'], ['E:\\BaiduSyncdisk\\台账', 'synchronised 百度网盘'], ['E:\\百度网盘同步空间\\台账', 'synchronised 百度网盘'], ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/台账', 'synchronised iCloud'],
    ['C:\\Users\\li\\iCloudDrive\\台账', 'synchronised iCloud'], ['/home/li/Nextcloud/台账', 'synchronised Nextcloud'], ['C:\\Users\\li\\WPS云盘\\台账', 'synchronised WPS 云盘'],
    ['\\\\server\\share\\台账', 'network 网络共享'], ['\\\\?\\UNC\\server\\share\\台账', 'network 网络共享'],
  ])('%s: %s', (folder, expected) => expect(judged({ folder })).toBe(expected));

  it.each([
    ['ext4', '/dev/sda1', 'ok'], ['ntfs3', '/dev/sdb1', 'ok'], ['vfat', '/dev/sdc1', 'ok'], ['fuseblk', '/dev/sdd1', 'ok'], ['tmpfs', 'tmpfs', 'ok'], ['overlay', 'overlay', 'ok'], ['fuse.lxcfs', 'lxcfs', 'ok'],
    ['nfs4', 'server:/export', 'network NFS'], ['cifs', '//server/share', 'network Windows 共享'], ['smb3', '//server/share', 'network Windows 共享'], ['fuse.sshfs', 'li@server:/data', 'network SSH 共享'], ['9p', 'C:\\134', 'network 虚拟机共享'],
    ['davfs', 'https://pan.example/dav', 'network WebDAV'], ['fuse.unheard-of', 'server:/x', 'network 网络位置'], ['fuse.gvfsd-fuse', 'gvfsd-fuse', 'network 网络位置'],
  ])('on %s (%s): %s', (type, source, expected) => expect(judged({ mount: { type, source, root: false } })).toBe(expected));

  it('a whole system on 9p is a container; a whole system on NFS is a network all the same', () => {
    expect(judged({ mount: { type: '9p', source: 'none', root: true } })).toBe('ok');
    expect(judged({ mount: { type: 'nfs', source: 'server:/root', root: true } })).toBe('network NFS');
  });

  it('knows OneDrive by the environment, whatever its folder is called, and not by a folder beside it', () => {
    const syncRoots = [{ product: 'OneDrive', folder: 'D:\\Wolke' }];
    expect(judged({ folder: 'd:\\wolke\\台账', syncRoots })).toBe('synchronised OneDrive');
    expect(judged({ folder: 'D:\\Wolkenkuckucksheim', syncRoots })).toBe('ok');
  });
});

describe('looking at a real folder', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'place-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const said = async (at: string, sources: Partial<PlaceSources> = {}): Promise<string> => {
    const verdict = await placeOf(at, { platform: 'linux', mounts: '/proc/self/mounts', env: {}, ...sources });
    return verdict.ok ? 'ok' : `${verdict.why} ${verdict.what}`;
  };
  const file = (name: string, content: string | Buffer = ''): void => writeFileSync(path.join(folder, name), content);

  it('an ordinary one, there or not yet', async () => {
    expect(await said(folder)).toBe('ok');
    expect(await said(path.join(folder, 'not', 'yet'))).toBe('ok');
  });

  it.each([['.dropbox', 'Dropbox'], ['.nextcloudsync.log', 'Nextcloud'], ['.sync_0af3.db', 'Nextcloud'], ['._sync_0af3.db-wal', 'Nextcloud'], ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive']])('%s in a folder above', async (name, product) => {
    file(name);
    mkdirSync(path.join(folder, 'a'));
    expect(await said(path.join(folder, 'a', 'b'))).toBe(`synchronised ${product}`);
  });

  it('a settings folder in the home is no marker', async () => {
    for (const name of ['.dropbox', '.nutstore']) mkdirSync(path.join(folder, name));
    expect(await said(path.join(folder, 'ledger'))).toBe('ok');
  });

  it('desktop.ini with the icon of a product, also in UTF-16', async () => {
    file('desktop.ini', '[.ShellClassInfo]\r\nIconResource=C:\\Windows\\system32\\imageres.dll,-184\r\n');
    expect(await said(folder)).toBe('ok');
    file('desktop.ini', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[.ShellClassInfo]\r\nIconResource=C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe,3\r\n', 'utf16le')]));
    expect(await said(folder)).toBe('synchronised OneDrive');
  });

  it('a link that leads into a synchronised folder', async () => {
    mkdirSync(path.join(folder, 'Dropbox'));
    symlinkSync(path.join(folder, 'Dropbox'), path.join(folder, 'ledger'));
    expect(await said(path.join(folder, 'ledger'))).toBe('synchronised Dropbox');
  });

  it('what the mounts say', async () => {
    const mounts = path.join(folder, 'mounts');
    writeFileSync(mounts, `/dev/sda1 / ext4 rw 0 0\n//server/share ${folder} cifs rw,vers=3 0 0\n`);
    expect(await said(path.join(folder, 'ledger'), { mounts })).toBe('network Windows 共享');
    expect(await said(path.dirname(folder), { mounts })).toBe('ok');
  });

  it('a real disk of its own', async (context) => {
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    const undo = mountTinyDisk(disk, 8192);
    if (undo === null) return context.skip('this account may not mount');
    try {
      await expect(assertPlace(path.join(disk, 'ledger'))).resolves.toBeUndefined();
    } finally {
      undo();
    }
  });

  it('refuses to make and to open a ledger there, and leaves nothing behind', async () => {
    const wish = { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: 'correct horse', keychain: null, now: 0 };
    const ledger = path.join(folder, 'ledger');
    file('.dropbox');
    await expect(createLedger(ledger, wish)).rejects.toMatchObject({ code: 'ledger.synchronised', message: expect.stringContaining(ledger) as string, todo: expect.stringContaining('第二备份处') as string });
    expect(existsSync(ledger)).toBe(false);
    rmSync(path.join(folder, '.dropbox'));
    await createLedger(ledger, wish);
    file('.dropbox');
    const before = readdirSync(ledger);
    await expect(openLedger(ledger, { now: 0 })).rejects.toMatchObject({ code: 'ledger.synchronised' });
    expect(readdirSync(ledger)).toEqual(before);
  });
});
