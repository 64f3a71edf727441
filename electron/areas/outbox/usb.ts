import { refuse } from '#shared/messages/index.ts';
import { undelivered } from '#electron/outbox/repository.ts';
import { exportOutbox, importReceiptFiles } from '#electron/outbox/usb.ts';
import { effect } from '../operation.ts';

/** Asks for the stick's folder where none was given, and writes what has not reached the city. Nothing waiting is told before anybody is asked. */
export const exportToFolder = effect<'outbox.exportToFolder'>(async ({ services, ledger }, { folder: given }) => {
  if ((await undelivered(ledger.reader)).length === 0) throw refuse('outbox.nothingToExport', {});
  const folder = given ?? (await services.desktop.chooseFolder('选择 U 盘上的文件夹'));
  if (folder === null) return { files: 0, folder: null };
  const written = await exportOutbox(services, folder);
  const [first] = written;
  return { files: written.length, folder: first === undefined ? null : services.files.written(first.file) };
});

export const importReceipts = effect<'outbox.importReceipts'>(async ({ services }, { files }) => {
  const results = await importReceiptFiles(services, files.map(({ token }) => services.files.pathOf(token)));
  return { results: results.map((result, index) => ({ ...result, file: files[index]?.name ?? result.file })) };
});
