import { formatYuan } from '#shared/rules/money.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { INDUSTRY_WORD, LEVEL_WORD } from '#shared/rules/tables/words.ts';
import type { ExportedEmployer } from './repository/exportList.ts';

/**
 * The employer list as a spreadsheet: the heads under which such a list is imported (so that it can go back in), then what the ledger knows
 * besides. Codes are text, money is 元 with two decimals, days are `YYYY/MM/DD`. Telephone numbers stay in the ledger.
 */
export const EXPORT_HEADS = [
  '统一社会信用代码', '单位名称', '行业', '街道代码', '街道', '单位类型', '地址', '法定代表人', '职工人数', '人数日期', '农民工人数', '成立日期', '状态', '标签', '临时编号', '预警等级', '未结欠薪（元）', '未结案件',
] as const;

/** Values of one row, under EXPORT_HEADS. */
export function exportRow(row: ExportedEmployer): string[] {
  return [
    row.uscc, row.name, INDUSTRY_WORD[row.industry], row.street_code, row.street ?? '', row.unit_type, row.address, row.legal_rep, count(row.headcount), slashes(row.headcount_on), count(row.migrant_headcount), slashes(row.opened_on),
    STATUS_WORD[row.status], row.tags === null ? '' : (JSON.parse(row.tags) as string[]).sort().join('；'), row.temp_no, LEVEL_WORD[row.alert_level], formatYuan(row.open_arrears_fen), String(row.open_cases),
  ];
}

function slashes(day: string): string {
  return day.replaceAll('-', '/');
}

function count(value: number | null): string {
  return value === null ? '' : String(value);
}
