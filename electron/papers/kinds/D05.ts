import type { Content, FieldDef } from '#shared/papers/fields.ts';
import { PAPER_ACTS } from '#shared/rules/posts/papers.ts';
import { FOUR, OPINION, filling, pair, signed, wide } from './form.ts';
import type { Frame, PaperKind } from './kind.ts';
import { cellOf, dayWords, instantWords, lineOf, moneyWords, numberOf, rowsOf, setWords, struck, textOf } from './words.ts';

const fields: readonly FieldDef[] = [
  { key: 'source', label: '案件来源', type: 'line', required: true },
  { key: 'employerName', label: '当事人', type: 'line', required: true },
  { key: 'uscc', label: '统一社会信用代码', type: 'uscc' },
  { key: 'employerAddress', label: '地址', type: 'line' },
  { key: 'legalRep', label: '法定代表人', type: 'line', max: 60 },
  { key: 'cause', label: '案由', type: 'line', required: true, max: 100 },
  { key: 'facts', label: '案情', type: 'text', required: true, max: 3000, hint: '投诉人、举报人只写代称' },
  { key: 'triggers', label: '立即立案条件', type: 'set', choices: [{ value: 'headcount', label: '欠薪人数' }, { value: 'amount', label: '金额' }, { value: 'crime', label: '涉嫌拒不支付劳动报酬罪' }, { value: 'massIncident', label: '群体性事件' }] },
  { key: 'headcount', label: '涉及人数', type: 'count' },
  { key: 'amountFen', label: '涉及金额', type: 'fen' },
  { key: 'basis', label: '立案依据', type: 'rows', required: true, max: 12, columns: [{ key: 'law', label: '法律法规', type: 'line', required: true }, { key: 'article', label: '条款', type: 'line', required: true }] },
  { key: 'proposal', label: '承办意见', type: 'text', required: true, max: 600 },
  { key: 'proposedAt', label: '提出时间', type: 'instant', required: true },
  { key: 'emergency', label: '应急立案', type: 'flag' },
];

/** 立案审批表 (documents 5, D05): its number is the case's. It goes by the steps of the filing and never by itself; of the complainant it says the pseudonym only. */
export const D05: PaperKind = {
  id: 'D05', version: 1, profile: 'form', copies: 1, title: '立案审批表', class: '立', subjects: ['complaint'], carriesIdentity: false, identityAct: null,
  acts: PAPER_ACTS.D05, byRecord: true,
  officers: { handler: 'write', reviewer: 'review', captain: 'approve' },
  fields,
  prefill: (facts): Content => ({ employerName: facts.employer?.name ?? '', uscc: facts.employer?.uscc ?? '', headcount: facts.headcount, amountFen: facts.amountFen, proposedAt: facts.now }),
  layout: (content, frame) => ({
    name: `立案审批表${frame.number === '' ? '-草稿' : `-${frame.number}`}`, profile: 'form', organ: frame.organ, title: `立案审批表${content['emergency'] === true ? '（应急）' : ''}`, number: frame.number, draft: frame.draft, redHead: false,
    parts: [{
      kind: 'grid', columns: FOUR,
      rows: [
        pair('案件来源', lineOf(content, 'source'), '案由', lineOf(content, 'cause')),
        wide('当事人', lineOf(content, 'employerName')),
        pair('信用代码', lineOf(content, 'uscc'), '法定代表人', lineOf(content, 'legalRep')),
        wide('地址', lineOf(content, 'employerAddress')),
        pair('涉及人数', numberOf(content, 'headcount') === null ? '/' : `${numberOf(content, 'headcount')}人`, '立即立案', struck(setWords(fields, content, 'triggers'))),
        wide('涉及金额', struck(moneyWords(numberOf(content, 'amountFen')))),
        filling('案情', lineOf(content, 'facts')),
        wide('立案依据', struck(rowsOf(content, 'basis').map((row) => `${cellOf(row, 'law')}${cellOf(row, 'article')}`).join('；'))),
      ],
    }, {
      kind: 'grid', columns: OPINION,
      rows: [
        signed('承办人意见', 'handler', textOf(content, 'proposal'), '承办人', `工号 ${frame.draftedBy}\n${instantWords(numberOf(content, 'proposedAt'))}`),
        signed('法制审核意见', 'reviewer', reviewText(content, frame), '审核人', reviewerText(content, frame)),
        signed('大队长审批', 'captain', frame.draft ? '' : '同意立案', '审批人', frame.draft ? '' : `工号 ${frame.approvedBy}\n${dayWords(frame.day)}`),
      ],
    }],
  }),
};

function reviewText(content: Content, { review, draft }: Frame): string {
  if (review !== undefined) return review.opinion === '' ? '同意立案' : review.opinion;
  return content['emergency'] === true && !draft ? '应急立案，法制审核随后补办，意见见《法制审核意见书》' : '';
}

/** Who reviewed, when, and how many minutes after the proposal (documents 5). */
function reviewerText(content: Content, { review }: Frame): string {
  if (review === undefined) return '';
  const since = numberOf(content, 'proposedAt');
  const minutes = since === null ? '' : `\n用时 ${Math.max(0, Math.floor((review.at - since) / 60_000))} 分钟`;
  return `${review.by}\n${instantWords(review.at)}${minutes}`;
}
