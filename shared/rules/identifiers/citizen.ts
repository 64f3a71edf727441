import { normaliseCode } from '../text.ts';
import { daysInMonth } from '../time.ts';

/**
 * Citizen number (GB 11643-1999; domain 3.1 and 15). The residence permits of Hong Kong, Macau and Taiwan residents (81, 82, 83) and the
 * foreign permanent resident card of 2023 (9…) carry 18 digits with the same check; the 15-digit form is invalid.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

export type CitizenProblem = 'shape' | 'birth' | 'future' | 'check';

export interface CitizenCheck {
  readonly valid: boolean;
  /** Half-width, trimmed, upper case X. */
  readonly normalised: string;
  readonly problem?: CitizenProblem;
  /** `YYYY-MM-DD`, given when valid. */
  readonly birth?: string;
  readonly sex?: '男' | '女';
}

/** Checks shape, date of birth (real, not after `today`, `YYYY-MM-DD` in Asia/Shanghai) and check digit. */
export function checkCitizenNumber(text: string, today: string): CitizenCheck {
  const normalised = normaliseCode(text);
  if (!/^[0-9]{17}[0-9X]$/.test(normalised)) return { valid: false, normalised, problem: 'shape' };
  const birth = `${normalised.slice(6, 10)}-${normalised.slice(10, 12)}-${normalised.slice(12, 14)}`;
  if (!isBirthDay(birth)) return { valid: false, normalised, problem: 'birth' };
  if (birth > today) return { valid: false, normalised, problem: 'future' };
  if (citizenCheckDigit(normalised.slice(0, 17)) !== normalised[17]) return { valid: false, normalised, problem: 'check' };
  return { valid: true, normalised, birth, sex: Number(normalised[16]) % 2 === 1 ? '男' : '女' };
}

/** A day of the calendar; births of before 1900 stand in old files (domain 3.1: 440524188001010014). */
function isBirthDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return year >= 1800 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(day.slice(0, 7));
}

/** Check digit of the first 17 digits. */
export function citizenCheckDigit(first17: string): string {
  if (!/^[0-9]{17}$/.test(first17)) throw new RangeError('17 digits are needed');
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(first17[i]) * (WEIGHTS[i] ?? 0);
  return CHECKS[sum % 11] ?? '';
}
