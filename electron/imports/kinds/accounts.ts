import { uscc } from '../cells/codes.ts';
import { code, digits, text } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { d, employerColumn, inOrder, JOIN_EMPLOYER, plain, textColumn } from './sql.ts';
import type { ListKind } from './types.ts';

/** 工资专户: wage accounts of projects, keyed by account number, hanging on an employer. */
export const accounts: ListKind = {
  kind: 'accounts', name: '工资专户',
  columns: [
    { head: '专户编号', field: 'account_no', type: code(60), required: true, key: true },
    { head: '统一社会信用代码', field: 'uscc', type: uscc, required: true },
    { head: '项目名称', field: 'project', type: text({ max: 100 }), required: true },
    { head: '开户银行', field: 'bank', type: text({ max: 100 }) },
    { head: '账号后四位', field: 'last_four', type: digits(4) },
    { head: '开户日期', field: 'opened_at', type: time({ future: false }), required: true },
    { head: '销户日期', field: 'closed_at', type: time({ future: false }) },
  ],
  parent: { of: 'employer', field: 'uscc' },
  check: ({ opened_at: opened, closed_at: closed }) => (opened !== undefined && closed !== undefined && closed < opened ? [{ field: 'closed_at', reason: '不能早于开户日期' }] : []),
  target: {
    table: 'wage_accounts', identity: ['id'], match: `t.account_no = ${d('account_no')}`, joins: JOIN_EMPLOYER,
    columns: [
      { column: 'account_no', given: d('account_no'), key: true }, employerColumn(), plain('project'), textColumn('bank'), textColumn('last_four'), plain('opened_at'), plain('closed_at'),
    ],
    onChange: { row_version: 'row_version + 1' },
    clashes: inOrder('times', 'opened_at', 'closed_at', ['开户日期', '销户日期']),
    subject: { kind: 'account', id: 't.account_no', employer: 's.ref' },
  },
  title: `coalesce(e.name || '　', '') || ${d('project')}`,
  takingBack: {
    children: [{ table: 'balances', on: 'y.account_id = x.id', what: '专户余额' }, { table: 'payroll_months', on: 'y.account_id = x.id', what: '应付工资' }],
    laterChange: `r.subject_kind = 'account' AND r.subject_id = x.account_no`,
    usedBy: { 'wage-risk': 'x.opened_at < :end' },
    employer: 'x.employer_id',
  },
};
