import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { isFull } from '#electron/ledger/driver.ts';

/**
 * Writes a file whole or not at all, and reads it back: temporary name, flush, rename, flush the folder, compare. Sticks are pulled out early and lie about
 * what they keep. Refuses with `outbox.fileNotWritten`.
 */
export async function writeChecked(file: string, text: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    await writeThrough(temporary, text);
    await rename(temporary, file);
    await flushFolder(path.dirname(file));
    if ((await readFile(file, 'utf8')) !== text) throw refuse('outbox.fileNotWritten', { path: file, why: '读回的内容与写入的不同' });
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw isRefusal(error) ? error : refuse('outbox.fileNotWritten', { path: file, why: whyNot(error) });
  }
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Not every system lets a folder be opened; the rename stands then all the same. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

const isRefusal = (error: unknown): boolean => error instanceof Refusal;

function whyNot(error: unknown): string {
  if (isFull(error)) return '磁盘已满';
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return '文件夹不在了';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return '没有写入权限或已写保护';
  return code === '' ? '写入失败' : `写入失败（${code}）`;
}
