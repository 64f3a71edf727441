import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import { parseDay } from '#shared/rules/time.ts';
import type { CardFields, CardType, CardWarning } from './fields.ts';
import { nationByName } from './nations.ts';

/**
 * Readers that behave as a keyboard type one line: fields between tabs, commas, semicolons or bars, with or without labels, in any order, and
 * often the number alone. What stands in the line is taken with the checks of the card; what does not is null.
 */
export type TypedCard = Pick<CardFields, 'type' | 'sex' | 'birth' | 'number'> & { readonly [K in 'name' | 'nation' | 'address' | 'issuer' | 'validFrom' | 'validTo']: string | null };

export type TypedReading =
  | { readonly ok: true; readonly fields: TypedCard; readonly warnings: readonly CardWarning[] }
  /** `not-a-card`: no number stands in the line; it may be a scanned code. */
  | { readonly ok: false; readonly problem: 'not-a-card' | 'number' | 'birth' | 'two-people' | 'validity' };

type Label = 'name' | 'sex' | 'nation' | 'birth' | 'address' | 'number' | 'issuer' | 'validity' | 'from' | 'to';

const LABELS: readonly (readonly [RegExp, Label])[] = [
  [/^姓名/, 'name'], [/^性别/, 'sex'], [/^民族/, 'nation'], [/^(?:出生日期|出生|生日)/, 'birth'], [/^(?:住址|地址)/, 'address'],
  [/^(?:公民身份号码|公民身份证号码?|身份证号码?|证件号码?|号码)/, 'number'], [/^(?:签发机关|发证机关)/, 'issuer'], [/^(?:有效期限起|有效期起|开始日期)/, 'from'], [/^(?:有效期限止|有效期止|截止日期)/, 'to'],
  [/^(?:有效期限|有效期)/, 'validity'],
];

/** Reads a typed line. @param today `YYYY-MM-DD` in Asia/Shanghai. */
export function readTypedLine(line: string, today: string): TypedReading {
  const found = collect(line);
  if (found.foreign !== null && found.numbers.length === 0) return foreignCard(found, found.foreign, today);
  const numbers = [...new Set(found.numbers)];
  if (numbers.length === 0) return { ok: false, problem: found.brokenNumber ? 'number' : 'not-a-card' };
  if (numbers.length > 1) return { ok: false, problem: 'two-people' };
  const checked = checkCitizenNumber(numbers[0] ?? '', today);
  if (!checked.valid || checked.birth === undefined || checked.sex === undefined) return { ok: false, problem: 'number' };
  if (found.birth !== null && found.birth !== checked.birth) return { ok: false, problem: 'birth' };
  if (found.validFrom !== null && found.validTo !== null && found.validTo !== '长期' && found.validTo < found.validFrom) return { ok: false, problem: 'validity' };
  const fields: TypedCard = {
    type: typeOf(checked.normalised), name: found.name, sex: found.sex ?? checked.sex, nation: found.nation, birth: checked.birth, address: found.address, number: checked.normalised,
    issuer: found.issuer, validFrom: found.validFrom, validTo: found.validTo,
  };
  const warnings = warningsOf(found, today);
  if (found.sex !== null && found.sex !== checked.sex) warnings.push('sex-differs');
  return { ok: true, fields, warnings };
}

/**
 * The older foreign card: three letters and twelve digits without a check, two of the year of birth alone. So that no other code is taken for a person, the line has
 * to say birth and sex as well.
 */
function foreignCard(found: Found, number: string, today: string): TypedReading {
  const { name, sex, nation, birth, address, issuer, validFrom, validTo } = found;
  if (birth === null || sex === null) return { ok: false, problem: found.labelled ? 'number' : 'not-a-card' };
  if (validFrom !== null && validTo !== null && validTo !== '长期' && validTo < validFrom) return { ok: false, problem: 'validity' };
  return { ok: true, fields: { type: 'I', name, sex, nation, birth, address, number, issuer, validFrom, validTo }, warnings: warningsOf(found, today) };
}

