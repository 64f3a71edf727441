import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMeta, readSetting } from '#electron/ledger/meta.ts';
import { highestNumbers } from './repository/cases.ts';

/** Prefix of the organ in case numbers (清); a setting of the district, else the first character of its name. */
export const NUMBER_PREFIX = 'cases.numberPrefix';
/** `form` 清人社监立字〔2026〕第1号, or `gb` 清人社监立〔2026〕1号 (documents 2). */
export const NUMBER_STYLE = 'numbering.style';

/** The next number of a calendar year in Asia/Shanghai: one counter a district, class and year, from 1, without leading zeros. */
export async function nextCaseNumber(reader: Reader, at: number): Promise<string> {
  const prefix = (await readSetting(reader, NUMBER_PREFIX, '')) || Array.from((await readMeta(reader)).districtName)[0] || '';
  const year = shanghaiDay(at).slice(0, 4);
  const [before, after] = (await readSetting(reader, NUMBER_STYLE, 'form')) === 'gb' ? [`${prefix}人社监立〔${year}〕`, '号'] : [`${prefix}人社监立字〔${year}〕第`, '号'];
  const used = (await highestNumbers(reader, before)).map((number) => number.slice(before.length, number.length - after.length)).filter((number) => /^\d{1,9}$/.test(number)).map(Number);
  return `${before}${used.reduce((highest, number) => Math.max(highest, number), 0) + 1}${after}`;
}

export const nextNumber = read<'cases.nextNumber'>(async ({ reader, now }) => ({ caseNo: await nextCaseNumber(reader, now) }));
