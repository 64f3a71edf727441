/** Digits and letters that nobody confuses when reading them out: no 0 O 1 I L U. 30 of them. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
/** Bytes at or above this would favour the first letters. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/**
 * Receipt number of S03: 10 random characters, not derived from the person (documents 6).
 * @param bytes random ones; null when too few of them were fair (ask again with new ones)
 */
export function receiptNumber(bytes: Uint8Array): string | null {
  const fair = [...bytes].filter((byte) => byte < FAIR).slice(0, LENGTH);
  return fair.length < LENGTH ? null : fair.map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** A typed or scanned text as a receipt number, or null when it cannot be one. */
export function parseReceiptNumber(text: string): string | null {
  const tidy = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return tidy.length === LENGTH && [...tidy].every((c) => ALPHABET.includes(c)) ? tidy : null;
}
