import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';

export interface Space {
  /** Bytes that this account may still write. */
  readonly free: number;
  /** Largest file that the file system takes. */
  readonly largestFile: number;
}

/** Linux: `MSDOS_SUPER_MAGIC` of statfs(2). FAT keeps the size of a file in 32 bits. */
const FAT = 0x4d44;
const FAT_LARGEST = 2 ** 32 - 1;
/** Room that stays: a disk filled to the last byte makes other work fail. */
const SPARE = 1024 * 1024;

/** Room on the disk of a folder (or of the nearest one above it that exists); null where the system does not tell. */
export async function spaceOf(folder: string): Promise<Space | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const facts = await statfs(at).catch(() => null);
    if (facts !== null) return { free: facts.bavail * facts.bsize, largestFile: facts.type === FAT ? FAT_LARGEST : Number.MAX_SAFE_INTEGER };
    if (path.dirname(at) === at) return null;
  }
}

/** Refuses with `backups.noRoom` or `backups.fileTooLarge` before anything is written. `largest`: size of the largest single file. */
export async function assertRoom(folder: string, bytes: number, largest = bytes): Promise<void> {
  const space = await spaceOf(folder);
  if (space === null) return;
  if (space.free < bytes + SPARE) throw refuse('backups.noRoom', { path: folder, needed: bytes + SPARE, free: space.free });
  if (largest > space.largestFile) throw refuse('backups.fileTooLarge', { path: folder });
}
