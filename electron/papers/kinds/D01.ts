import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import { complainantFields, complaintFields, complaintRows, evidenceText } from './complaint.ts';
import { FOUR, filling, pair, signed, wide } from './form.ts';
import type { PaperKind } from './kind.ts';
import { cellOf, dayWords, instantWords, lineOf, numberOf, rowsOf, struck, choiceWord } from './words.ts';

const fields: readonly FieldDef[] = [
  ...complaintFields,
  ...complainantFields(true),
  { key: 'representative', label: '集体投诉', type: 'flag' },
  { key: 'delegates', label: '代表人', type: 'rows', max: 5, when: { key: 'representative', is: ['true'] }, hint: '最多 5 名', columns: [{ key: 'name', label: '姓名', type: 'line', required: true }, { key: 'idNo', label: '证件号码', type: 'idNo' }, { key: 'phone', label: '电话', type: 'phone' }] },
];

/** 投诉登记表 (documents 5, D01). Kept sealed; a print for the employer is never offered. */
export const D01: PaperKind = {
  id: 'D01', version: 1, profile: 'form', copies: 1, title: '投诉登记表', class: '投', subjects: ['complaint', 'case'], carriesIdentity: true, identityAct: 'complainant.read', identityFields: ['name', 'idNo', 'phone', 'address', 'delegates', 'statement'],
  acts: PAPER_ACTS.D01,
  fields,
  prefill: (facts): Content => ({
    registeredAt: facts.now, source: 'window', employerName: facts.employer?.name ?? '', uscc: facts.employer?.uscc ?? '', employerAddress: facts.employer?.address ?? '', legalRep: facts.employer?.legalRep ?? '', headcount: facts.headcount, amountFen: facts.amountFen,
  }),
  layout: (content, frame) => ({
    name: `投诉登记表${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'form', organ: frame.organ, title: '投诉登记表', number: frame.number, draft: frame.draft, redHead: false,
    parts: [{
      kind: 'grid', columns: FOUR,
      rows: [
        pair('登记时间', struck(instantWords(numberOf(content, 'registeredAt'))), '投诉来源', struck(choiceWord(fields, content, 'source'))),
        pair('投诉人', lineOf(content, 'name'), '联系电话', lineOf(content, 'phone')),
        wide('证件号码', lineOf(content, 'idNo')),
        wide('联系地址', lineOf(content, 'address')),
        ...complaintRows(fields, content),
        ...(content['representative'] === true ? [wide('代表人', delegates(content))] : []),
        wide('提交材料', evidenceText(content)),
        filling('投诉陈述', lineOf(content, 'statement')),
        signed('投诉人签名', 'complainant', '', '登记人', `工号 ${frame.draftedBy}\n${dayWords(frame.day)}`),
      ],
    }],
  }),
};

function delegates(content: Content): string {
  return struck(rowsOf(content, 'delegates').map((row) => [cellOf(row, 'name'), cellOf(row, 'idNo'), cellOf(row, 'phone')].filter((text) => text !== '').join(' ')).join('；'));
}
