import { ledgerFolder } from '#shared/contract/values.ts';
import { isDistrictCode } from '#shared/rules/identifiers/division.ts';
import { passwordProblem } from '#shared/rules/people/password.ts';
import type { Problems } from '#renderer/ui/form/useChecks.ts';

export interface FirstRunValues {
  readonly districtCode: string;
  readonly districtName: string;
  readonly folder: string;
  readonly staffNo: string;
  readonly officerName: string;
  /** May stay empty: it can be set later. */
  readonly password: string;
}

/** What is wrong with the first run's form, by field. */
export function problemsOf(values: FirstRunValues): Problems<FirstRunValues> {
  return {
    districtCode: isDistrictCode(values.districtCode.trim()) ? null : '应为 6 位数字的行政区划代码，例如 990101。',
    districtName: values.districtName.trim().length < 2 ? '请填写大队名称，例如 清河区劳动保障监察大队。' : null,
    folder: values.folder.trim() === '' ? '请选择存放台账的文件夹。' : ledgerFolder.safeParse(values.folder.trim()).success ? null : '应为完整的文件夹路径，例如 D:\\劳监台账。',
    staffNo: /^[0-9A-Za-z]{1,12}$/.test(values.staffNo.trim()) ? null : '工号只有数字和字母，最多 12 位，例如 0001。',
    officerName: values.officerName.trim() === '' ? '请填写姓名。' : null,
    password: values.password === '' ? null : passwordProblem(values.password, [values.staffNo.trim(), values.officerName.trim()]),
  };
}
