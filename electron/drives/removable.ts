import { execFile } from 'node:child_process';
import { readFile, realpath, statfs } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseMounts } from './mounts.ts';

export interface Drive {
  readonly folder: string;
  readonly label: string;
  readonly free: number | null;
  readonly size: number | null;
  readonly readOnly: boolean;
}

export interface DriveSources {
  readonly platform: NodeJS.Platform;
  /** Linux: where the kernel tells; tests bring folders of their own. */
  readonly mounts: string;
  readonly sys: string;
}

const here: DriveSources = { platform: process.platform, mounts: '/proc/self/mounts', sys: '/sys' };

/** Sticks and other removable drives that are plugged in and mounted; empty where the system does not tell. */
export async function removableDrives(sources: DriveSources = here): Promise<Drive[]> {
  if (sources.platform === 'win32') return windowsDrives().catch(() => []);
  return linuxDrives(sources).catch(() => []);
}

/** Mounted block devices whose disk says `removable`, or hangs on USB (many sticks say 0). */
async function linuxDrives(sources: DriveSources): Promise<Drive[]> {
  const mounts = parseMounts(await readFile(sources.mounts, 'utf8')).filter(({ device }) => device.startsWith('/dev/'));
  const drives: Drive[] = [];
  for (const { device, folder, options } of mounts) {
    if (drives.some((drive) => drive.folder === folder) || !(await isRemovable(sources.sys, path.basename(device)))) continue;
    drives.push({ folder, label: path.basename(folder), ...(await room(folder)), readOnly: options.includes('ro') });
  }
  return drives;
}

async function isRemovable(sys: string, name: string): Promise<boolean> {
  const block = await realpath(path.join(sys, 'class', 'block', name)).catch(() => null);
  if (block === null) return false;
  if (/\/usb\d+\//.test(block)) return true;
  // A partition lies inside of its disk; only the disk says it.
  for (const disk of [block, path.dirname(block)]) {
    const told = await readFile(path.join(disk, 'removable'), 'utf8').catch(() => null);
    if (told !== null) return told.trim() === '1';
  }
  return false;
}

async function room(folder: string): Promise<Pick<Drive, 'free' | 'size'>> {
  const facts = await statfs(folder).catch(() => null);
  return facts === null ? { free: null, size: null } : { free: facts.bavail * facts.bsize, size: facts.blocks * facts.bsize };
}

/** Untried: `Win32_LogicalDisk` with DriveType 2 (removable), asked through PowerShell. */
async function windowsDrives(): Promise<Drive[]> {
  const ask = 'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | Select-Object DeviceID,VolumeName,FreeSpace,Size | ConvertTo-Json -Compress';
  const { stdout } = await promisify(execFile)('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `[Console]::OutputEncoding=[Text.Encoding]::UTF8; ${ask}`], { timeout: 10_000, windowsHide: true });
  return parseLogicalDisks(stdout);
}

/** PowerShell writes one disk as an object, several as a list, none as nothing. A card reader without a card has no size. */
export function parseLogicalDisks(text: string): Drive[] {
  if (text.trim() === '') return [];
  const told: unknown = JSON.parse(text);
  return (Array.isArray(told) ? told : [told]).flatMap((one: { DeviceID?: unknown; VolumeName?: unknown; FreeSpace?: unknown; Size?: unknown }) => {
    const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
    if (typeof one.DeviceID !== 'string' || number(one.Size) === null) return [];
    const label = typeof one.VolumeName === 'string' && one.VolumeName !== '' ? one.VolumeName : 'U 盘';
    return [{ folder: `${one.DeviceID}\\`, label: `${label}（${one.DeviceID}）`, free: number(one.FreeSpace), size: number(one.Size), readOnly: false }];
  });
}
