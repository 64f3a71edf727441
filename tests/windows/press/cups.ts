import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf } from './fixture.ts';

export interface PrivateCups {
  readonly server: string;
  /** Words of the last job, as the printer got it; empty before one came. */
  printed(): string;
  /** Where the printer puts what it gets. */
  readonly output: string;
  /** What the last job asked for. */
  job(): { copies: string; sides: string; media: string };
  stopPrinter(): void;
  stop(): Promise<void>;
}

/** A print server of its own with one printer, FILEPDF, that writes what it gets into a file. */
export async function startCups(folder: string): Promise<PrivateCups> {
  const home = path.join(folder, 'cups');
  const account = process.getuid?.() === 0 ? 'lp' : String(process.env['USER'] ?? 'nobody');
  for (const part of ['conf', 'spool', 'cache', 'state', 'log', 'tmp', 'out']) mkdirSync(path.join(home, part), { recursive: true });
  chmodSync(folder, 0o755);
  if (account === 'lp') execFileSync('chown', ['-R', 'lp:lp', home]);
  const port = await freePort();
  const server = `127.0.0.1:${port}`;
  const files = ['FileDevice Yes', `ServerRoot ${home}/conf`, `RequestRoot ${home}/spool`, `CacheDir ${home}/cache`, `StateDir ${home}/state`, `TempDir ${home}/tmp`,
    `ErrorLog ${home}/log/error`, `AccessLog ${home}/log/access`, `PageLog ${home}/log/page`, `User ${account}`, `Group ${account}`, 'SystemGroup root'];
  const allow = (where: string): string => `<Location ${where}>\nOrder allow,deny\nAllow all\n</Location>`;
  const daemon = [`Listen ${server}`, 'Browsing Off', 'PageLogFormat %{copies}|%{sides}|%{media}', 'DefaultAuthType None', 'WebInterface No', allow('/'), allow('/admin'), '<Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>'];
  writeFileSync(path.join(home, 'conf', 'cups-files.conf'), `${files.join('\n')}\n`);
  writeFileSync(path.join(home, 'conf', 'cupsd.conf'), `${daemon.join('\n')}\n`);
  const child = spawn('/usr/sbin/cupsd', ['-f', '-c', `${home}/conf/cupsd.conf`, '-s', `${home}/conf/cups-files.conf`], { stdio: 'ignore' });
  const ask = (command: string, words: readonly string[]): string => execFileSync(command, words, { encoding: 'utf8', env: { ...process.env, CUPS_SERVER: server, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` }, stdio: ['ignore', 'pipe', 'ignore'] });
  const output = path.join(home, 'out', 'job.pdf');
  await until(() => ask('lpstat', ['-r']).includes('is running'));
  ask('lpadmin', ['-p', 'FILEPDF', '-v', `file:${output}`, '-m', 'lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd', '-E']);
  return {
    server,
    printed: () => (existsSync(output) ? tolerant(() => wordsOf(output).join('')) : ''),
    output,
    job() {
      const log = readFileSync(path.join(home, 'log', 'page'), 'utf8').trim().split('\n').at(-1) ?? '';
      const [copies = '', sides = '', media = ''] = log.split('|');
      return { copies, sides, media };
    },
    stopPrinter: () => void ask('cupsdisable', ['FILEPDF']),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if (tolerant(() => (holds() ? 'yes' : '')) === 'yes') return;
    await pause(100);
  }
  throw new Error('the print server did not start');
}

/** What is still being written, or not answering yet, counts as nothing. */
function tolerant(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
