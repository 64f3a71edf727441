import { execFile } from 'node:child_process';

export interface Tray { readonly name: string; readonly label: string }

/** Trays of a printer of CUPS (`lpoptions -l`, its InputSlot); empty where there is no CUPS, no such printer, or nothing to choose. */
export function traysOf(printer: string): Promise<Tray[]> {
  // A queue's name has no blanks and no slashes; anything else is none, and not for a command line.
  if (process.platform === 'win32' || !/^[^-\s/#\p{Cc}][^\s/#\p{Cc}]*$/u.test(printer)) return Promise.resolve([]);
  return new Promise((resolve) => {
    execFile('lpoptions', ['-p', printer, '-l'], { env: { ...process.env, LC_ALL: 'C' }, timeout: 5000 }, (error, out) => resolve(error === null ? traysIn(out) : []));
  });
}

/** `InputSlot/Media Source: *Auto Tray1 Tray2` → its three names. */
export function traysIn(listing: string): Tray[] {
  const line = listing.split('\n').find((one) => one.startsWith('InputSlot/'));
  const names = line === undefined ? [] : line.slice(line.indexOf(':') + 1).trim().split(/\s+/).map((name) => name.replace(/^\*/, '')).filter((name) => /^[\w.-]+$/.test(name));
  return names.map((name) => ({ name, label: LABELS[name.toLowerCase()] ?? name }));
}

const LABELS: Readonly<Record<string, string>> = { auto: '自动', autoselect: '自动', upper: '上纸盒', middle: '中纸盒', lower: '下纸盒', manual: '手动进纸', multipurpose: '多用途纸盒', tray1: '纸盒 1', tray2: '纸盒 2', tray3: '纸盒 3', tray4: '纸盒 4' };
