import { money } from '../cells/figures.ts';
import { code } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { paymentKind } from '../cells/words.ts';
import { d, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

const word = (kind: string): string => `CASE ${kind} WHEN 'wage' THEN '工资' WHEN 'fine' THEN '罚款' ELSE '加处罚款' END`;
const yuan = (fen: string): string => `CASE WHEN ${fen} < 0 THEN '-' ELSE '' END || (abs(${fen}) / 100) || '.' || substr('0' || (abs(${fen}) % 100), -2)`;
const line = (kind: string, fen: string): string => `${word(kind)} || ' ' || ${yuan(fen)} || ' 元，凭证 ' || t.voucher`;
const [NEW_KIND, NEW_FEN] = [`coalesce(${d('kind')}, t.kind)`, `coalesce(${d('fen')}, t.fen)`];

/** 支付记录: money paid in a case, plain or major; a bounced transfer is negative. */
export const payments: ListKind = {
  kind: 'payments', name: '支付记录',
  columns: [
    { head: '案件编号', field: 'case_no', type: code(60), required: true, key: true },
    { head: '支付时间', field: 'paid_at', type: time({ future: false }), required: true, key: true },
    { head: '凭证号', field: 'voucher', type: code(60), required: true, key: true },
    { head: '金额', field: 'fen', type: money({ negative: true }), required: true },
    { head: '种类', field: 'kind', type: paymentKind },
  ],
  parent: { of: 'case', field: 'case_no' },
  target: {
    table: 'payments', identity: ['case_id', 'paid_at', 'voucher'], match: `t.case_id = s.ref AND t.paid_at = ${d('paid_at')} AND t.voucher = ${d('voucher')}`,
    columns: [keyColumn('case_id', 's.ref'), keyColumn('paid_at', d('paid_at')), keyColumn('voucher', d('voucher')), plain('kind', { fallback: `'wage'` }), plain('fen')],
    subject: { kind: 'case', id: 'CAST(t.case_id AS TEXT)', employer: '(SELECT c.employer_id FROM cases c WHERE c.id = s.ref)' },
    historyNames: { kind: 'payment_kind', fen: 'payment_fen' },
    history: [{ name: 'payment', before: line('t.kind', 't.fen'), after: line(NEW_KIND, NEW_FEN) }],
  },
  title: `${d('case_no')} || '　凭证 ' || ${d('voucher')}`,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'case' AND r.subject_id = CAST(x.case_id AS TEXT) AND json_extract(r.before_json, '$.key.voucher') = x.voucher AND json_extract(r.before_json, '$.key.paid_at') = x.paid_at`,
    usedBy: { 'wage-risk': `x.kind = 'wage' AND x.paid_at < :end AND EXISTS (SELECT 1 FROM cases c WHERE c.id = x.case_id AND (c.closed_at IS NULL OR c.closed_at >= :start))`, 'major-cases': `x.kind = 'wage' AND x.paid_at < :end AND EXISTS (SELECT 1 FROM major_cases m JOIN cases c ON c.id = m.case_id WHERE m.case_id = x.case_id AND (c.closed_at IS NULL OR c.closed_at >= :start))` },
    employer: '(SELECT c.employer_id FROM cases c WHERE c.id = x.case_id)',
  },
};
