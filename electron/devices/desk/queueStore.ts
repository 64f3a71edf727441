import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { QueueStore, QueuedSlip } from '../printers/queue/queue.ts';
import { isSettled } from '../printers/queue/state.ts';

const KEPT_MS = 7 * 24 * 60 * 60_000;

/**
 * The queue in a folder of this PC, one file a job, written whole and flushed before the first byte leaves for a printer. What was printed or given up
 * stays seven days for whoever asks, what is in doubt until somebody decides.
 */
export function folderStore(folder: string, now: () => number): QueueStore {
  const fileOf = (id: string): string => path.join(folder, `${id}.json`);
  return {
    async load() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const jobs: QueuedSlip[] = [];
      for (const name of names) {
        const job = await readJob(path.join(folder, name));
        if (job === null) continue;
        if (isSettled(job.state) && job.state.is !== 'doubtful' && now() - job.queuedAt > KEPT_MS) await rm(path.join(folder, name), { force: true });
        else jobs.push(job);
      }
      return jobs.sort((a, b) => a.queuedAt - b.queuedAt);
    },
    async save(job) {
      await mkdir(folder, { recursive: true });
      const file = fileOf(job.id);
      const handle = await open(`${file}.new`, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(job));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.new`, file);
    },
  };
}

/** A file that was not written by us, or was cut off, is passed over: it is no job. */
async function readJob(file: string): Promise<QueuedSlip | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null && 'id' in value && 'state' in value && 'job' in value && 'printer' in value && 'queuedAt' in value ? (value as QueuedSlip) : null;
  } catch {
    return null;
  }
}
