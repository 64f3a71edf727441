import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';
import { assertRoom } from './space.ts';

export interface Written { readonly sha256: string; readonly size: number }

/**
 * Writes a large file to a stick, whole or not at all, and reads it back: room first, temporary name, flush, rename, flush the folder, compare the digest.
 * Sticks are pulled out early and lie about what they keep. `expected`: bytes that will be needed at most.
 * Refuses with `backups.noRoom`, `backups.fileTooLarge`, `backups.notWritten`; refusals of `fill` pass through.
 */
export async function writeVerified(file: string, expected: number, fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<Written> {
  const folder = path.dirname(file);
  const hash = createHash('sha256');
  let size = 0;
  try {
    await mkdir(folder, { recursive: true });
    await assertRoom(folder, expected);
    await writeWhole(file, (write) => fill(async (bytes) => {
      hash.update(bytes);
      size += bytes.length;
      await write(bytes);
    }));
    const sha256 = hash.digest('hex');
    if ((await fileSha256(file)) !== sha256) {
      await rm(file, { force: true });
      throw refuse('backups.notWritten', { path: file, why: '读回的内容与写入的不同，这个盘可能已坏' });
    }
    return { sha256, size };
  } catch (error) {
    if (error instanceof Refusal || !isSystemError(error)) throw error;
    throw refuse('backups.notWritten', { path: file, why: whyNot(error) });
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** What a system error of writing means to a person. */
export function whyNot(error: unknown): string {
  if (isFull(error)) return '磁盘已满';
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EIO'].includes(code)) return '文件夹不在了，或盘已拔出';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return '没有写入权限或已写保护';
  return code === '' ? '写入失败' : `写入失败（${code}）`;
}
