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
