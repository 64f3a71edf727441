import { formatYuan, formatYuanPaper, parseYuan, type MoneyProblem } from '#shared/rules/money.ts';
import { halfWidth } from '#shared/rules/text.ts';
import { CellProblem, isDate, textIn, type CellType } from './type.ts';

const MONEY_WORDS: Readonly<Record<MoneyProblem, string>> = {
  'empty': '应为金额', 'not-a-number': '应为金额（元），例如 1234.50', 'decimals': '金额最多两位小数，不会四舍五入', 'separators': '千位分隔符的位置不对', 'too-large': '金额过大',
};

/** Yuan to integer fen. `negative`: amounts below zero are facts here (an overdrawn account, a bounced transfer). */
export function money(options: { negative: boolean }): CellType {
  return {
    hint: options.negative ? '元，最多两位小数，可为负数' : '元，最多两位小数',
    read(cell) {
      const found = textIn(cell);
      if (typeof found !== 'string') return found;
      if (isDate(cell)) return new CellProblem('应为金额（元），现为日期格式');
      const parsed = parseYuan(found);
      if (!parsed.ok) return new CellProblem(MONEY_WORDS[parsed.reason]);
      return parsed.fen < 0 && !options.negative ? new CellProblem('金额不能小于零') : parsed.fen;
    },
    show: (value) => formatYuanPaper(Number(value)),
  };
}

/** Fen as a data file carries it. */
export const yuanText = formatYuan;

const MOST_PEOPLE = 10_000_000;

/** A number of people: whole, not negative. */
export const people: CellType = {
  hint: '整数',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    if (isDate(cell)) return new CellProblem('应为整数，现为日期格式');
    const tidy = halfWidth(found).trim().replace(/^\u2212/, '-');
    if (/^(-[0-9]+|\([0-9]+\))$/.test(tidy) && !/^-0+$/.test(tidy)) return new CellProblem('人数不能小于零');
    const plain = /^[0-9]{1,3}(,[0-9]{3})+$/.test(tidy) ? tidy.replaceAll(',', '') : tidy;
    if (!/^[0-9]+$/.test(plain)) return new CellProblem('应为整数');
    const count = Number(plain);
    return count > MOST_PEOPLE ? new CellProblem('人数过大') : count;
  },
  show: String,
};
