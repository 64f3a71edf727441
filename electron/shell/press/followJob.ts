import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PrintEnd } from '#electron/papers/press.ts';

const run = promisify(execFile);
const LOOK_MS = 700;
/** Longer than this nobody asks about a job any more: its printer stands still, and the system's queue shows it. */
const PATIENCE_MS = 15 * 60_000;

const UNKNOWN: PrintEnd = { outcome: 'unknown', words: '' };

/** Watches a job of the system's queue until it is through. Taken by the queue is not printed: a stopped printer takes jobs too. */
export async function followJob(job: string, printer: string): Promise<PrintEnd> {
  if (job === '') return UNKNOWN;
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    await pause(LOOK_MS, undefined, { ref: false });
    try {
      if (entryOf(await ask('not-completed', printer), job) !== null) continue;
      const ended = entryOf(await ask('completed', printer), job);
      return ended === null ? UNKNOWN : endOf(ended);
    } catch {
      return UNKNOWN;
    }
  }
  return UNKNOWN;
}

async function ask(which: 'completed' | 'not-completed', printer: string): Promise<string> {
  const { stdout } = await run('lpstat', ['-l', '-W', which, '-o', printer], { env: { ...process.env, LC_ALL: 'C' }, timeout: 10_000, maxBuffer: 8e6 });
  return stdout;
}

/** The lines about one job: its own and the indented ones below. */
export function entryOf(listing: string, job: string): string | null {
  const lines = listing.split('\n');
  const at = lines.findIndex((line) => line.split(/\s+/)[0] === job);
  if (at < 0) return null;
  const after = lines.slice(at + 1);
  const end = after.findIndex((line) => !/^\s/.test(line));
  return [lines[at] ?? '', ...(end < 0 ? after : after.slice(0, end))].join('\n');
}

/** CUPS says why under Alerts: `job-completed-successfully`, `job-canceled-by-user`, `aborted-by-system` … */
export function endOf(entry: string): PrintEnd {
  const alerts = /Alerts:\s*(\S+)/.exec(entry)?.[1] ?? '';
  if (/completed-successfully|processing-to-stop-point/.test(alerts) || alerts === '' || alerts === 'none') return { outcome: 'printed', words: '' };
  if (/cancel/.test(alerts)) return { outcome: 'failed', words: '在打印队列中被取消' };
  if (/abort|error|unsupported/.test(alerts)) return { outcome: 'failed', words: '打印队列报告出错' };
  return { outcome: 'printed', words: '' };
}
