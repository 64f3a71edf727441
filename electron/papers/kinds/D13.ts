import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import { REVIEW_POINT_WORD, REVIEW_POINTS, VERDICT_WORD } from '#shared/rules/intake/filing.ts';
import { FOUR, filling, pair, signed, wide } from './form.ts';
import type { PaperKind } from './kind.ts';
import { choiceWord, instantWords, lineOf, numberOf, struck, textOf } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'target', label: '审核对象', type: 'line', required: true },
  { key: 'matter', label: '事项', type: 'line', required: true },
  ...REVIEW_POINTS.flatMap((key): FieldDef[] => [
    { key, label: REVIEW_POINT_WORD[key], type: 'choice', required: true, choices: [{ value: 'ok', label: '符合' }, { value: 'fix', label: '需要修改' }] },
    { key: `${key}Text`, label: `${REVIEW_POINT_WORD[key]}的问题`, type: 'line', required: true, when: { key, is: ['fix'] } },
  ]),
  { key: 'conclusion', label: '审核结论', type: 'choice', required: true, choices: Object.entries(VERDICT_WORD).map(([value, label]) => ({ value, label })) },
  { key: 'opinion', label: '审核意见', type: 'text', max: 3000 },
  { key: 'receivedAt', label: '收到时间', type: 'instant', required: true },
  { key: 'signedAt', label: '审核时间', type: 'instant', required: true },
];

/** 法制审核意见书 (documents 5, D13): made final by the B who gives it, together with the verdict. */
export const D13: PaperKind = {
  id: 'D13', version: 1, profile: 'form', copies: 1, title: '法制审核意见书', class: '审', subjects: ['complaint'], carriesIdentity: false, identityAct: null,
  acts: PAPER_ACTS.D13, byRecord: true,
  officers: { reviewer: 'write' },
  fields,
  prefill: (facts): Content => ({ receivedAt: facts.now, signedAt: facts.now }),
  layout: (content, frame) => ({
    name: `法制审核意见书${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'form', organ: frame.organ, title: '法制审核意见书', number: frame.number, draft: frame.draft, redHead: false,
    parts: [{
      kind: 'grid', columns: FOUR,
      rows: [
        wide('审核对象', lineOf(content, 'target')),
        wide('事项', lineOf(content, 'matter')),
        pair('收到时间', struck(instantWords(numberOf(content, 'receivedAt'))), '审核时间', struck(instantWords(numberOf(content, 'signedAt')))),
        ...REVIEW_POINTS.map((key) => wide(REVIEW_POINT_WORD[key], struck([choiceWord(fields, content, key), textOf(content, `${key}Text`)].filter((text) => text !== '').join('：')))),
        wide('审核结论', struck(choiceWord(fields, content, 'conclusion'))),
        filling('审核意见', lineOf(content, 'opinion')),
        signed('审核人签名', 'reviewer', '', '审核人', `工号 ${frame.draftedBy}`),
      ],
    }],
  }),
};
