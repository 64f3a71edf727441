import { refuse } from '#shared/messages/index.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';

/** Writes a file that a person chose the place of, whole or not at all: what stood there before stays until the new one is complete. */
export async function saveFile(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, bytes);
  } catch (error) {
    throw isFull(error) ? refuse('ledger.diskFull', { path: file }) : refuse('employers.targetUnwritable', { path: file });
  }
}
