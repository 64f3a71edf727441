import { readFileSync } from 'node:fs';
import { app } from 'electron';
import { installationOf, type Installation } from '#electron/updates/installation.ts';

/** What dpkg keeps for every package it installed: the names of its files. */
const DPKG_FILES = '/var/lib/dpkg/info/brigade-ledger.list';

/** How this running copy was installed. */
export function runningInstallation(): Installation | null {
  return installationOf({ platform: process.platform, arch: process.arch, packaged: app.isPackaged, executable: process.execPath, appImage: process.env['APPIMAGE'], debFiles: debFiles() });
}

function debFiles(): string {
  try {
    return readFileSync(DPKG_FILES, 'utf8');
  } catch {
    return '';
  }
}

/** Starts the product again after it ended, or the program that took its place. */
export function relaunch(file?: string): void {
  app.relaunch(file === undefined ? {} : { execPath: file, args: process.argv.slice(1) });
}
