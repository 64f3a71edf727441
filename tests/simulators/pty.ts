import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface VirtualPort {
  /** The serial port as the product opens it. */
  readonly path: string;
  /** Ends what stands behind the port, as if the cable were pulled. */
  pull(): void;
  close(): Promise<void>;
}

/** A virtual serial port in front of a TCP port of this machine (socat), in a folder of its own or in one where it can come back under the same name. */
export async function virtualPort(tcpPort: number, at?: string): Promise<VirtualPort> {
  const folder = at ?? (await mkdtemp(path.join(tmpdir(), 'pty-')));
  const link = path.join(folder, 'reader');
  await rm(link, { force: true });
  const child = spawn('socat', [`PTY,link=${link},raw,echo=0`, `TCP:127.0.0.1:${String(tcpPort)}`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new Error('socat is needed: apt-get install socat', { cause: error })));
    child.once('exit', () => resolve());
  });
  for (let i = 0; i < 200 && !existsSync(link); i += 1) await Promise.race([new Promise((resolve) => setTimeout(resolve, 10)), ended.then(() => new Promise((resolve) => setTimeout(resolve, 10)))]);
  if (!existsSync(link)) throw new Error('no virtual port came up');
  return {
    path: link,
    pull: () => void child.kill('SIGKILL'),
    async close() {
      child.kill('SIGTERM');
      await ended;
      await (at === undefined ? rm(folder, { recursive: true, force: true }) : rm(link, { force: true }));
    },
  };
}
