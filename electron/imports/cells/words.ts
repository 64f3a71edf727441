import { parseFollowUp, followUpWord, FOLLOW_UP_KINDS } from '#shared/rules/cases/followUps.ts';
import { parsePaymentKind, parseTriggers, paymentWord, type PaymentKind } from '#shared/rules/cases/vocabulary.ts';
import { EMPLOYER_STATUSES, industryWord, parseIndustry, parseStatus, parseTags, parseYesNo, STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { INDUSTRIES } from '#shared/rules/tables/types.ts';
import { halfWidth } from '#shared/rules/text.ts';
import { choice } from './text.ts';
import { CellProblem, textIn, type CellType } from './type.ts';

export const industry = choice(INDUSTRIES.map(industryWord), parseIndustry, (value) => industryWord(value as (typeof INDUSTRIES)[number]));

export const status = choice(EMPLOYER_STATUSES.map((found) => STATUS_WORD[found]), parseStatus, (value) => STATUS_WORD[value as (typeof EMPLOYER_STATUSES)[number]]);

const PAYMENT_KINDS: readonly PaymentKind[] = ['wage', 'fine', 'surcharge'];
export const paymentKind = choice(PAYMENT_KINDS.map(paymentWord), parsePaymentKind, (value) => paymentWord(value as PaymentKind));

export const followUp = choice(FOLLOW_UP_KINDS.map(followUpWord), parseFollowUp, followUpWord);

const GRID_CHANGES = ['新增', '注销', '迁入', '迁出', '人数变动', '欠薪线索'] as const;
export const gridChange = choice(GRID_CHANGES, (word) => GRID_CHANGES.find((change) => change === halfWidth(word).trim()) ?? null, String);

/** 是 is 1, 否 is 0; an empty cell says nothing. */
export const yesNo: CellType = {
  hint: '是/否',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    const answer = parseYesNo(found);
    return answer === null ? new CellProblem('应为 是/否、Y/N、1/0 或 √/×') : answer ? 1 : 0;
  },
  show: (value) => (value === 1 ? '是' : '否'),
};

/** Triggers of a major case: digits of 1234 in any order, kept ascending and each once. */
export const triggers: CellType = {
  hint: '1 至 4 中的数字，例如 12',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    return parseTriggers([...new Set(halfWidth(found))].join(''))?.join('') ?? new CellProblem('应为 1、2、3、4 中的一个或几个数字，例如 12');
  },
  show: String,
};

const LONGEST_TAG = 30;

/** Tags parted by ；, kept joined by ； in the order written. */
export const tags: CellType = {
  hint: '用；分隔',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    const parted = parseTags(found);
    if (parted.some((tag) => tag.length > LONGEST_TAG)) return new CellProblem(`每个标签应不超过 ${LONGEST_TAG} 字`);
    return parted.length === 0 ? null : parted.join('；');
  },
  show: String,
};
