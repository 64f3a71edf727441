// What the operating system must bring along for an Electron window: libraries, a Chinese font, a few programs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { capture, which } from './exec.mjs';
import { locked } from './lock.mjs';
import { cacheDir } from './paths.mjs';
import { findRuntime } from './runtime-home.mjs';
import { addToStamp, fileMark, readStamp } from './stamp.mjs';

/** Debian's names of what Chromium and its dialogs load. */
const libraries = [
  'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libdrm2', 'libxtst6', 'libcups2', 'dbus',
];

/**
 * @typedef {object} SystemNeeds
 * @property {boolean} [virtualDisplay] there is no screen
 * @property {boolean} [tests] programs that only tests use
 */

const stampFile = () => join(cacheDir(), 'system.json');

/**
 * Changes whenever packages come or go: cheaper to compare than to look everything up again.
 * @param {SystemNeeds} needs
 */
function mark(needs) {
  const places = ['/var/lib/dpkg/status', '/etc/ld.so.cache', '/usr/share/fonts'];
  return [findRuntime()?.dir, needs.virtualDisplay, needs.tests, ...places.map(fileMark)].join('|');
}

/** @param {SystemNeeds} needs */
const stampKey = (needs) => `window${needs.virtualDisplay ? '+display' : ''}${needs.tests ? '+tests' : ''}`;

/** @returns {Promise<boolean>} whether the dynamic linker finds everything that the runtime's files name */
async function librariesFound() {
  const runtime = findRuntime();
  if (!runtime) return false;
  const shared = readdirSync(runtime.dir).filter((name) => name.endsWith('.so'));
  const files = [runtime.executable, ...shared.map((name) => join(runtime.dir, name))];
  const env = { ...process.env, LD_LIBRARY_PATH: runtime.dir };
  const { code, stdout } = await capture('ldd', files, { env });
  return code === 0 && !stdout.includes('not found');
}

/** @returns {Promise<boolean>} whether any font covers Simplified Chinese */
async function chineseFontFound() {
  return (await capture('fc-list', [':lang=zh-cn', 'family'])).stdout.trim() !== '';
}

/**
 * @param {SystemNeeds} needs
 * @returns {Promise<string[]>} Debian packages that are missing
 */
async function missing(needs) {
  const names = (await librariesFound()) ? [] : [...libraries];
  if (!(await chineseFontFound())) names.push('fontconfig', 'fonts-noto-cjk');
  if (!which('udevadm')) names.push('udev'); // serialport dies without it
  if (needs.virtualDisplay && !which('Xvfb')) names.push('xvfb');
  if (needs.tests && !which('pdftotext')) names.push('poppler-utils');
  return names;
}

/**
 * Makes sure that windows can open and Chinese is drawn. Windows and macOS bring it all along.
 * @param {SystemNeeds} needs
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux') return;
  if (readStamp(stampFile())[stampKey(needs)] === mark(needs)) return;
  await locked('system', async () => {
    const names = await missing(needs);
    if (names.length > 0) await aptInstall(names, '窗口、打印与中文字体', 'windows, printing and a Chinese font');
  });
  addToStamp(stampFile(), { [stampKey(needs)]: mark(needs) });
}
