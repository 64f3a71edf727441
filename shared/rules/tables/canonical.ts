import { byCodeUnit } from '../text.ts';

/**
 * Canonical JSON (domain tables 1.2): keys sorted by code unit, no blanks, integers only, no line end. The same value always gives the same
 * text and so the same digest. Throws on what has no canonical form: fractions, NaN, undefined, functions, dates and other class instances.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, at: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(wellFormed(value, at));
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${at}: only exact integers have a canonical form`);
    return value === 0 ? '0' : String(value);
  }
  if (Array.isArray(value)) {
    // Array.from also meets the holes of a sparse array, which map would pass over.
    return `[${Array.from(value as readonly unknown[], (item, index) => write(item, `${at}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const keys = Object.keys(value).sort(byCodeUnit);
    return `{${keys.map((key) => `${JSON.stringify(wellFormed(key, at))}:${write((value as Record<string, unknown>)[key], `${at}.${key}`)}`).join(',')}}`;
  }
  throw new TypeError(`${at}: ${typeof value} has no canonical form`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A lone surrogate cannot be written as UTF-8. */
function wellFormed(text: string, at: string): string {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) throw new TypeError(`${at}: text is not well-formed Unicode`);
  return text;
}
