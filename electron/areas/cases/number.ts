import { paperNumber } from '#shared/rules/papers/numbering.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { numberPattern } from '#electron/areas/office.ts';
import { read } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { numbersOfYear } from './repository/cases.ts';

/**
 * The next number of a calendar year in Asia/Shanghai: one counter a district, class and year, from 1, without leading zeros (documents 2). The counter goes on when the district
 * changes its style or prefix in the midst of a year.
 */
export async function nextCaseNumber(reader: Reader, at: number): Promise<string> {
  const year = shanghaiDay(at).slice(0, 4);
  const used = (await numbersOfYear(reader, year)).map((number) => Number(/人社监立字?〔\d{4}〕第?(\d{1,9})号$/.exec(number)?.[1] ?? 0));
  return paperNumber({ ...(await numberPattern(reader)), class: '立', year: Number(year), seq: used.reduce((highest, number) => Math.max(highest, number), 0) + 1 });
}

/** Highest running number of a case in the year of an instant, in the district's own pattern; 0 for none. The number of D05 goes on from there. */
export async function highestCaseSeq(reader: Reader, at: number): Promise<number> {
  return Number(/(\d+)号$/.exec(await nextCaseNumber(reader, at))?.[1] ?? 1) - 1;
}

export const nextNumber = read<'cases.nextNumber'>(async ({ reader, now }) => ({ caseNo: await nextCaseNumber(reader, now) }));
