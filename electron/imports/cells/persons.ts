import { checkCitizenNumber, type CitizenProblem } from '#shared/rules/identifiers/citizen.ts';
import { checkPhone } from '#shared/rules/identifiers/phone.ts';
import { normaliseCode } from '#shared/rules/text.ts';
import { CellProblem, hasLostDigits, isDate, textIn, type CellType } from './type.ts';

/* Cells that name a natural person. Their values are sealed right after they were read; what is shown of them is their mask. */

const CITIZEN_WORDS: Readonly<Record<CitizenProblem, string>> = {
  shape: '应为 18 位身份证号', birth: '第 7 至 14 位不是真实的出生日期', future: '出生日期晚于今天', check: '末位校验码不对，请核对号码',
};

/** Citizen number of 18 digits with its check (GB 11643). */
export const citizen: CellType = {
  hint: '18 位身份证号，导入时加密',
  read(cell, context) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    if (hasLostDigits(cell)) return new CellProblem('数字过长，表格已丢失末几位；应设为文本格式后重新录入');
    const checked = checkCitizenNumber(found, context.today);
    return checked.valid ? checked.normalised : new CellProblem(CITIZEN_WORDS[checked.problem ?? 'shape']);
  },
  show: String,
};

export const phone: CellType = {
  hint: '手机或固定电话，导入时加密',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    const checked = checkPhone(found);
    return checked.valid ? checked.normalised : new CellProblem('应为 11 位手机号或带区号的固定电话');
  },
  show: String,
};

export const bankCard: CellType = {
  hint: '12 至 19 位银行卡号，导入时加密',
  read(cell) {
    const found = textIn(cell);
    if (typeof found !== 'string') return found;
    if (hasLostDigits(cell)) return new CellProblem('数字过长，表格已丢失末几位；应设为文本格式后重新录入');
    if (isDate(cell)) return new CellProblem('应为银行卡号，现为日期格式');
    const bare = normaliseCode(found).replace(/[\s-]/g, '');
    return /^[0-9]{12,19}$/.test(bare) ? bare : new CellProblem('应为 12 至 19 位数字的银行卡号');
  },
  show: String,
};
