import type { Content, FieldDef } from '#shared/papers/fields.ts';
import type { GridRow } from '../official/model.ts';
import { pair, wide } from './form.ts';
import { cellOf, lineOf, moneyWords, numberOf, rowsOf, setWords, struck } from './words.ts';

/** What D01 and D02 share: the matter that is told of, and who tells. */
export const complaintFields: readonly FieldDef[] = [
  { key: 'registeredAt', label: '登记时间', type: 'instant', required: true },
  { key: 'source', label: '来源', type: 'choice', required: true, choices: [
    { value: 'window', label: '窗口来访' }, { value: '12333', label: '12333 电话' }, { value: 'platform', label: '省级平台' }, { value: 'miniapp', label: '小程序' }, { value: 'petition', label: '信访转办' },
    { value: 'grid', label: '网格上报' },
  ] },
  { key: 'employerName', label: '被投诉单位', type: 'line', required: true },
  { key: 'uscc', label: '统一社会信用代码', type: 'uscc' },
  { key: 'employerAddress', label: '单位地址', type: 'line' },
  { key: 'legalRep', label: '法定代表人', type: 'line', max: 60 },
  { key: 'contact', label: '单位联系人', type: 'line', max: 80 },
  { key: 'claims', label: '投诉事项', type: 'set', required: true, choices: [
    { value: 'wages', label: '拖欠工资' }, { value: 'overtime', label: '加班工资' }, { value: 'minimum', label: '低于最低工资' }, { value: 'contract', label: '不订立劳动合同' }, { value: 'insurance', label: '不参加社会保险' },
    { value: 'hours', label: '超时加班' }, { value: 'deposit', label: '收取押金、扣押证件' }, { value: 'minor', label: '使用童工、女职工未成年工保护' }, { value: 'agency', label: '违法中介、派遣' }, { value: 'other', label: '其他' },
  ] },
  { key: 'period', label: '发生期间', type: 'line', max: 60 },
  { key: 'headcount', label: '涉及人数', type: 'count' },
  { key: 'amountFen', label: '涉及金额', type: 'fen' },
  { key: 'evidence', label: '提交材料', type: 'rows', max: 30, columns: [{ key: 'name', label: '材料', type: 'line', required: true }, { key: 'pages', label: '页数', type: 'count' }] },
  { key: 'statement', label: '陈述', type: 'text', required: true, max: 6000 },
];

export function complainantFields(required: boolean): readonly FieldDef[] {
  const must = required ? { required: true } : {};
  const word = required ? '投诉人' : '举报人';
  return [
    { key: 'name', label: `${word}姓名`, type: 'line', max: 60, ...must }, { key: 'idNo', label: '证件号码', type: 'idNo' }, { key: 'phone', label: '联系电话', type: 'phone', ...must },
    { key: 'address', label: '联系地址', type: 'line' },
  ];
}

/** The boxes about the employer and the matter. */
export function complaintRows(fields: readonly FieldDef[], content: Content): GridRow[] {
  const people = numberOf(content, 'headcount');
  return [
    wide('被投诉单位', lineOf(content, 'employerName')),
    pair('统一社会信用代码', lineOf(content, 'uscc'), '法定代表人', lineOf(content, 'legalRep')),
    wide('单位地址', lineOf(content, 'employerAddress')),
    pair('单位联系人', lineOf(content, 'contact'), '涉及人数', people === null ? '/' : `${people}人`),
    wide('投诉事项', struck(setWords(fields, content, 'claims'))),
    wide('发生期间', lineOf(content, 'period')),
    wide('涉及金额', struck(moneyWords(numberOf(content, 'amountFen')))),
  ];
}

/** 1.工资条（3页）；2.… */
export function evidenceText(content: Content): string {
  const rows = rowsOf(content, 'evidence');
  return struck(rows.map((row, index) => `${index + 1}.${cellOf(row, 'name')}${cellOf(row, 'pages') === '' ? '' : `（${cellOf(row, 'pages')}页）`}`).join('；'));
}
