import type { CardType } from './fields.ts';
import { TEXT_BYTES } from './frames.ts';

/** One stretch of the text, by its length in bytes. */
type Stretch = readonly [name: FieldName, bytes: number];
export type FieldName =
  | 'name' | 'sex' | 'nation' | 'birth' | 'address' | 'number' | 'issuer' | 'from' | 'to' | 'spare' | 'pass' | 'times' | 'type' | 'english' | 'englishRest' | 'nationality' | 'version' | 'chinese' | 'olderLink';

const CITIZEN: readonly Stretch[] = [
  ['name', 30], ['sex', 2], ['nation', 4], ['birth', 16], ['address', 70], ['number', 36], ['issuer', 30], ['from', 16], ['to', 16], ['spare', 36],
];
const J: readonly Stretch[] = [
  ['name', 30], ['sex', 2], ['spare', 4], ['birth', 16], ['address', 70], ['number', 36], ['issuer', 30], ['from', 16], ['to', 16], ['pass', 18], ['times', 4], ['spare', 6],
  ['type', 2], ['spare', 6],
];
const I: readonly Stretch[] = [
  ['english', 120], ['sex', 2], ['number', 30], ['nationality', 6], ['chinese', 30], ['from', 16], ['to', 16], ['birth', 16], ['version', 4], ['issuer', 8], ['type', 2], ['spare', 6],
];
const Y: readonly Stretch[] = [
  ['chinese', 30], ['sex', 2], ['times', 4], ['birth', 16], ['english', 70], ['number', 36], ['spare', 30], ['from', 16], ['to', 16], ['englishRest', 22], ['nationality', 6],
  ['type', 2], ['olderLink', 6],
];

/** Layouts of the public standard, by kind of card. */
export const LAYOUTS: Readonly<Record<CardType, readonly Stretch[]>> = { citizen: CITIZEN, J, I, Y };

const TYPE_AT = 248;

/** Kind of card by the letter in byte 248; null for a letter that no layout is known of. */
export function cardTypeOf(text: Uint8Array): CardType | null {
  const letter = (text[TYPE_AT] ?? 0) | ((text[TYPE_AT + 1] ?? 0) << 8);
  if (letter === 0 || letter === 0x20) return 'citizen';
  const found = String.fromCharCode(letter);
  return found === 'J' || found === 'I' || found === 'Y' ? found : null;
}

/** UTF-16LE as it stands, with its padding. */
function decode(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
  return text;
}

/**
 * The stretches of a text, cut by bytes, without the padding of spaces and NUL behind them. A name that runs on in a second stretch is
 * joined before its padding goes, so that a blank at the seam stays. Null where the text has not its length.
 */
export function cut(type: CardType, text: Uint8Array): Readonly<Partial<Record<FieldName, string>>> | null {
  if (text.length !== TEXT_BYTES) return null;
  const raw: Partial<Record<FieldName, string>> = {};
  let at = 0;
  for (const [name, bytes] of LAYOUTS[type]) {
    raw[name] = decode(text.subarray(at, at + bytes));
    at += bytes;
  }
  if (type === 'Y') raw.english = `${raw.english ?? ''}${raw.englishRest ?? ''}`;
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, unpadded(value)]));
}

function unpadded(value: string): string {
  return value.replace(/[ \0]+$/, '');
}
