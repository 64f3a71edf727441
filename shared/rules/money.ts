import { halfWidth } from './text.ts';

/** Largest amount (either sign) that is taken in: 10^15 fen, well inside exact integers. */
export const MAX_FEN = 1e15;

export type MoneyProblem = 'empty' | 'not-a-number' | 'decimals' | 'separators' | 'too-large';
export type ParsedMoney = { readonly ok: true; readonly fen: number } | { readonly ok: false; readonly reason: MoneyProblem };

/**
 * Yuan text to integer fen (formats: common rules). Takes thousands separators, full-width characters, and brackets or a minus sign for
 * negative amounts. Three decimals are an error, never rounded; so are separators that do not part groups of three.
 */
export function parseYuan(text: string): ParsedMoney {
  let rest = halfWidth(text).trim().replaceAll('\u2212', '-');
  if (rest === '') return { ok: false, reason: 'empty' };
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = (bracketed[1] ?? '').trim();
  } else if (rest.startsWith('-')) {
    negative = true;
    rest = rest.slice(1);
  }
  const parts = /^([0-9][0-9,]*)(?:\.([0-9]+))?$/.exec(rest);
  if (parts === null) return { ok: false, reason: 'not-a-number' };
  const whole = parts[1] ?? '';
  const decimals = parts[2] ?? '';
  if (whole.includes(',') && !/^[0-9]{1,3}(,[0-9]{3})+$/.test(whole)) return { ok: false, reason: 'separators' };
  if (decimals.length > 2) return { ok: false, reason: 'decimals' };
  const digits = whole.replaceAll(',', '').replace(/^0+(?=[0-9])/, '') + decimals.padEnd(2, '0');
  if (digits.length > 16) return { ok: false, reason: 'too-large' };
  const fen = Number(digits);
  if (fen > MAX_FEN) return { ok: false, reason: 'too-large' };
  return { ok: true, fen: negative && fen !== 0 ? -fen : fen };
}

/** Integer fen to yuan with two decimals and no separators, as data files carry it: `-150` → `"-1.50"`. */
export function formatYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('an amount is not an exact integer of fen');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same with thousands separators, as paper and screen show it: `"1,234.50"`. */
export function formatYuanPaper(fen: number): string {
  return formatYuan(fen).replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/** Sum of integer fen; throws rather than lose a fen. */
export function sumFen(amounts: Iterable<number>): number {
  let sum = 0;
  for (const fen of amounts) {
    sum += fen;
    if (!Number.isSafeInteger(sum)) throw new RangeError('a sum is outside the exact integers');
  }
  return sum;
}

/** True when a*b < c*d, exactly, for integers of any size. */
export function productLess(a: number, b: number, c: number, d: number): boolean {
  const left = a * b;
  const right = c * d;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right;
  return BigInt(a) * BigInt(b) < BigInt(c) * BigInt(d);
}

/** Two integers of at most this size add up to an exact integer. */
const EXACT_STEP = 2 ** 52;

/** floor(a*b/c) for integers, c > 0, exactly; never minus zero. */
export function floorMulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  // Integers this small divide exactly by remainder; larger ones take the long way.
  if (Math.abs(product) <= EXACT_STEP && c <= EXACT_STEP) return (product - (((product % c) + c) % c)) / c + 0;
  const top = BigInt(a) * BigInt(b);
  const bottom = BigInt(c);
  const quotient = top / bottom;
  return Number(top < 0n && top % bottom !== 0n ? quotient - 1n : quotient);
}

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;

/**
 * Amount in Chinese capitals as on cheques, without 人民币: `168032` → 壹仟陆佰捌拾元零叁角贰分. 整 closes an amount without fen;
 * runs of zeros read as one 零; below zero begins with 负.
 */
export function yuanCapitals(fen: number): string {
  const amount = Math.abs(fen);
  if (!Number.isSafeInteger(fen) || amount > MAX_FEN) throw new RangeError('an amount is outside what can be written');
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  let text = yuan === 0 ? '' : `${wholeCapitals(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${fen < 0 ? '负' : ''}${text === '' ? '零元' : text}整`;
  // A zero in the yuan place (or in the jiao place before fen) is spoken, so that nothing can be written in between.
  if (text !== '' && (jiao === 0 || yuan % 10 === 0)) text += '零';
  if (jiao !== 0) text += `${DIGITS[jiao]}角`;
  text += cents === 0 ? '整' : `${DIGITS[cents]}分`;
  return `${fen < 0 ? '负' : ''}${text}`;
}

function wholeCapitals(whole: number): string {
  const digits = String(whole);
  let text = '';
  let zero = false;
  let groupHasDigit = false;
  for (let i = 0; i < digits.length; i += 1) {
    const place = digits.length - 1 - i;
    const digit = Number(digits[i]);
    if (digit === 0) zero = true;
    else {
      text += `${zero && text !== '' ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`;
      zero = false;
      groupHasDigit = true;
    }
    if (place % 4 === 0 && place > 0) {
      // 万亿 followed by a filled 亿 group is spoken once: 壹拾贰万叁仟亿.
      const unit = GROUPS[place / 4] ?? '';
      const higherFollows = place === 12 && Number(digits.slice(i + 1, i + 5)) !== 0;
      if (groupHasDigit) {
        text += higherFollows ? '万' : unit;
        // A zero before the unit is not spoken when the next group begins with a digit: 壹拾万柒仟.
        zero = false;
      }
      groupHasDigit = false;
    }
  }
  return text;
}
