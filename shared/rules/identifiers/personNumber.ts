import { halfWidth } from '../text.ts';
import { checkCitizenNumber } from './citizen.ts';
import { checkPhone } from './phone.ts';
import { checkUscc } from './uscc.ts';

export type PersonNumber = { readonly idNo: string } | { readonly phone: string };

/** A birth of the future is no question of a search: such a number stands nowhere. */
const ANY_BIRTH = '9999-12-31';

/** The whole valid citizen number of 18 or mobile number of 11 digits that a text is; null for anything else, also for a unified code. */
export function personNumber(text: string): PersonNumber | null {
  const bare = halfWidth(text).replace(/\s/g, '');
  if (checkUscc(bare).valid) return null;
  const citizen = checkCitizenNumber(bare, ANY_BIRTH);
  if (citizen.valid) return { idNo: citizen.normalised };
  const phone = checkPhone(bare);
  return phone.valid && /^1[3-9][0-9]{9}$/.test(phone.normalised) ? { phone: phone.normalised } : null;
}

/**
 * Whether a text is, or nearly is, a number of a person: mistyped, cut short by a digit or two, or with one too many. Such a text is not offered as the
 * name of anything, so that it never stands in an address or a form.
 */
export function looksPersonal(text: string): boolean {
  const bare = halfWidth(text).replace(/[\s+-]/g, '').toUpperCase();
  return /^[0-9]{10,}X?$/.test(bare) && !checkUscc(bare).valid;
}
