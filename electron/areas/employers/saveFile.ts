import { open, rename, rm } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import { isFull } from '#electron/ledger/driver.ts';

/** Writes a file that a person chose the place of, whole or not at all: what stood there before stays until the new one is complete. */
export async function saveFile(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    if (isFull(error)) throw refuse('ledger.diskFull', { path: file });
    throw refuse('employers.targetUnwritable', { path: file });
  }
}
