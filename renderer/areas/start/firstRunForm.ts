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
  /** May stay empty while there is no administrator: it can be set later. */
  readonly password: string;
  /** Whether somebody else sees to accounts, settings and backups; the brigade must say so. */
  readonly administrator: 'there' | 'none' | null;
  readonly adminNo: string;
  readonly adminName: string;
  readonly adminPassword: string;
}

const STAFF_NO = /^[0-9A-Za-z]{1,12}$/;

/** What is wrong with the first run's form, by field. */
export function problemsOf(values: FirstRunValues): Problems<FirstRunValues> {
  const there = values.administrator === 'there';
  return {
    districtCode: isDistrictCode(values.districtCode.trim()) ? null : '应为 6 位数字的行政区划代码，例如 990101。',
    districtName: values.districtName.trim().length < 2 ? '请填写大队名称，例如 清河区劳动保障监察大队。' : null,
    folder: values.folder.trim() === '' ? '请选择存放台账的文件夹。' : ledgerFolder.safeParse(values.folder.trim()).success ? null : '应为完整的文件夹路径，例如 D:\\劳监台账。',
    staffNo: STAFF_NO.test(values.staffNo.trim()) ? null : '工号只有数字和字母，最多 12 位，例如 0001。',
    officerName: values.officerName.trim() === '' ? '请填写姓名。' : null,
    password: values.password !== '' ? passwordProblem(values.password, [values.staffNo.trim(), values.officerName.trim()]) : there ? '有了两个账号，大队长也要设密码。' : null,
    administrator: values.administrator === null ? '请选择：有没有专门的系统管理员。' : null,
    adminNo: !there ? null : !STAFF_NO.test(values.adminNo.trim()) ? '工号只有数字和字母，最多 12 位，例如 0002。' : values.adminNo.trim() === values.staffNo.trim() ? '系统管理员和大队长是两个人，要用两个工号。' : null,
    adminName: there && values.adminName.trim() === '' ? '请填写姓名。' : null,
    adminPassword: there ? passwordProblem(values.adminPassword, [values.adminNo.trim(), values.adminName.trim()]) : null,
  };
}
