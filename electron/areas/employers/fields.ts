import type { z } from 'zod';
import type { employerFields } from '#shared/contract/employers.ts';
import { refuse } from '#shared/messages/index.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { spellingOf } from './spelling.ts';
import type { EmployerRow, HeadColumns } from './repository/head.ts';

export type EmployerFields = z.infer<typeof employerFields>;

/** Chinese heads of what a dossier's history shows, by column. */
export const HEADS: Readonly<Record<string, string>> = {
  uscc: '统一社会信用代码', name: '单位名称', industry: '行业', street_code: '街道', unit_type: '单位类型', address: '地址', legal_rep: '法定代表人', phone: '联系电话', headcount: '职工人数',
  headcount_on: '人数日期', migrant_headcount: '农民工人数', opened_on: '成立日期', status: '状态', tags: '标签', temp_no: '临时编号', duplicate_code: '代码重复', merged_into: '并入', absorbed: '合并来的档案', insurance_from: '参保数据起月',
};

export function fieldsOf(row: HeadColumns): EmployerFields {
  return {
    uscc: row.uscc, name: row.name, industry: row.industry, streetCode: row.street_code, unitType: row.unit_type, address: row.address, legalRep: row.legal_rep, phone: row.phone,
    headcount: row.headcount, headcountOn: row.headcount_on, migrantHeadcount: row.migrant_headcount, openedOn: row.opened_on,
  };
}

/** What a person typed as columns, its code tidied. Refuses a wrong code, dates to come, and more rural migrant workers than workers. */
export function columnsOf(fields: EmployerFields, now: number): HeadColumns {
  const code = fields.uscc.trim() === '' ? { valid: true, normalised: '' } : checkUscc(fields.uscc);
  if (!code.valid) throw refuse('employers.wrongCode', { code: code.normalised, check: 'expectedCheck' in code ? code.expectedCheck ?? '' : '' }, { field: 'fields.uscc' });
  const today = shanghaiDay(now);
  if (fields.headcountOn > today) throw refuse('employers.dayToCome', { what: '人数日期' }, { field: 'fields.headcountOn' });
  if (fields.openedOn > today) throw refuse('employers.dayToCome', { what: '成立日期' }, { field: 'fields.openedOn' });
  if (fields.headcountOn !== '' && fields.headcount === null) throw refuse('employers.headcountMissing', {}, { field: 'fields.headcount' });
  if (fields.headcount !== null && fields.migrantHeadcount !== null && fields.migrantHeadcount > fields.headcount) throw refuse('employers.moreMigrants', {}, { field: 'fields.migrantHeadcount' });
  return {
    uscc: code.normalised, name: fields.name, industry: fields.industry, street_code: fields.streetCode, unit_type: fields.unitType, address: fields.address, legal_rep: fields.legalRep, phone: fields.phone,
    headcount: fields.headcount, headcount_on: fields.headcountOn, migrant_headcount: fields.migrantHeadcount, opened_on: fields.openedOn,
  };
}

/** Columns that follow from a name. */
export function spelt(name: string): { pinyin: string; initials: string } {
  const spelling = spellingOf(name);
  return { pinyin: spelling.pinyin, initials: spelling.initials };
}

/** Name of an employer as the journal may hold it: never the name of the person behind an individual business (tables 1.1.2). */
export function labelOf(row: Pick<EmployerRow, 'uscc' | 'name' | 'unit_type' | 'legal_rep' | 'temp_no'>): string {
  return `${paperName({ uscc: row.uscc, name: row.name, unitType: row.unit_type, legalRep: row.legal_rep })}（${row.uscc || row.temp_no}）`;
}

/** Tags as they are kept: tidied, each once. */
export function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
