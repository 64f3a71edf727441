import { normaliseCode } from '#shared/rules/text.ts';
import { CellProblem, hasLostDigits, isDate, textIn, type CellType } from './type.ts';

/** Free text of a length. */
export function text(limits: { min?: number; max: number; multiline?: boolean }): CellType {
  const { min = 1, max, multiline = false } = limits;
  return {
    hint: min > 1 ? `${min} 至 ${max} 字` : `不超过 ${max} 字`,
    read(cell) {
      const found = textIn(cell, multiline);
      if (typeof found !== 'string') return found;
      if (found.length > max || found.length < min) return new CellProblem(min > 1 ? `应为 ${min} 至 ${max} 字，现为 ${found.length} 字` : `应不超过 ${max} 字，现为 ${found.length} 字`);
      return found;
    },
    show: String,
  };
}

/** An identifier: trimmed, half-width, upper case (formats: codes). Blanks inside are taken for a slip of typing and refused. */
export function code(max: number): CellType {
  return {
    hint: `编号，不超过 ${max} 字`,
    read(cell) {
      const found = textIn(cell);
      if (typeof found !== 'string') return found;
      if (hasLostDigits(cell)) return new CellProblem('数字过长，表格已丢失末几位；应设为文本格式后重新录入');
      if (isDate(cell)) return new CellProblem('应为编号，现为日期格式');
      const tidy = normaliseCode(found);
      if (/\s/.test(tidy)) return new CellProblem('编号中间不应有空格');
      return tidy.length > max ? new CellProblem(`应不超过 ${max} 字，现为 ${tidy.length} 字`) : tidy;
    },
    show: String,
  };
}

/** Exactly so many digits; spreadsheets drop leading zeros of numbers, which shows as too few. */
export function digits(length: number): CellType {
  return {
    hint: `${length} 位数字`,
    read(cell) {
      const found = textIn(cell);
      if (typeof found !== 'string') return found;
      const tidy = normaliseCode(found);
      if (!/^[0-9]+$/.test(tidy)) return new CellProblem(`应为 ${length} 位数字`);
      return tidy.length === length ? tidy : new CellProblem(`应为 ${length} 位数字，现为 ${tidy.length} 位`);
    },
    show: String,
  };
}

/** One of the words of a list. `parse` gives what is kept, null for another word. */
export function choice(words: readonly string[], parse: (word: string) => string | null, show: (value: string) => string): CellType {
  return {
    hint: words.join('、'),
    read(cell) {
      const found = textIn(cell);
      if (typeof found !== 'string') return found;
      return parse(found) ?? new CellProblem(`应为 ${words.join('、')} 之一`);
    },
    show: (value) => show(String(value)),
  };
}
