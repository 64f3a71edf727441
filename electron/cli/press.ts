import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import type { GlyphSource } from '#electron/devices/desk/glyphSource.ts';
import type { PaperPress } from '#electron/papers/press.ts';
import { jobKey, openJob, PRESS_KEY, sealJob } from '#electron/shell/press/handOver.ts';
import { layOutOrder } from '#electron/shell/press/order.ts';

const PATIENCE_MS = 60_000;

/**
 * PDF from the command line: the same Chromium as in the window, in a hidden process of its own (the set-up gives it a virtual display where there is none). Printing belongs to the window.
 * @param root folder that holds dist/
 */
export function spawnedPress(root: string): PaperPress {
  return {
    pdf: async (html, options) => new Uint8Array(await pressed(root, { html, options })),
    print: () => Promise.reject(refuse('operation.windowOnly', {})),
  };
}

/** Characters that a slip printer lacks, drawn by the same runtime. */
export function spawnedGlyphs(root: string): GlyphSource {
  return async (glyphs) => drawn.parse(JSON.parse((await pressed(root, { glyphs })).toString('utf8'))).map((text) => (text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))));
}

const drawn = z.array(z.string().nullable());

/** What one job of the press wrote. What lies in the temporary folder meanwhile is sealed. */
async function pressed(root: string, job: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'brigade-press-'));
  try {
    const out = path.join(folder, 'out');
    const jobs = path.join(folder, 'jobs.json');
    const key = jobKey();
    await writeFile(jobs, sealJob(key, Buffer.from(JSON.stringify([{ ...job, out }]))), { mode: 0o600 });
    await runPress(root, jobs, folder, key);
    return openJob(key, await readFile(out));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runPress(root: string, jobs: string, folder: string, key: Uint8Array): Promise<void> {
  const { executable, start } = runtime(root, jobs);
  const words = [...switches(), '--disable-gpu', `--user-data-dir=${path.join(folder, 'profile')}`, ...start];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, [PRESS_KEY]: Buffer.from(key).toString('base64') } });
    let said = '';
    let complaint = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      if (said.includes('pressed')) child.kill('SIGKILL');
    });
    child.stderr.on('data', (piece: Buffer) => { complaint = `${complaint}${piece.toString('utf8')}`.slice(-2000); });
    child.on('error', () => reject(refuse('cli.noRuntime', {})));
    child.on('close', () => {
      clearTimeout(timer);
      if (said.includes('pressed')) resolve();
      else reject(refuse('cli.pressFailed', { detail: complaint.split('\n').filter((line) => line !== '' && !line.includes('ERROR:bus')).at(-1) ?? '没有应答' }));
    });
  });
}

/** Switches that this account needs (set by the set-up, e.g. for root). */
function switches(): string[] {
  const given: unknown = JSON.parse(process.env['BRIGADE_ELECTRON_ARGUMENTS'] ?? '[]');
  return Array.isArray(given) ? given.map(String) : [];
}

/**
 * What to start: the installed application itself, which knows the order to lay out; in a checkout the runtime that the set-up names, with the press
 * as its application. Without a display Chromium is told so.
 */
function runtime(root: string, jobs: string): { executable: string; start: readonly string[] } {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  if (folder === '' && process.versions['electron'] !== undefined) {
    const blind = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
    return { executable: process.execPath, start: [...(blind ? ['--headless'] : []), layOutOrder(jobs)] };
  }
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  const file = path.join(folder, name);
  if (folder === '' || !existsSync(file)) throw refuse('cli.noRuntime', {});
  return { executable: file, start: [path.join(root, 'dist', 'electron', 'press.cjs'), jobs] };
}
