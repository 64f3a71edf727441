import { DAY_MS, HOUR_MS, isRealDate, numberToCivil, civilToNumber } from '#shared/rules/time.ts';
import { DateCell, FlawCell } from './cell.ts';

const SHANGHAI_MS = 8 * HOUR_MS;
/** Day 0 of the epoch of 1900 from March 1900 on; Excel believes in a 29 February 1900, so earlier days are off by one. */
const EPOCH_1900 = civilToNumber(1899, 12, 30);
const EPOCH_1904 = civilToNumber(1904, 1, 1);

const two = (n: number): string => String(n).padStart(2, '0');

/** Serial number of a date cell to its instant: Shanghai time, to the nearest second. */
export function dateOfSerial(serial: number, epoch1904: boolean): DateCell | FlawCell {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  if (!epoch1904 && days === 60) return new FlawCell('1900-02-29', '没有这一天');
  if (seconds < 86_400) return new FlawCell(String(serial), '只有钟点，没有日期');
  const number = epoch1904 ? EPOCH_1904 + days : EPOCH_1900 + days + (days < 60 ? 1 : 0);
  const { year, month, day } = numberToCivil(number);
  if (!isRealDate(year, month, day)) return new FlawCell(String(serial), '不是 1900 年至 2199 年之间的日期');
  const inDay = seconds - days * 86_400;
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const clock = inDay === 0 ? '' : ` ${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`;
  return new DateCell(number * DAY_MS + inDay * 1000 - SHANGHAI_MS, text + clock);
}

/** Built-in formats that show dates or times, the ones of Chinese Excel included (27 to 36, 50 to 58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** True when a number format shows dates: it has a letter of dates outside of quoted text, escapes, colours and locale marks. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const bare = code.replace(/"[^"]*"/g, '').replace(/\\./g, '').replace(/_./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare.replace(/general/gi, ''));
}
