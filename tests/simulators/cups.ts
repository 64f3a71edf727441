import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrivateCups {
  /** Value of CUPS_SERVER for whoever prints. */
  readonly server: string;
  /** A raw queue in front of a printer on a TCP port. */
  addRaw(name: string, tcpPort: number): Promise<void>;
  stop(): Promise<void>;
}

/** A print server of our own in a temporary folder, beside whatever the machine has (Debian: cups, cups-client). */
export async function privateCups(): Promise<PrivateCups> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cups-'));
  chmodSync(folder, 0o755);
  for (const name of ['spool', 'spool/tmp', 'cache', 'state', 'root', 'root/ppd']) mkdirSync(path.join(folder, name), { mode: 0o777 });
  for (const name of ['spool', 'spool/tmp', 'cache', 'state', 'root', 'root/ppd']) chmodSync(path.join(folder, name), 0o777);
  const port = await freePort();
  const at = (name: string): string => path.join(folder, name);
  writeFileSync(at('cups-files.conf'), [
    'SystemGroup root', `ServerRoot ${at('root')}`, `RequestRoot ${at('spool')}`, `TempDir ${at('spool/tmp')}`, `CacheDir ${at('cache')}`, `StateDir ${at('state')}`,
    `AccessLog ${at('access.log')}`, `ErrorLog ${at('error.log')}`, `PageLog ${at('page.log')}`, 'Sandboxing relaxed', '',
  ].join('\n'));
  writeFileSync(at('cupsd.conf'), [
    `Listen 127.0.0.1:${String(port)}`, 'Browsing No', 'DefaultAuthType None', 'WebInterface No', 'LogLevel warn',
    '<Location />', 'Order allow,deny', 'Allow from 127.0.0.1', '</Location>', '<Policy default>', '<Limit All>', 'Order allow,deny', 'Allow from all', '</Limit>', '</Policy>', '',
  ].join('\n'));
  const child = spawn('/usr/sbin/cupsd', ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const server = `127.0.0.1:${String(port)}`;
  const client = (command: string, args: readonly string[]) => run(command, args, { env: { ...process.env, CUPS_SERVER: server, LC_ALL: 'C' } });
  for (let i = 0; i < 100; i += 1) {
    try {
      await client('lpstat', ['-r']).then(({ stdout }) => {
        if (!stdout.includes('is running')) throw new Error('not yet');
      });
      break;
    } catch (error) {
      if (i === 99) throw new Error('cupsd did not come up: apt-get install cups cups-client', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    server,
    async addRaw(name, tcpPort) {
      await client('lpadmin', ['-p', name, '-v', `socket://127.0.0.1:${String(tcpPort)}`, '-m', 'raw', '-E']);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address === null || typeof address === 'string' ? 0 : address.port));
    });
  });
}
