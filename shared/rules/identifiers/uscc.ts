import { normaliseCode } from '../text.ts';

/** Unified social credit code (GB 32100-2015; domain 3.1 and 15). */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

export interface UsccCheck {
  readonly valid: boolean;
  /** Half-width, trimmed, upper case; given for invalid codes too. */
  readonly normalised: string;
  /** The check character the first 17 ask for; absent where they are no code at all. */
  readonly expectedCheck?: string;
}

/** Half-width, trimmed, upper case. */
export function normaliseUscc(text: string): string {
  return normaliseCode(text);
}

/** Check character of the first 17 characters; throws where they cannot be those of a code. */
export function usccCheckCharacter(first17: string): string {
  const check = checkCharacter(first17);
  if (check === null) throw new RangeError('17 characters of the code alphabet, with digits at 3 to 8, are needed');
  return check;
}

/** Shape, division digits (positions 3 to 8) and check character. Positions 1 and 2 are not restricted beyond the alphabet. */
export function checkUscc(text: string): UsccCheck {
  const normalised = normaliseUscc(text);
  if (normalised.length !== 18) return { valid: false, normalised };
  const expectedCheck = checkCharacter(normalised.slice(0, 17));
  if (expectedCheck === null) return { valid: false, normalised };
  return { valid: normalised[17] === expectedCheck, normalised, expectedCheck };
}

function checkCharacter(first17: string): string | null {
  if (first17.length !== 17 || !/^[0-9]{6}$/.test(first17.slice(2, 8))) return null;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const value = ALPHABET.indexOf(first17[i] ?? '?');
    if (value < 0) return null;
    sum += value * (WEIGHTS[i] ?? 0);
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null;
}
