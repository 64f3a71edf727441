import { halfWidth } from '../text.ts';

/** Phone (domain 3.1): 11 digits `1[3-9]…`, or a landline with or without area code and extension. Hyphens and blanks do not count. */
export function checkPhone(text: string): { readonly valid: boolean; readonly normalised: string } {
  const normalised = halfWidth(text).trim().replace(/\s+/g, '').replace(/^\+86-?/, '');
  const digits = normalised.replaceAll('-', '');
  const mobile = /^1[3-9][0-9]{9}$/.test(digits);
  const landline = /^(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(-[0-9]{1,6})?$/.test(normalised);
  return { valid: mobile || landline, normalised: mobile ? digits : normalised };
}
