import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import type { PaperKind } from './kind.ts';
import { cellOf, dayWords, rowsOf, said, saidOf, textOf } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'recipient', label: '告知对象', type: 'line', required: true, max: 60 },
  { key: 'employerName', label: '被投诉单位', type: 'line', required: true },
  { key: 'missing', label: '需补正的材料', type: 'rows', required: true, max: 20, columns: [{ key: 'item', label: '材料', type: 'line', required: true }, { key: 'why', label: '为什么需要', type: 'line', required: true }] },
  { key: 'deadline', label: '补正期限', type: 'day', required: true, hint: '最后一天' },
  { key: 'office', label: '提交地点', type: 'line', required: true },
  { key: 'phone', label: '联系电话', type: 'phone', required: true },
];

/** 一次性补正告知书 (D03): all gaps in one paragraph, told once. */
export const D03: PaperKind = {
  id: 'D03', version: 1, profile: 'gb9704', copies: 2, title: '一次性补正告知书', class: '补', subjects: ['complaint', 'case'], carriesIdentity: true, identityAct: 'complainant.read', identityFields: ['recipient'],
  acts: PAPER_ACTS.D03,
  fields,
  prefill: (facts): Content => ({ employerName: facts.employer?.name ?? '', office: facts.officeAddress, phone: facts.officePhone }),
  layout: (content, frame) => ({
    name: `一次性补正告知书${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'gb9704', organ: frame.organ, title: '一次性补正告知书', number: frame.number, draft: frame.draft, redHead: false,
    parts: [
      { kind: 'addressee', text: `${saidOf(content, 'recipient')}：` },
      { kind: 'paragraph', text: `你反映${saidOf(content, 'employerName')}的事项收悉。经审查，尚缺下列材料，现一次性告知需要补正的全部内容：${said(gaps(content))}。` },
      { kind: 'paragraph', text: `请于${said(dayWords(textOf(content, 'deadline')))}前（含当日）将上述材料提交至${saidOf(content, 'office')}，联系电话：${saidOf(content, 'phone')}。补正材料所需时间不计入办理期限；收齐材料后，本机关即依法办理。` },
      { kind: 'paragraph', text: '本次为一次性告知。' },
      { kind: 'seal', organ: frame.organ, day: dayWords(frame.day) },
      { kind: 'signLine', slot: 'recipient', label: '当事人签收：' },
    ],
  }),
};

function gaps(content: Content): string {
  return rowsOf(content, 'missing').map((row, index) => `${index + 1}.${cellOf(row, 'item')}，${cellOf(row, 'why')}`).join('；');
}
