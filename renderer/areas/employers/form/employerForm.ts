import type { z } from 'zod';
import type { employerFields } from '#shared/contract/employers.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { countOf } from '#renderer/ui/form/money.ts';
import type { Problems } from '#renderer/ui/form/useChecks.ts';

export type EmployerFields = z.output<typeof employerFields>;

/** The form's values: as the contract's fields, counts as the text that was typed. */
export interface EmployerValues {
  readonly uscc: string;
  readonly name: string;
  readonly industry: EmployerFields['industry'];
  readonly streetCode: string;
  readonly unitType: string;
  readonly address: string;
  readonly legalRep: string;
  readonly phone: string;
  readonly headcount: string;
  readonly headcountOn: string;
  readonly migrantHeadcount: string;
  readonly openedOn: string;
}

export function valuesOf(fields: EmployerFields): EmployerValues {
  return { ...fields, headcount: fields.headcount === null ? '' : String(fields.headcount), migrantHeadcount: fields.migrantHeadcount === null ? '' : String(fields.migrantHeadcount) };
}

export function emptyValues(name: string): EmployerValues {
  const code = /^[0-9A-Z]{18}$/i.test(name.trim()) ? name.trim().toUpperCase() : '';
  return { uscc: code, name: code === '' ? name : '', industry: 'other', streetCode: '', unitType: '', address: '', legalRep: '', phone: '', headcount: '', headcountOn: '', migrantHeadcount: '', openedOn: '' };
}

export function fieldsOf(values: EmployerValues): EmployerFields {
  const { industry, streetCode, unitType, address, legalRep, phone, headcountOn, openedOn } = values;
  return {
    uscc: values.uscc.trim(), name: values.name.trim(), industry, streetCode, unitType, address, legalRep, phone, headcountOn, openedOn,
    headcount: countOf(values.headcount).count, migrantHeadcount: countOf(values.migrantHeadcount).count,
  };
}

function codeProblem(uscc: string): string | null {
  if (uscc.trim() === '') return null;
  const checked = checkUscc(uscc);
  if (checked.valid) return null;
  if (checked.normalised.length !== 18) return `统一社会信用代码应为 18 位，现为 ${checked.normalised.length} 位。请对照营业执照改正。`;
  if (checked.expectedCheck !== undefined) return `末位校验字符应为 ${checked.expectedCheck}。请对照营业执照改正。`;
  return '只能是数字和大写字母，第 3 至 8 位是数字，没有 I、O、S、V、Z。请对照营业执照改正。';
}

/** What is wrong with the values, by field. */
export function problemsOf(values: EmployerValues, today: string): Problems<EmployerValues> {
  const headcount = countOf(values.headcount);
  const migrant = countOf(values.migrantHeadcount);
  return {
    uscc: codeProblem(values.uscc),
    name: values.name.trim().length < 2 ? '请填写单位全称，与营业执照一致。' : null,
    streetCode: /^\d{9}$/.test(values.streetCode) ? null : '请选择经营地所在的街道（乡镇）。',
    headcount: headcount.problem,
    headcountOn: values.headcount.trim() !== '' && values.headcountOn === '' ? '请填写人数是哪一天的。' : values.headcount.trim() === '' && values.headcountOn !== '' ? '填了人数日期，请填职工人数。' : values.headcountOn > today ? '人数日期不能晚于今天。' : null,
    migrantHeadcount: migrant.problem ?? (headcount.count !== null && migrant.count !== null && migrant.count > headcount.count ? '农民工人数不能多于职工人数。' : null),
    openedOn: values.openedOn > today ? '成立日期不能晚于今天。' : null,
  };
}

/** Heads of the fields as a person reads them, in the order of the form. */
export const fieldHeads: readonly (readonly [keyof EmployerValues, string])[] = [
  ['name', '单位名称'], ['uscc', '统一社会信用代码'], ['industry', '行业'], ['streetCode', '街道'], ['unitType', '单位类型'], ['address', '地址'], ['legalRep', '法定代表人'], ['phone', '联系电话'],
  ['headcount', '职工人数'], ['headcountOn', '人数日期'], ['migrantHeadcount', '农民工人数'], ['openedOn', '成立日期'],
];
