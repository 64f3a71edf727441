import { money } from '../cells/figures.ts';
import { code } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { d, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

/** 专户余额: dated snapshots of a wage account; may be below zero. */
export const balances: ListKind = {
  kind: 'balances', name: '专户余额',
  columns: [
    { head: '专户编号', field: 'account_no', type: code(60), required: true, key: true },
    { head: '余额时间', field: 'as_of', type: time({ future: false }), required: true, key: true },
    { head: '余额', field: 'fen', type: money({ negative: true }), required: true },
  ],
  parent: { of: 'account', field: 'account_no' },
  target: {
    table: 'balances', identity: ['account_id', 'as_of'], match: `t.account_id = s.ref AND t.as_of = ${d('as_of')}`,
    columns: [keyColumn('account_id', 's.ref'), keyColumn('as_of', d('as_of')), plain('fen')],
    subject: { kind: 'balance', id: `t.account_id || '|' || t.as_of`, employer: '(SELECT a.employer_id FROM wage_accounts a WHERE a.id = s.ref)' },
  },
  title: `${d('account_no')}`,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'balance' AND r.subject_id = x.account_id || '|' || x.as_of`,
    usedBy: { 'wage-risk': 'x.as_of >= :start AND x.as_of < :end' },
    employer: '(SELECT a.employer_id FROM wage_accounts a WHERE a.id = x.account_id)',
  },
};
