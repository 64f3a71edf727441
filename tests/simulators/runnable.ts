import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformWithOxc } from 'vite';

/** A stand-in program of this folder as a file that Node can run by itself; `remove` takes it away. */
export async function runnable(name: string): Promise<{ file: string; remove(): void }> {
  const source = path.join(import.meta.dirname, name);
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const folder = mkdtempSync(path.join(tmpdir(), 'program-'));
  const file = path.join(folder, name.replace(/\.ts$/, '.mjs'));
  writeFileSync(file, code);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
