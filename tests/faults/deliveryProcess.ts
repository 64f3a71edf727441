import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { viteOptions } from '../../build/bundle/options.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles a process of the tests as the product is bundled; below the checkout, so that the native addon is found. */
export async function bundleChild(name: string, folder = 'faults'): Promise<string> {
  const out = path.join(root, 'out', 'faults', `${name}-${process.pid}`);
  await mkdir(out, { recursive: true });
  await build(await viteOptions({ format: 'single', entries: { [name]: `tests/${folder}/${name}.ts` } }, out));
  return path.join(out, `${name}.cjs`);
}

export interface Spawned {
  readonly child: ChildProcess;
  /** Whole lines so far. */
  readonly lines: string[];
  line(text: string): Promise<void>;
  ended: Promise<void>;
}

export function spawnChild(file: string, args: readonly string[]): Spawned {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  const waiting = new Set<() => void>();
  child.stdout?.on('data', (piece: Buffer) => {
    const parts = `${rest}${piece.toString('utf8')}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((resolve) => { child.once('close', () => resolve()); });
  return {
    child, lines, ended,
    line: (text) => new Promise((resolve) => {
      const look = (): void => {
        if (!lines.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    }),
  };
}
