import { open } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import { readNotice as readText } from '#shared/rules/notices.ts';
import { effect } from '#electron/areas/operation.ts';

/** A notice is a page of text; a larger file is something else and is not read. */
const LARGEST = 256 * 1024;

export const readNotice = effect<'clocks.readNotice'>(async ({ services }, { file }) => {
  const text = await textOf(services.files.pathOf(file.token), file.name);
  const read = readText(text);
  if (!read.ok) throw refuse('clocks.noticeUnreadable', { name: file.name, problem: read.problem });
  return { years: read.years.map((year) => ({ year: year.year, holidayOff: [...year.holidayOff], workingWeekends: [...year.workingWeekends] })), remarks: [...read.remarks] };
});

/** UTF-8, else GB18030 as older office PCs write text files. */
async function textOf(path: string, name: string): Promise<string> {
  let bytes: Buffer;
  try {
    const handle = await open(path, 'r');
    try {
      if ((await handle.stat()).size > LARGEST) throw refuse('clocks.noticeTooLarge', { name });
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) throw refuse('clocks.noticeUnreadable', { name, problem: '文件打不开' });
    throw error;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
