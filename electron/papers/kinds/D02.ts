import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import { complainantFields, complaintFields, complaintRows, evidenceText } from './complaint.ts';
import { FOUR, filling, pair, signed, wide } from './form.ts';
import type { PaperKind } from './kind.ts';
import { choiceWord, dayWords, instantWords, lineOf, numberOf, struck } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'anonymous', label: '匿名举报', type: 'flag' },
  { key: 'confidentiality', label: '保密要求', type: 'choice', required: true, choices: [{ value: 'strict', label: '严格保密身份' }, { value: 'normal', label: '一般保密' }] },
  ...complaintFields.map((field) => ({ ...field, label: field.label.replace('投诉', '举报') })),
  ...complainantFields(false).map((field): FieldDef => ({ ...field, when: { key: 'anonymous', is: ['false'] } })),
];

/** 举报登记表 (D02): goes into the sealed volume, never into the open one. */
export const D02: PaperKind = {
  id: 'D02', version: 1, profile: 'form', copies: 1, title: '举报登记表', class: '举', subjects: ['complaint', 'case'], carriesIdentity: true, identityAct: 'informant.read', identityFields: ['name', 'idNo', 'phone', 'address', 'statement'],
  acts: PAPER_ACTS.D02,
  fields,
  prefill: (facts): Content => ({
    registeredAt: facts.now, source: 'window', confidentiality: 'strict', employerName: facts.employer?.name ?? '', uscc: facts.employer?.uscc ?? '', employerAddress: facts.employer?.address ?? '', legalRep: facts.employer?.legalRep ?? '', headcount: facts.headcount, amountFen: facts.amountFen,
  }),
  layout(content, frame) {
    const told = (key: string): string => (content['anonymous'] === true ? '匿名' : lineOf(content, key));
    return {
      name: `举报登记表${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'form', organ: frame.organ, title: '举报登记表', number: frame.number, draft: frame.draft, redHead: false,
      parts: [{
        kind: 'grid', columns: FOUR,
        rows: [
          pair('登记时间', struck(instantWords(numberOf(content, 'registeredAt'))), '举报来源', struck(choiceWord(fields, content, 'source'))),
          pair('举报人', told('name'), '联系电话', told('phone')),
          pair('保密要求', struck(choiceWord(fields, content, 'confidentiality')), '归卷', '密封卷'),
          wide('证件号码', told('idNo')),
          wide('联系地址', told('address')),
          ...complaintRows(fields, content).map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.as === 'label' ? { ...cell, text: cell.text.replace('投诉', '举报') } : cell)) })),
          wide('提交材料', evidenceText(content)),
          filling('举报内容', lineOf(content, 'statement')),
          signed('举报人签名', 'informant', content['anonymous'] === true ? '匿名，不签名' : '', '登记人', `工号 ${frame.draftedBy}\n${dayWords(frame.day)}`),
        ],
      }],
    };
  },
};
