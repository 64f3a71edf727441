import { refuse } from '#shared/messages/index.ts';
import { isFull } from '#electron/ledger/driver.ts';

/**
 * Runs a step of an import that touches the disk. What the disk says becomes a refusal: full, or any other trouble in reading and writing (a quota, a
 * broken drive). The engine's own error would carry all rows of the statement in its text. `folder` is the ledger's.
 */
export async function onDisk<T>(folder: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (isFull(error)) throw refuse('ledger.diskFull', { path: folder });
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && /^SQLITE_(IOERR|CANTOPEN)/.test(code)) throw refuse('imports.diskTrouble', { path: folder });
    throw error;
  }
}
