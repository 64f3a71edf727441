import { readFile, writeFile } from 'node:fs/promises';
import { app } from 'electron';
import type { PageOptions } from '#electron/papers/press.ts';
import { reserveScheme } from '../protocol.ts';
import { jobsFileOf } from './order.ts';
import { ChromiumPress } from './press.ts';

/** One paper that another process wants as PDF; `out` is written when it is whole. */
export interface PressJob {
  readonly html: string;
  readonly options: PageOptions;
  readonly out: string;
}

/** Said on standard output when every job is written. The asking process ends this one then: some runtimes crash while a headless display closes. */
export const PRESS_DONE = 'pressed';

/**
 * Lays out papers for the command line: an application of its own without any window, started as `electron press.cjs JOBS.json`, or by the installed
 * application itself as `--lay-out=JOBS.json`.
 */
async function press(): Promise<void> {
  reserveScheme();
  app.disableHardwareAcceleration();
  await app.whenReady();
  const jobs = JSON.parse(await readFile(jobsFileOf(process.argv), 'utf8')) as readonly PressJob[];
  const chromium = new ChromiumPress();
  for (const job of jobs) await writeFile(job.out, await chromium.pdf(job.html, job.options));
  process.stdout.write(`${PRESS_DONE}\n`);
}

app.on('window-all-closed', () => undefined);
press().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
});
