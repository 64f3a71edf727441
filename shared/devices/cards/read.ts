import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import { isRealDate } from '#shared/rules/time.ts';
import type { CardFields, CardProblem, CardReading, CardType, CardWarning } from './fields.ts';
import { cardTypeOf, cut, type FieldName } from './layouts.ts';
import { nationByCode } from './nations.ts';

const SEXES: Readonly<Record<string, CardFields['sex']>> = { '0': '未知', '1': '男', '2': '女', '9': '未说明' };

class Unreadable extends Error {
  readonly problem: CardProblem;
  constructor(problem: CardProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * The text of a card (256 bytes, UTF-16LE) to its fields, with every check that the card allows: known kind, no broken characters, dates that
 * exist, citizen number with check digit and the same date of birth, nation by its code.
 * @param today `YYYY-MM-DD` in Asia/Shanghai, for births in the future and for the warning of an expired card.
 */
export function readCardText(text: Uint8Array, today: string): CardReading {
  try {
    const type = cardTypeOf(text);
    if (type === null) throw new Unreadable('unknown-type');
    const parts = cut(type, text);
    if (parts === null) throw new Unreadable('text');
    const part = (name: FieldName): string => parts[name] ?? '';
    const fields = fieldsOf(type, part, today);
    return { ok: true, card: { fields, warnings: warningsOf(fields, today) } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

function fieldsOf(type: CardType, part: (name: FieldName) => string, today: string): CardFields {
  const names = namesOf(type, part);
  const sex = SEXES[part('sex')];
  if (sex === undefined) throw new Unreadable('sex');
  const birth = day(part('birth'), 'birth');
  if (birth > today) throw new Unreadable('birth');
  const validFrom = day(part('from'), 'valid-from');
  const validTo = part('to') === '长期' ? '长期' : day(part('to'), 'valid-to');
  if (validTo !== '长期' && validTo < validFrom) throw new Unreadable('valid-to');
  return {
    type,
    ...names,
    sex,
    nation: type === 'citizen' ? nation(part('nation')) : null,
    birth,
    address: type === 'citizen' || type === 'J' ? plain(part('address')) : null,
    number: numberOf(type, part('number'), birth, today),
    issuer: type === 'Y' ? null : plain(part('issuer')),
    validFrom,
    validTo,
    nationality: type === 'I' || type === 'Y' ? plain(part('nationality')) : null,
    passNumber: type === 'J' ? optional(part('pass')) : null,
    timesIssued: type === 'J' || type === 'Y' ? optional(part('times')) : null,
  };
}

function namesOf(type: CardType, part: (name: FieldName) => string): { readonly name: string; readonly otherName: string | null } {
  const english = optional(part('english'));
  const chinese = optional(part('chinese'));
  const [name, otherName] = type === 'I' ? [english ?? chinese, english === null ? null : chinese] : type === 'Y' ? [chinese ?? english, chinese === null ? null : english] : [optional(part('name')), null];
  if (name === null) throw new Unreadable('name');
  return { name, otherName };
}

function nation(code: string): string {
  const name = nationByCode(code);
  if (name === null) throw new Unreadable('nation');
  return name;
}

/** The older foreign card has 15 characters without a check; all others have 18 with the citizen number's. */
function numberOf(type: CardType, number: string, birth: string, today: string): string {
  if (type === 'I') {
    if (!/^[A-Z]{3}[0-9]{12}$/.test(number)) throw new Unreadable('number');
    return number;
  }
  const checked = checkCitizenNumber(number, today);
  if (!checked.valid || checked.normalised !== number) throw new Unreadable('number');
  if (type === 'J' && !/^8[123]/.test(number)) throw new Unreadable('number');
  if (type === 'Y' && !number.startsWith('9')) throw new Unreadable('number');
  if (checked.birth !== birth) throw new Unreadable('number-birth');
  return number;
}

function day(text: string, problem: CardProblem): string {
  if (!/^[0-9]{8}$/.test(text)) throw new Unreadable(problem);
  const [year, month, date] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  if (!isRealDate(Number(year), Number(month), Number(date))) throw new Unreadable(problem);
  return `${year}-${month}-${date}`;
}

function optional(text: string): string | null {
  return text === '' ? null : plain(text);
}

/**
 * Text as it stands; control characters, halves of characters and characters that do not exist are signs of a bad transfer. The planes of
 * Han characters are left alone: they grow faster than the tables of the runtime.
 */
function plain(text: string): string {
  if (/[\p{Cc}\p{Cs}\uFFFD]|(?![\u{20000}-\u{3FFFD}])\p{Cn}/u.test(text)) throw new Unreadable('text');
  return text;
}

function warningsOf(fields: CardFields, today: string): CardWarning[] {
  const warnings: CardWarning[] = [];
  if (fields.validTo !== '长期' && fields.validTo < today) warnings.push('expired');
  if (fields.validFrom > today) warnings.push('not-yet-valid');
  if (fields.type !== 'I') {
    const stated = checkCitizenNumber(fields.number, today).sex;
    if ((fields.sex === '男' || fields.sex === '女') && stated !== fields.sex) warnings.push('sex-differs');
  }
  if (/\p{Co}/u.test(`${fields.name}${fields.otherName ?? ''}${fields.address ?? ''}`)) warnings.push('private-characters');
  return warnings;
}
