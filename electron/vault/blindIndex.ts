import { createHmac } from 'node:crypto';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { halfWidth, normaliseCode } from '#shared/rules/text.ts';
import type { VaultKeys } from './keys.ts';

/** What can be searched by its exact value. */
export type BlindKind = 'citizen' | 'phone';

/** In front of each hash, so that a later way of reckoning can be told from this one. */
const ALGORITHM = 'h1';
/** RFC 2104, 5: a truncated HMAC keeps at least half of its output. 128 bits: no two persons of a district ever share one. */
const BYTES = 16;

/**
 * The keyed hash by which a citizen number or phone is found without being stored: HMAC-SHA-256 (RFC 2104) under a key of its own. A plain hash
 * would not do: all numbers of a district can be tried in minutes. The kind is part of the input: a phone never matches a number of another kind.
 * Null for a text without letter or digit, so that empty values do not find one another.
 */
export function blindIndex(keys: VaultKeys, kind: BlindKind, text: string): string | null {
  const normal = normalForm(kind, text);
  if (normal === '') return null;
  const hash = createHmac('sha256', keys.index).update(`${kind}\0${normal}`, 'utf8').digest().subarray(0, BYTES);
  return `${ALGORITHM}.${hash.toString('base64url')}`;
}

/** Typed, imported and read from a card alike: the same number always gives the same form. It does not judge validity. */
export function normalForm(kind: BlindKind, text: string): string {
  return kind === 'citizen' ? citizenForm(text) : phoneForm(text);
}

/** A number of 15 digits (before 1999) becomes the 18 digits of the same person: GB 11643-1999 put in the century and the check digit. */
function citizenForm(text: string): string {
  const bare = normaliseCode(text).replace(/[^0-9A-Z]/g, '');
  if (!/^[0-9]{15}$/.test(bare)) return bare;
  const first17 = `${bare.slice(0, 6)}19${bare.slice(6)}`;
  return first17 + citizenCheckDigit(first17);
}

/** Digits only; the country code goes where it was written as one, or stands before a mobile number. */
function phoneForm(text: string): string {
  const half = halfWidth(text).replace(/[^0-9+]/g, '').replace(/^(\+|00)86/, '').replaceAll('+', '');
  return /^86(1[3-9][0-9]{9})$/.test(half) ? half.slice(2) : half;
}
