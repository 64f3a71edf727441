import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import { FOUR, filling, pair, signed, wide } from './form.ts';
import type { PaperKind } from './kind.ts';
import { cellOf, choiceWord, dayWords, instantWords, lineOf, moneyWords, numberOf, rowsOf, struck } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'parties', label: '当事人', type: 'rows', required: true, max: 12, columns: [{ key: 'side', label: '身份', type: 'line', required: true }, { key: 'name', label: '姓名或名称', type: 'line', required: true }, { key: 'phone', label: '电话', type: 'phone' }] },
  { key: 'grid', label: '网格', type: 'line', required: true, max: 60 },
  { key: 'startedAt', label: '调解开始', type: 'instant', required: true },
  { key: 'dispute', label: '纠纷情况', type: 'text', required: true, max: 6000 },
  { key: 'amountFen', label: '涉及金额', type: 'fen' },
  { key: 'headcount', label: '涉及人数', type: 'count' },
  { key: 'result', label: '调解结果', type: 'choice', required: true, choices: [{ value: 'agreed', label: '达成协议' }, { value: 'failed', label: '调解不成，上报大队' }, { value: 'unperformed', label: '协议没有履行，上报大队' }, { value: 'refused', label: '一方拒绝调解，上报大队' }] },
  { key: 'agreement', label: '协议内容', type: 'text', required: true, when: { key: 'result', is: ['agreed', 'unperformed'] }, max: 3000 },
  { key: 'failedAt', label: '调解终止', type: 'instant', required: true, when: { key: 'result', is: ['failed', 'unperformed', 'refused'] } },
  { key: 'escalatedAt', label: '上报时间', type: 'instant', required: true, when: { key: 'result', is: ['failed', 'unperformed', 'refused'] } },
];

/** 网格调解记录、上报单 (D42). Without a number of its own; how long the report took is printed. */
export const D42: PaperKind = {
  id: 'D42', version: 2, profile: 'form', copies: 1, title: '网格调解记录（上报单）', class: null, subjects: ['complaint', 'mediation', 'case'], carriesIdentity: true, identityAct: 'complainant.read', identityFields: ['parties', 'dispute', 'agreement'],
  acts: PAPER_ACTS.D42,
  fields,
  prefill: (facts): Content => ({ startedAt: facts.now, amountFen: facts.amountFen, headcount: facts.headcount }),
  layout(content, frame) {
    const agreed = content['result'] === 'agreed';
    const [failed, escalated] = [numberOf(content, 'failedAt'), numberOf(content, 'escalatedAt')];
    const used = agreed || failed === null || escalated === null ? '/' : `${Math.max(0, Math.floor((escalated - failed) / 60_000))}分钟`;
    return {
      name: `网格调解记录${frame.draft ? '-草稿' : `-${frame.day}`}`, profile: 'form', organ: frame.organ, title: '网格调解记录（上报单）', number: frame.number, draft: frame.draft, redHead: false,
      parts: [
        { kind: 'list', minRows: 2, columns: [{ head: '身份', widthMm: 28, align: 'center' }, { head: '姓名或名称', widthMm: 84, align: 'left' }, { head: '电话', widthMm: 44, align: 'center' }], rows: rowsOf(content, 'parties').map((row) => ['side', 'name', 'phone'].map((key) => struck(cellOf(row, key)))) },
        {
          kind: 'grid', columns: FOUR,
          rows: [
            pair('网格', lineOf(content, 'grid'), '调解开始', struck(instantWords(numberOf(content, 'startedAt')))),
            pair('涉及人数', numberOf(content, 'headcount') === null ? '/' : `${numberOf(content, 'headcount')}人`, '调解结果', struck(choiceWord(fields, content, 'result'))),
            wide('涉及金额', struck(moneyWords(numberOf(content, 'amountFen')))),
            filling('纠纷情况', lineOf(content, 'dispute')),
            wide('协议内容', agreed || content['result'] === 'unperformed' ? lineOf(content, 'agreement') : '/', { maxLines: 8 }),
            pair('调解终止', agreed ? '/' : struck(instantWords(failed)), '上报时间', agreed ? '/' : struck(instantWords(escalated))),
            wide('上报用时', used),
            signed('当事人签名', 'parties', '', '网格员', `工号 ${frame.draftedBy}\n${dayWords(frame.day)}`),
          ],
        },
      ],
    };
  },
};
