import { rename, rm } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { effect } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { isFull } from '#electron/ledger/driver.ts';
import { createSheet } from '#electron/spreadsheets/writer.ts';
import { EXPORT_HEADS, exportRow } from './exportRows.ts';
import { exportedEmployers } from './repository/exportList.ts';
import type { EmployerFilter } from './repository/filter.ts';
import { filteredIds } from './repository/list.ts';
import { unmergedIds } from './repository/tags.ts';

/** The filtered list, or the ticked dossiers of it, as a spreadsheet. */
export const exportList = effect<'employers.exportList'>(async ({ ledger, actor, now, services }, { filter, ids, format }) => {
  const wanted = await chosen(ledger.reader, filter, ids);
  if (wanted.length === 0) throw refuse('employers.nothingToExport', {});
  const target = await services.desktop.chooseTarget('导出单位名单', `单位名单-${shanghaiDay(now)}.${format}`, format);
  if (target === null) return { file: null };
  await writeList(ledger.reader, wanted, target, format);
  await ledger.command({ actor, now }, () => Promise.resolve({
    value: undefined,
    entry: { operation: 'employers.exportList', subject: { kind: 'employer', id: '', label: `${wanted.length} 户` }, summary: `导出单位名单：${wanted.length} 户，${format}`, changes: { count: wanted.length, format } },
    topics: ['journal'],
  }));
  return { file: services.files.written(target) };
});

/** Ticked dossiers in the order in which they were ticked, else the whole filtered list, the most urgent first. */
async function chosen(reader: Reader, filter: EmployerFilter, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return filteredIds(reader, filter, 'alert', true);
  const there = new Set(await unmergedIds(reader, ids));
  return [...new Set(ids)].filter((id) => there.has(id));
}

const ROWS_AT_ONCE = 2000;

/** Written beside the target and put in its place when it is whole; the person has agreed in the dialog to what is replaced. */
async function writeList(reader: Reader, ids: readonly number[], target: string, format: 'xlsx' | 'csv'): Promise<void> {
  const whole = `${target}.${process.pid}.new`;
  try {
    await rm(whole, { force: true });
    const sheet = await createSheet(whole, format, { sheetName: '单位名单', heads: EXPORT_HEADS });
    try {
      for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
        for (const row of await exportedEmployers(reader, ids.slice(from, from + ROWS_AT_ONCE))) await sheet.row(exportRow(row));
      }
      await sheet.finish();
    } catch (error) {
      await sheet.abandon();
      throw error;
    }
    await rename(whole, target);
  } catch (error) {
    await rm(whole, { force: true });
    if (isFull(error)) throw refuse('ledger.diskFull', { path: target });
    throw refuse('employers.targetUnwritable', { path: target });
  }
}
