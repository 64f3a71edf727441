import type { Column, ImportKind } from './kinds/types.ts';

/*
 * What a refused row shows of its cells. A list that names natural persons shows masks only, on the screen and in the result file: who has to mend it has the
 * list itself, and finds the row by its number. A cell that slipped into another column is no less a person's.
 */

/** Runs of digits as long as a telephone, card or citizen number, however they are spaced. */
const LONG_NUMBER = /[0-9０-９](?:[\s-]?[0-9０-９]){9,}[\s-]?[xXｘＸ]?/g;
/** What months, amounts and case numbers are written with. */
const PLAIN = /^[0-9０-９\s.,，．¥￥元年月/:：()（）+-]*$/;
const HIDDEN = '（不显示）';

/** Heads of columns that other lists may carry beside what is read. */
const PERSONAL_HEAD = /身份证|证件号|银行卡|银行账号|手机/;

export function concealed(kind: ImportKind, column: Column | null, head: string, text: string): string {
  if (text === '') return '';
  if (kind.seal === undefined) return column === null && PERSONAL_HEAD.test(head) ? HIDDEN : text;
  if (column === null) return HIDDEN;
  if (column.mask !== undefined) return column.mask(text) || HIDDEN;
  // A case number has digits; a name that slipped into its column has none.
  if (column.key === true ? !/[0-9０-９]/.test(text) : !PLAIN.test(text)) return HIDDEN;
  return text.replace(LONG_NUMBER, HIDDEN);
}

/** Cells that stand beyond the heads. */
export function concealedBeyond(kind: ImportKind, text: string): string {
  return kind.seal === undefined ? text : HIDDEN;
}

/** True for a text that holds a number as long as a person's. */
export function holdsLongNumber(text: string): boolean {
  return new RegExp(LONG_NUMBER.source).test(text);
}
