import { readTypedLine } from '#shared/devices/cards/wedge.ts';
import { CARD_WARNING_WORDS } from '#shared/devices/cards/printed.ts';
import type { OutputOf } from '#shared/contract/index.ts';

type FromReader = OutputOf<'devices.readCard'>;

/**
 * What came from an ID card. From a reader all that the card carries is there; a keyboard reader types what it likes, and the rest is null. Nothing of it is
 * kept anywhere until the form that took it is saved.
 */
export interface CardRead {
  readonly source: 'reader' | 'keyboard';
  readonly type: FromReader['card']['type'];
  readonly name: string | null;
  readonly sex: FromReader['card']['sex'];
  readonly nation: string | null;
  /** `YYYY-MM-DD` in Shanghai. */
  readonly birth: string;
  readonly address: string | null;
  readonly number: string;
  readonly issuer: string | null;
  readonly validFrom: string | null;
  /** A day or 长期. */
  readonly validTo: string | null;
  readonly otherName: string | null;
  readonly nationality: string | null;
  readonly passNumber: string | null;
  readonly timesIssued: string | null;
  /** Things to see before the card is used: expired, and the like. */
  readonly warnings: FromReader['warnings'];
}

export function fromReader({ card, warnings }: FromReader): CardRead {
  return { source: 'reader', ...card, warnings };
}

/** A card that a keyboard reader typed, or what is wrong with the line; null where the line is no card. */
export function fromKeyboard(line: string, today: string): CardRead | { readonly wrong: string } | null {
  const reading = readTypedLine(line, today);
  if (!reading.ok) return reading.problem === 'not-a-card' ? null : { wrong: WRONG[reading.problem] };
  return {
    source: 'keyboard', ...reading.fields, otherName: null, nationality: null, passNumber: null, timesIssued: null, warnings: reading.warnings.map((code) => ({ code, words: CARD_WARNING_WORDS[code] })),
  };
}

const WRONG = { number: '证件号码校验不对', birth: '号码与出生日期不一致', 'two-people': '一行里有两个人的号码', validity: '有效期前后颠倒' } as const;
