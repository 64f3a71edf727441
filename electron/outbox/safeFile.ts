import { readFile } from 'node:fs/promises';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';

/** Writes a file whole or not at all, and reads it back. Sticks are pulled out early and lie about what they keep. Refuses with `outbox.fileNotWritten`. */
export async function writeChecked(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text);
    if ((await readFile(file, 'utf8')) !== text) throw refuse('outbox.fileNotWritten', { path: file, why: '读回的内容与写入的不同' });
  } catch (error) {
    throw isRefusal(error) ? error : refuse('outbox.fileNotWritten', { path: file, why: whyNot(error) });
  }
}

const isRefusal = (error: unknown): boolean => error instanceof Refusal;

function whyNot(error: unknown): string {
  if (isFull(error)) return '磁盘已满';
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return '文件夹不在了';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return '没有写入权限或已写保护';
  return code === '' ? '写入失败' : `写入失败（${code}）`;
}
