import { randomInt } from 'node:crypto';

/** No I, O, 0 and 1: what is read from paper must be the same as what was written. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const GROUPS = 6;
const GROUP = 4;

/** A recovery passphrase for the safe: six groups of four, 120 bits of chance. */
export function makePassphrase(): string {
  const group = (): string => Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The form in which a passphrase reaches the key derivation: compatibility forms unified, blanks at the ends cut. */
export function tidyPassphrase(text: string): string {
  return text.normalize('NFKC').trim();
}

/** What a typed text means where it is a made-up passphrase written without hyphens, with blanks, or in small letters; null where it cannot be one. */
export function asMadeUp(text: string): string | null {
  const bare = tidyPassphrase(text).toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (bare.length !== GROUPS * GROUP || [...bare].some((letter) => !ALPHABET.includes(letter))) return null;
  return bare.match(/.{4}/g)?.join('-') ?? null;
}
