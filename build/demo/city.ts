import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './steps.ts';

export interface RunningCity { readonly url: string; readonly publicKeyFile: string; stop(): Promise<void> }

/** Starts the reference inbox as `npm run city` does, with the district's public key enrolled. */
export async function startCity(folder: string, districtCode: string, publicKeyJwk: unknown): Promise<RunningCity> {
  const keyFile = path.join(folder, `${districtCode}.jwk.json`);
  await writeFile(keyFile, JSON.stringify(publicKeyJwk));
  const child = spawn(process.execPath, [path.join(root, 'dist', 'city-inbox.cjs'), '--port', '0', '--data', path.join(folder, 'city'), '--enrol', `${districtCode}=${keyFile}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { url, publicKeyFile } = await firstLine(child);
  return { url, publicKeyFile, stop: () => stop(child) };
}

function firstLine(child: ChildProcess): Promise<{ url: string; publicKeyFile: string }> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (piece: Buffer) => { complaint += piece.toString('utf8'); });
    child.once('exit', () => reject(new Error(`支队收件箱没有启动：${complaint.trim()}`)));
    if (child.stdout === null) return reject(new Error('no output'));
    createInterface({ input: child.stdout }).once('line', (line) => {
      child.removeAllListeners('exit');
      resolve(JSON.parse(line) as { url: string; publicKeyFile: string });
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