function warningsOf({ name, address, validFrom, validTo }: Found, today: string): CardWarning[] {
  const warnings: CardWarning[] = [];
  if (validTo !== null && validTo !== '长期' && validTo < today) warnings.push('expired');
  if (validFrom !== null && validFrom > today) warnings.push('not-yet-valid');
  if (/\p{Co}/u.test(`${name ?? ''}${address ?? ''}`)) warnings.push('private-characters');
  return warnings;
}

interface Found { numbers: string[]; /** Number of an older foreign card. */ foreign: string | null; /** Whether the line calls it a number. */ labelled: boolean; brokenNumber: boolean; name: string | null; sex: '男' | '女' | null; nation: string | null; birth: string | null; address: string | null; issuer: string | null; validFrom: string | null; validTo: string | null }

function collect(line: string): Found {
  const found: Found = { numbers: [], foreign: null, labelled: false, brokenNumber: false, name: null, sex: null, nation: null, birth: null, address: null, issuer: null, validFrom: null, validTo: null };
  for (const part of line.split(/[\t\r\n,，;；|]+/)) {
    const text = part.trim();
    if (text === '') continue;
    const label = LABELS.find(([pattern]) => pattern.test(text));
    const rest = label === undefined ? text : text.replace(label[0], '').replace(/^[\s:：=]+/, '').trim();
    take(found, label?.[1] ?? null, rest);
  }
  return found;
}

function take(found: Found, label: Label | null, text: string): void {
  if (text === '') return;
  if (label === 'name') found.name = text;
  else if (label === 'address') found.address = text;
  else if (label === 'issuer') found.issuer = text;
  else if (label === 'from') found.validFrom = dayOf(text);
  else if (label === 'to') found.validTo = text === '长期' ? text : dayOf(text);
  else if (label === 'birth') found.birth = dayOf(text);
  else if (/^[0-9０-９]{17}[0-9０-９XxＸｘ]$/.test(text)) found.numbers.push(checkCitizenNumber(text, '9999-12-31').normalised);
  else if (/^[A-Za-z]{3}\d{12}$/.test(text)) {
    found.foreign = text.toUpperCase();
    found.labelled = label === 'number';
  } else if (label === 'number') found.brokenNumber = true;
  else if (text === '男' || text === '女') found.sex = text;
  else takeByShape(found, text);
}

function takeByShape(found: Found, text: string): void {
  const [, from = null, to = null] = /^(\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?)\s*(?:[-—~～至到]\s*(长期|\d{4}[-./年]?\d{1,2}[-./月]?\d{1,2}日?))$/.exec(text) ?? [];
  if (from !== null && to !== null) {
    found.validFrom = dayOf(from);
    found.validTo = to === '长期' ? to : dayOf(to);
    return;
  }
  const day = dayOf(text);
  if (day !== null) {
    // The first day alone is the birth, the next two are the validity.
    if (found.birth === null) found.birth = day;
    else if (found.validFrom === null) found.validFrom = day;
    else found.validTo = day;
    return;
  }
  const nation = nationByName(text);
  if (text === '长期') found.validTo = text;
  else if (nation !== null && found.nation === null && found.name !== null) found.nation = nation;
  else if (/\d/.test(text) && !/\p{Script=Han}/u.test(text)) return;
  else if (found.name === null) found.name = text;
  else if (/(?:局|厅|处|所|大队)$/.test(text) && found.issuer === null) found.issuer = text;
  else if (found.address === null) found.address = text;
}

/** A day in any of the ways in which readers type it. */
function dayOf(text: string): string | null {
  const match = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(text);
  if (match === null || (/^\d+$/.test(text) && text.length !== 8)) return null;
  const parsed = parseDay(`${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`);
  return parsed.ok ? parsed.day : null;
}

/** Residents of Hong Kong, Macau and Taiwan begin with 81 to 83, foreign permanent residents of the card of 2023 with 9. */
function typeOf(number: string): CardType {
  return /^8[123]/.test(number) ? 'J' : number.startsWith('9') ? 'Y' : 'citizen';
}
