import { uscc } from '../cells/codes.ts';
import { people } from '../cells/figures.ts';
import { month } from '../cells/times.ts';
import { insuranceEffects } from '../engine/insuranceEffects.ts';
import { d, employerColumn, inOrder, JOIN_EMPLOYER, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

/** 参保情况: insured and uninsured people by employer and month. A month enters its own table and that of the next month. */
export const insurance: ListKind = {
  kind: 'insurance', name: '参保情况',
  columns: [
    { head: '统一社会信用代码', field: 'uscc', type: uscc, required: true, key: true },
    { head: '月份', field: 'month', type: month, required: true, key: true },
    { head: '在职人数', field: 'employed', type: people },
    { head: '未参保人数', field: 'uninsured', type: people, required: true },
  ],
  parent: { of: 'employer', field: 'uscc' },
  check: ({ employed, uninsured }) => (employed !== undefined && uninsured !== undefined && uninsured > employed ? [{ field: 'uninsured', reason: `不能多于在职人数 ${employed}` }] : []),
  target: {
    table: 'insurance_months', identity: ['month', 'employer_id'], match: `t.month = ${d('month')} AND t.employer_id = s.ref`, joins: JOIN_EMPLOYER,
    columns: [keyColumn('month', d('month')), employerColumn({ key: true }), plain('employed'), plain('uninsured')],
    clashes: inOrder('people', 'uninsured', 'employed', ['未参保人数', '在职人数']),
    subject: { kind: 'insurance', id: `t.employer_id || '|' || t.month`, employer: 's.ref' },
  },
  title: `coalesce(e.name, s.parent) || '　' || ${d('month')}`,
  effects: insuranceEffects,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'insurance' AND r.subject_id = x.employer_id || '|' || x.month`,
    usedBy: { 'wage-risk': 'x.month = :month OR x.month = :previous' },
    employer: 'x.employer_id',
  },
};
