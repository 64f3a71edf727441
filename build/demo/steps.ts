import { createRequire } from 'node:module';
import path from 'node:path';
import { runCli } from '#electron/cli/main.ts';

/** What a command of the command line said on its two streams. */
export interface Said { readonly code: number; readonly lines: readonly unknown[]; readonly messages: readonly string[] }

/** Runs a command exactly as `npm run cli` does; fails the demo when it is refused, unless `mayFail`. */
export async function cli(words: readonly string[], mayFail = false): Promise<Said> {
  const lines: unknown[] = [];
  const messages: string[] = [];
  const code = await runCli(words, { out: (line) => lines.push(JSON.parse(line)), err: (line) => messages.push(line) });
  if (code !== 0 && !mayFail) throw new Error(`${words[0] ?? ''} 没有成功（${code}）：${messages.join(' ')}`);
  return { code, lines, messages };
}

/** First object that a command printed. */
export function only<T>(said: Said): T {
  const [first] = said.lines;
  if (first === undefined) throw new Error('the command printed nothing');
  return first as T;
}

let started = Date.now();

/** Says a step in plain words with the time it took. */
export function step(text: string): void {
  const now = Date.now();
  process.stdout.write(`${text}　${((now - started) / 1000).toFixed(1)} 秒\n`);
  started = now;
}

export function heading(text: string): void {
  process.stdout.write(`\n${text}\n`);
  started = Date.now();
}

/** Fails the demo with a sentence: it only counts when all of it happened. */
export function must(held: boolean, what: string): void {
  if (!held) throw new Error(`示例没有达到预期：${what}`);
}

/** Root of the checkout: the bundle lies in dist/. */
export const root = path.resolve(import.meta.dirname, '..');
export const requireHere = createRequire(path.join(root, 'package.json'));
