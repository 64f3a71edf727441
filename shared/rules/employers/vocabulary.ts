import { halfWidth, normaliseCode } from '../text.ts';
import { INDUSTRY_WORD } from '../tables/words.ts';
import { INDUSTRIES, type Industry } from '../tables/types.ts';
import type { EmployerStatus } from '../tables/population.ts';

export { checkStreetCode } from '../identifiers/division.ts';
export { ARREARS_TAG } from '../tables/population.ts';

/** Words of the employer list, both ways (formats, `employers`). */

export const STATUS_WORD: Readonly<Record<EmployerStatus, string>> = { active: '在营', suspended: '停业', closed: '注销', moved: '迁出' };
export const EMPLOYER_STATUSES: readonly EmployerStatus[] = ['active', 'suspended', 'closed', 'moved'];

export function industryWord(industry: Industry): string {
  return INDUSTRY_WORD[industry];
}

/** 建筑、餐饮、平台、劳务派遣、其他; null for another word. */
export function parseIndustry(text: string): Industry | null {
  const tidy = halfWidth(text).trim();
  return INDUSTRIES.find((industry) => INDUSTRY_WORD[industry] === tidy) ?? null;
}

/** 在营、停业、注销、迁出; empty means 在营; null for another word. */
export function parseStatus(text: string): EmployerStatus | null {
  const tidy = halfWidth(text).trim();
  if (tidy === '') return 'active';
  return EMPLOYER_STATUSES.find((status) => STATUS_WORD[status] === tidy) ?? null;
}

/** 是/否, Y/N, 1/0, √/×; null for anything else, an empty text included. */
export function parseYesNo(text: string): boolean | null {
  const tidy = normaliseCode(text);
  if (['是', 'Y', '1', '√'].includes(tidy)) return true;
  return ['否', 'N', '0', '×'].includes(tidy) ? false : null;
}

/** Tags parted by ；, without blanks and repeats, in the order written. */
export function parseTags(text: string): string[] {
  return [...new Set(text.split(/[;；]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
