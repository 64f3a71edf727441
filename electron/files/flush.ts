import { open } from 'node:fs/promises';

/** What was written under a name is on the disk afterwards; a folder's entries as well, where the system lets a folder be opened for it. */
export async function flush(place: string): Promise<void> {
  const handle = await open(place, 'r+').catch(() => open(place, 'r'));
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Not every system lets a folder be opened; the rename stands then all the same. */
export const flushFolder = (folder: string): Promise<void> => flush(folder).catch(() => undefined);
