import { isDigits, normaliseCode } from '../text.ts';

/** Division codes: 6 digits name a district (GB/T 2260), 9 digits a street or township, which begins with its district. */

export function isDistrictCode(text: string): boolean {
  return isDigits(text, 6);
}

export type DivisionProblem = 'shape' | 'other-district';
export type CheckedDivision = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly code: string; readonly problem: DivisionProblem };

/** Street code as typed or imported: 9 digits; with a district given it must lie in it. */
export function checkStreetCode(text: string, district: string | null = null): CheckedDivision {
  const code = normaliseCode(text);
  if (!isDigits(code, 9)) return { ok: false, code, problem: 'shape' };
  if (district !== null && !code.startsWith(district)) return { ok: false, code, problem: 'other-district' };
  return { ok: true, code };
}
