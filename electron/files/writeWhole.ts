import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from './flush.ts';

export type Fill = (write: (bytes: Uint8Array | string) => Promise<void>) => Promise<void>;

export interface WholeOptions {
  /** False: an existing file stays, and writing fails with EEXIST. */
  readonly overwrite?: boolean;
  /** Rights of the new file where the system has such. */
  readonly mode?: number;
}

/**
 * Writes a file whole or not at all: temporary name beside it, flush, rename, flush the folder. After a power cut there is the old file or the new one; what a killed
 * process leaves is a `.part`. Throws what the system or `fill` threw; each caller has its own words for that.
 */
export async function writeWhole(file: string, content: Uint8Array | string | Fill, options: WholeOptions = {}): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file).slice(0, 80)}.${randomUUID()}.part`);
  let handle: FileHandle | null = null;
  try {
    handle = await open(temporary, 'wx', options.mode);
    const opened = handle;
    const write = async (bytes: Uint8Array | string): Promise<void> => opened.writeFile(bytes);
    await (typeof content === 'function' ? content(write) : write(content));
    await handle.sync();
    await handle.close();
    handle = null;
    if (options.overwrite === false) await link(temporary, file);
    else await rename(temporary, file);
    await flushFolder(folder);
  } finally {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
