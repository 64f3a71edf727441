import { money, people } from '../cells/figures.ts';
import { code } from '../cells/text.ts';
import { month } from '../cells/times.ts';
import { d, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

/** 应付工资: wages payable of a project and month. A month is judged by the table of the next one (W08). */
export const payroll: ListKind = {
  kind: 'payroll', name: '应付工资',
  columns: [
    { head: '专户编号', field: 'account_no', type: code(60), required: true, key: true },
    { head: '月份', field: 'month', type: month, required: true, key: true },
    { head: '应付工资', field: 'payable_fen', type: money({ negative: false }), required: true },
    { head: '实付工资', field: 'paid_fen', type: money({ negative: false }) },
    { head: '人数', field: 'headcount', type: people },
  ],
  parent: { of: 'account', field: 'account_no' },
  target: {
    table: 'payroll_months', identity: ['account_id', 'month'], match: `t.account_id = s.ref AND t.month = ${d('month')}`,
    columns: [keyColumn('account_id', 's.ref'), keyColumn('month', d('month')), plain('payable_fen'), plain('paid_fen'), plain('headcount')],
    subject: { kind: 'payroll', id: `t.account_id || '|' || t.month`, employer: '(SELECT a.employer_id FROM wage_accounts a WHERE a.id = s.ref)' },
  },
  title: `${d('account_no')} || '　' || ${d('month')}`,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'payroll' AND r.subject_id = x.account_id || '|' || x.month`,
    usedBy: { 'wage-risk': 'x.month = :previous' },
    employer: '(SELECT a.employer_id FROM wage_accounts a WHERE a.id = x.account_id)',
  },
};
