import { checkStreetCode } from '#shared/rules/identifiers/division.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { CellProblem, textIn, type CellType } from './type.ts';

/** Unified social credit code with its check character (GB 32100). */
export const uscc: CellType = {
  hint: '18 位，校验字符应正确',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    const checked = checkUscc(found);
    if (checked.valid) return checked.normalised;
    if (checked.normalised.length !== 18) return new CellProblem(`应为 18 位，现为 ${checked.normalised.length} 位`);
    if (checked.expectedCheck === undefined) return new CellProblem('含有代码中不会出现的字符，或第 3 至 8 位不是数字');
    return new CellProblem(`末位校验字符应为 ${checked.expectedCheck}，现为 ${checked.normalised.slice(-1)}`);
  },
  show: String,
};

/** Street or township: 9 digits. */
export const street: CellType = {
  hint: '9 位数字',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    const checked = checkStreetCode(found);
    if (checked.ok) return checked.code;
    return new CellProblem(/^[0-9]+$/.test(checked.code) ? `应为 9 位数字，现为 ${checked.code.length} 位` : '应为 9 位数字');
  },
  show: String,
};
