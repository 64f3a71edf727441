import { refuse } from '#shared/messages/index.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';

/** Writes a file whole or not at all. With `overwrite: false` an existing file stays as it is. */
export async function safeWrite(file: string, bytes: Uint8Array, options: { overwrite: boolean }): Promise<void> {
  try {
    await writeWhole(file, bytes, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code === 'EEXIST') throw refuse('cli.targetExists', { path: file });
    throw isFull(error) ? refuse('ledger.diskFull', { path: file }) : refuse('cli.targetUnwritable', { path: file });
  }
}
