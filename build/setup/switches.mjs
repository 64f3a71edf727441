// The switches that Electron must be given on this machine.
import { accessSync, constants, statfsSync } from 'node:fs';
import { sandboxWorks } from './sandbox.mjs';

/** Containers give 64 MB; a page of some length needs more. */
const sharedMemoryNeeded = 256 * 1024 * 1024;

/** @returns {boolean} whether Chromium can exchange pictures through /dev/shm */
function sharedMemoryWorks() {
  if (process.platform !== 'linux') return true;
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize >= sharedMemoryNeeded;
  } catch {
    return false;
  }
}

/**
 * Stand before the application's folder: what this account and this machine need, and on a virtual screen no attempt at a graphics
 * card and none of Chromium's complaints about the missing desktop.
 * @returns {string[]}
 */
export function electronArguments() {
  return [
    ...(sandboxWorks() ? [] : ['--no-sandbox']),
    ...(sharedMemoryWorks() ? [] : ['--disable-dev-shm-usage']),
    ...(process.env['BRIGADE_DISPLAY'] === 'virtual' ? ['--disable-gpu', '--log-level=3'] : []),
  ];
}
