import { startedElectron } from '../../../build/electronLaunch.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { build, type InlineConfig } from 'vite';
import { electronWords, environmentOf, root, type Place } from '../fixtures.ts';

/** Bundles the press into an application of its own in the test's folder and starts it. */
export async function startPress(place: Place, env: Readonly<Record<string, string>> = {}): Promise<ElectronApplication> {
  const folder = path.join(place.folder, 'press');
  mkdirSync(folder, { recursive: true });
  const options: InlineConfig = {
    root, configFile: false, logLevel: 'silent', publicDir: false,
    build: {
      ssr: true, outDir: folder, emptyOutDir: false, target: 'node20', minify: false,
      rolldownOptions: { input: { main: path.join(root, 'tests/windows/press/application.ts') }, external: ['electron', /^node:/], output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
    },
    ssr: { noExternal: true, target: 'node' },
  };
  await build(options);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'press', main: 'main.cjs' }));
  const { executablePath, args } = electronWords();
  return startedElectron((timeout) => _electron.launch({ timeout, executablePath, args: [folder, ...args.slice(1), `--user-data-dir=${place.userData}`], env: environmentOf(place, env) }));
}

/** Words of a PDF by page, as a reader finds them. */
export function wordsOf(pdf: string): string[] {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

export function sizeOf(pdf: string): string {
  return /Page size:\s+(.+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? '';
}

/** How black each page is, in squares of about 14 mm from the top left: 0 white to 1 black. Two prints of one page differ by less than anything that is moved or missing. */
export function inkOf(file: string): number[][] {
  const dots = execFileSync('pdftoppm', ['-r', '36', '-gray', file], { maxBuffer: 1e9 });
  const pages: number[][] = [];
  for (let at = 0; at < dots.length;) {
    const [head = '', wide = '', high = ''] = /^P5\s+(\d+) (\d+)\s+255\n/.exec(dots.toString('latin1', at, at + 40)) ?? [];
    const [width, height, from] = [Number(wide), Number(high), at + head.length];
    const columns = Math.ceil(width / 20);
    const ink = new Float64Array(columns * Math.ceil(height / 20));
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) ink[Math.floor(y / 20) * columns + Math.floor(x / 20)] = (ink[Math.floor(y / 20) * columns + Math.floor(x / 20)] ?? 0) + (255 - (dots[from + y * width + x] ?? 255)) / 255 / 400;
    pages.push([...ink]);
    at = from + width * height;
  }
  return pages;
}
