import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import type { Part } from '../official/model.ts';
import type { Frame, PaperKind } from './kind.ts';
import { choiceWord, countWords, dayWords, said, saidOf, textOf } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'recipient', label: '告知对象', type: 'line', required: true, max: 60 },
  { key: 'employerName', label: '被投诉单位', type: 'line', required: true },
  { key: 'receivedOn', label: '收到投诉之日', type: 'day', required: true },
  { key: 'outcome', label: '处理结果', type: 'choice', required: true, choices: [{ value: 'accept', label: '受理' }, { value: 'refuse', label: '不予受理' }, { value: 'redirect', label: '告知向有权机关提出' }] },
  { key: 'reason', label: '不予受理的原因', type: 'choice', required: true, when: { key: 'outcome', is: ['refuse', 'redirect'] }, choices: [
    { value: 'overTwoYears', label: '违法行为发生已超过二年，或者行为终了已超过二年' }, { value: 'notCompetent', label: '不属于本机关的职权或者管辖范围' },
    { value: 'pending', label: '劳动人事争议仲裁委员会、人民法院正在处理或者已经处理' }, { value: 'noEmployer', label: '没有明确的用人单位' },
  ] },
  { key: 'basis', label: '依据', type: 'line', required: true, hint: '法律法规的名称和条款' },
  { key: 'elsewhere', label: '有权处理的机关', type: 'line', required: true, when: { key: 'outcome', is: ['redirect'] } },
  { key: 'reviewBody', label: '复议机关', type: 'line', required: true, when: { key: 'outcome', is: ['refuse', 'redirect'] } },
  { key: 'court', label: '管辖法院', type: 'line', required: true, when: { key: 'outcome', is: ['refuse', 'redirect'] } },
  { key: 'phone', label: '联系电话', type: 'phone', required: true },
];

/** 受理（不予受理）告知书 (D04). A refusal, and a complaint that is handed on and so not taken up here either, names where and until when to seek redress (T06, documents 5). */
export const D04: PaperKind = {
  id: 'D04', version: 1, profile: 'gb9704', copies: 2, title: '受理（不予受理）告知书', class: '受', subjects: ['complaint', 'case'], carriesIdentity: true, identityAct: 'complainant.read', identityFields: ['recipient'],
  acts: PAPER_ACTS.D04,
  // An answer is one with the decision on the complaint or with its filing. An acceptance that turns out wrong is voided by itself; a refusal is not, as the complaint stands on it.
  byRecord: (subject, step, content) => subject === 'complaint' && (step === 'make' || content()['outcome'] !== 'accept'),
  fields,
  prefill: (facts): Content => ({ employerName: facts.employer?.name ?? '', phone: facts.officePhone, outcome: 'accept', basis: '《劳动保障监察条例》第十四条、第二十条' }),
  layout(content, frame) {
    const title = textOf(content, 'outcome') === 'accept' || textOf(content, 'outcome') === '' ? '受理告知书' : '不予受理告知书';
    return {
      name: `${title}${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'gb9704', organ: frame.organ, title, number: frame.number, draft: frame.draft, redHead: false,
      parts: [
        { kind: 'addressee', text: `${saidOf(content, 'recipient')}：` },
        ...body(content, frame),
        { kind: 'paragraph', text: `联系电话：${saidOf(content, 'phone')}。` },
        { kind: 'seal', organ: frame.organ, day: dayWords(frame.day) },
        { kind: 'signLine', slot: 'recipient', label: '当事人签收：' },
      ],
    };
  },
};

function body(content: Content, { redress }: Frame): Part[] {
  const told = `你于${said(dayWords(textOf(content, 'receivedOn')))}反映${saidOf(content, 'employerName')}的事项，`;
  const basis = saidOf(content, 'basis');
  const reason = said(choiceWord(fields, content, 'reason'));
  const remedy = `可以自收到本告知书之日起${countWords(redress.reviewDays)}日内向${saidOf(content, 'reviewBody')}申请行政复议，也可以自收到本告知书之日起${countWords(redress.litigationMonths)}个月内依法向${saidOf(content, 'court')}提起行政诉讼。`;
  switch (textOf(content, 'outcome')) {
    case 'refuse': return [
      { kind: 'paragraph', text: `${told}经审查，${reason}。根据${basis}的规定，本机关决定不予受理。` },
      { kind: 'paragraph', text: `如不服本决定，${remedy}` },
    ];
    case 'redirect': return [
      { kind: 'paragraph', text: `${told}经审查，${reason}。根据${basis}的规定，请向${saidOf(content, 'elsewhere')}提出，由其依法处理。` },
      { kind: 'paragraph', text: `如不服本告知，${remedy}` },
    ];
    default: return [{ kind: 'paragraph', text: `${told}经审查，符合受理条件。根据${basis}的规定，本机关决定予以受理，并将依法调查处理。` }];
  }
}
