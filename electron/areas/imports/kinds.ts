import { importKinds, kindOf } from '#electron/imports/kinds/index.ts';
import { createSheet } from '#electron/spreadsheets/writer.ts';
import { effect, read } from '../operation.ts';

/** Heads of every kind, in the order of the menu. */
export const kinds = read<'imports.kinds'>(() => Promise.resolve({
  kinds: importKinds.map(({ kind, name, columns }) => ({
    kind, name, columns: columns.map((column) => ({ head: column.head, required: column.required === true, key: column.key === true, hint: column.type.hint })),
  })),
}));

/** An empty list with the heads of a kind, to be filled in. Null when the dialog was closed. */
export const template = effect<'imports.template'>(async ({ services }, { kind }) => {
  const { name, columns } = kindOf(kind);
  const target = await services.desktop.chooseTarget('保存空白模板', `${name}-模板.xlsx`, 'xlsx');
  if (target === null) return { file: null };
  const sheet = await createSheet(target, 'xlsx', { sheetName: name, heads: columns.map((column) => column.head) });
  await sheet.finish({ overwrite: true });
  return { file: services.files.written(target) };
});
