import { readFile, writeFile } from 'node:fs/promises';
import { app } from 'electron';
import type { PageOptions } from '#electron/papers/press.ts';
import type { WantedGlyph } from '#electron/devices/desk/protocol.ts';
import { reserveScheme } from '../protocol.ts';
import { GlyphPage } from './glyphs.ts';
import { openJob, sealJob, takeJobKey } from './handOver.ts';
import { jobsFileOf } from './order.ts';
import { ChromiumPress } from './press.ts';

/** One paper that another process wants as PDF; `out` is written when it is whole. */
export interface PressJob {
  readonly html: string;
  readonly options: PageOptions;
  readonly out: string;
}

/** Characters that another process wants drawn; `out` gets them as JSON, base64 or null each. */
export interface GlyphJob {
  readonly glyphs: readonly WantedGlyph[];
  readonly out: string;
}

/** Said on standard output when every job is written. The asking process ends this one then: some runtimes crash while a headless display closes. */
export const PRESS_DONE = 'pressed';

/**
 * Lays out papers for the command line: an application of its own without any window, started as `electron press.cjs JOBS.json`, or by the installed
 * application itself as `--lay-out=JOBS.json`. Jobs and results are sealed (handOver.ts).
 */
async function press(): Promise<void> {
  const key = takeJobKey(process.env);
  reserveScheme();
  app.disableHardwareAcceleration();
  await app.whenReady();
  const jobs = JSON.parse(openJob(key, await readFile(jobsFileOf(process.argv))).toString('utf8')) as readonly (PressJob | GlyphJob)[];
  const chromium = new ChromiumPress();
  const page = new GlyphPage();
  for (const job of jobs) {
    const made = 'html' in job ? await chromium.pdf(job.html, job.options) : Buffer.from(JSON.stringify((await page.draw(job.glyphs)).map((drawn) => (drawn === null ? null : Buffer.from(drawn).toString('base64')))));
    await writeFile(job.out, sealJob(key, made), { mode: 0o600 });
  }
  process.stdout.write(`${PRESS_DONE}\n`);
}

app.on('window-all-closed', () => undefined);
press().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
});
