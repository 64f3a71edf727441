// A screen for windows where the machine has none: an Xvfb of our own that ends with us.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onClosing } from './closing.mjs';
import { tied, which } from './exec.mjs';
import { SetupError } from './say.mjs';

const startWithinMs = 20_000;

/** Whether a person can see what we open. */
export function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** @param {string} text */
function counted(text) {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

/**
 * An X authority file as `xauth` would write it: other accounts of this machine cannot look at the display.
 * @param {string} file
 * @param {string} display number; empty stands for any
 */
function writeAuthority(file, display) {
  const anyHost = Buffer.from([0xff, 0xff]);
  const entry = [
    anyHost,
    counted(hostname()),
    counted(display),
    counted('MIT-MAGIC-COOKIE-1'),
    Buffer.concat([Buffer.from([0, 16]), randomBytes(16)]),
  ];
  writeFileSync(file, Buffer.concat(entry), { mode: 0o600 });
}

/**
 * Detached, so that Ctrl-C ends the window before its screen; the kernel ends it when we are killed.
 * @param {string} server
 * @param {string[]} args
 */
function startServer(server, args) {
  const [command, rest] = tied(server, args, 'TERM');
  return spawn(command, rest, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
}

/**
 * Starts Xvfb on a free display number and puts it into this process's environment. It ends with this process.
 * @returns {Promise<void>}
 */
export async function openVirtualDisplay() {
  const server = which('Xvfb');
  if (!server) throw new SetupError('缺少虚拟显示程序 Xvfb。请安装：\n  sudo apt-get install -y xvfb');
  const folder = mkdtempSync(join(tmpdir(), 'brigade-display-'));
  const authority = join(folder, 'authority');
  writeAuthority(authority, '');
  const wish = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-auth', authority, '-noreset'];
  const child = startServer(server, wish);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  onClosing(async () => {
    process.off('exit', stop);
    stop();
    child.ref();
    await ended;
  });
  const number = await new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('虚拟显示（Xvfb）无法启动。'));
    const timer = setTimeout(fail, startWithinMs);
    const channel = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
    let text = '';
    channel.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      channel.destroy();
      resolve(text.trim());
    });
    child.once('error', fail);
    child.once('exit', fail);
  });
  child.unref();
  process.env['DISPLAY'] = `:${number}`;
  process.env['XAUTHORITY'] = authority;
  process.env['BRIGADE_DISPLAY'] = 'virtual';
}
