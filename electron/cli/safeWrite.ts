import { access, link, open, rename, rm } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import { isFull } from '#electron/ledger/driver.ts';

/** Writes a file whole or not at all: temporary name, flush, rename. With `overwrite: false` an existing file stays as it is. */
export async function safeWrite(file: string, bytes: Uint8Array, options: { overwrite: boolean }): Promise<void> {
  const there = await access(file).then(() => true, () => false);
  if (there && !options.overwrite) throw refuse('cli.targetExists', { path: file });
  const temporary = `${file}.${process.pid}.part`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (options.overwrite) await rename(temporary, file);
    else await link(temporary, file).finally(() => rm(temporary, { force: true }));
  } catch (error) {
    await rm(temporary, { force: true });
    if (isFull(error)) throw refuse('ledger.diskFull', { path: file });
    throw refuse('cli.targetUnwritable', { path: file });
  }
}
