import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountOf, parseMounts } from '#electron/drives/mounts.ts';
import { parseLogicalDisks, removableDrives } from '#electron/drives/removable.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'drives-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A disk as the kernel shows it: its device folder, its partition, and the links from class/block. */
function disk(name: string, partition: string, device: string, removable: string): void {
  const block = path.join(folder, 'sys', 'devices', device, 'block', name);
  mkdirSync(path.join(block, partition), { recursive: true });
  writeFileSync(path.join(block, 'removable'), `${removable}\n`);
  mkdirSync(path.join(folder, 'sys', 'class', 'block'), { recursive: true });
  symlinkSync(block, path.join(folder, 'sys', 'class', 'block', name));
  symlinkSync(path.join(block, partition), path.join(folder, 'sys', 'class', 'block', partition));
}

describe('Linux', () => {
  it('lists mounted disks that are removable or hang on USB, by the name of the stick', async () => {
    disk('sda', 'sda1', 'pci0000:00/ata1/host0', '0');
    disk('sdb', 'sdb1', 'pci0000:00/usb1/1-2/host6', '0');
    disk('mmcblk0', 'mmcblk0p1', 'pci0000:00/mmc_host', '1');
    const stick = path.join(folder, 'media', '大队 U盘');
    const card = path.join(folder, 'media', 'CARD');
    mkdirSync(stick, { recursive: true });
    mkdirSync(card);
    const escaped = stick.replaceAll(' ', '\\040');
    writeFileSync(path.join(folder, 'mounts'), [
      '/dev/sda1 / ext4 rw,relatime 0 0', `/dev/sdb1 ${escaped} vfat rw,nosuid 0 0`, `/dev/mmcblk0p1 ${card} exfat ro,nosuid 0 0`,
      '/dev/sdc1 /media/gone vfat rw 0 0', 'tmpfs /run tmpfs rw 0 0', `/dev/sdb1 ${escaped} vfat rw 0 0`, 'nonsense', '',
    ].join('\n'));
    const drives = await removableDrives({ platform: 'linux', mounts: path.join(folder, 'mounts'), sys: path.join(folder, 'sys') });
    expect(drives).toMatchObject([{ folder: stick, label: '大队 U盘', readOnly: false }, { folder: card, label: 'CARD', readOnly: true }]);
    expect(drives[0]?.free).toBeGreaterThan(0);
  });

  it('lists none where nothing tells', async () => {
    expect(await removableDrives({ platform: 'linux', mounts: path.join(folder, 'none'), sys: folder })).toEqual([]);
  });

  it('finds the mount of a folder: the deepest, the last of two, no other whose name begins alike', () => {
    const mounts = parseMounts('/dev/a / ext4 rw 0 0\n/dev/b /data ext4 rw 0 0\nserver:/x /data/share nfs4 rw 0 0\n//pc/y /data/share cifs rw 0 0\n');
    expect(mountOf(mounts, '/data/share/台账')?.type).toBe('cifs');
    expect(mountOf(mounts, '/data/shared')?.device).toBe('/dev/b');
    expect(mountOf(mounts, '/database')?.device).toBe('/dev/a');
    expect(mountOf([], '/data')).toBeNull();
  });
});

it('Windows: what PowerShell says of one disk, of two, of an empty card reader, of none', () => {
  const one = { DeviceID: 'E:', VolumeName: '大队', FreeSpace: 5, Size: 10 };
  expect(parseLogicalDisks(JSON.stringify(one))).toEqual([{ folder: 'E:\\', label: '大队（E:）', free: 5, size: 10, readOnly: false }]);
  expect(parseLogicalDisks(JSON.stringify([one, { DeviceID: 'F:', VolumeName: null, FreeSpace: null, Size: null }]))).toHaveLength(1);
  expect(parseLogicalDisks(JSON.stringify({ ...one, VolumeName: '' }))[0]?.label).toBe('U 盘（E:）');
  expect(parseLogicalDisks('\r\n')).toEqual([]);
});
