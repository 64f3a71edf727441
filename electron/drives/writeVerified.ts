import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
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
  const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.part`);
  let handle: FileHandle | null = null;
  try {
    await mkdir(folder, { recursive: true });
    await assertRoom(folder, expected);
    handle = await open(temporary, 'w');
    const opened = handle;
    const hash = createHash('sha256');
    let size = 0;
    await fill(async (bytes) => {
      hash.update(bytes);
      size += bytes.length;
      await opened.writeFile(bytes);
    });
    await handle.sync();
    await handle.close();
    handle = null;
    await rename(temporary, file);
    await flushFolder(folder);
    const sha256 = hash.digest('hex');
    if ((await fileSha256(file)) !== sha256) {
      await rm(file, { force: true });
      throw refuse('backups.notWritten', { path: file, why: '读回的内容与写入的不同，这个盘可能已坏' });
    }
    return { sha256, size };
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof Refusal || !isSystemError(error)) throw error;
    throw refuse('backups.notWritten', { path: file, why: whyNot(error) });
  }
}

/** Not every system lets a folder be opened; the rename stands then all the same. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
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
