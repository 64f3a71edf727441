import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shell } from 'electron';
import { refuse } from '#shared/messages/index.ts';

/** Kinds of file that the product writes and that a reading program opens; anything else is only shown in its folder. */
const readable: ReadonlySet<string> = new Set(['.xlsx', '.docx', '.pdf', '.csv', '.txt', '.json']);

/** Opens a file that the product wrote with the system's own program, or shows it in its folder. */
export async function openWrittenFile(file: string, what: 'file' | 'folder'): Promise<void> {
  if ((await stat(file).catch(() => null)) === null) throw refuse('settings.fileGone', { name: path.basename(file) });
  if (what === 'folder' || !readable.has(path.extname(file).toLowerCase())) return shell.showItemInFolder(file);
  const problem = await shell.openPath(file);
  if (problem !== '') throw refuse('settings.cannotOpen', { name: path.basename(file) });
}
