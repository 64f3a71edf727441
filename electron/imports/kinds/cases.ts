import { isArrearsCase } from '#shared/rules/cases/vocabulary.ts';
import { uscc } from '../cells/codes.ts';
import { money, people } from '../cells/figures.ts';
import { code, text } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { d, employerColumn, inOrder, JOIN_EMPLOYER, plain, textColumn } from './sql.ts';
import type { Contradiction, ListKind } from './types.ts';

/** 案件台账: filed matters with what was verified; what was paid comes as payments. */
export const cases: ListKind = {
  kind: 'cases', name: '案件台账',
  columns: [
    { head: '案件编号', field: 'case_no', type: code(60), required: true, key: true },
    { head: '统一社会信用代码', field: 'uscc', type: uscc, required: true },
    { head: '案由', field: 'cause', type: text({ max: 100 }), required: true },
    { head: '来源', field: 'source', type: text({ max: 40 }) },
    { head: '立案时间', field: 'filed_at', type: time({ future: false }), required: true },
    { head: '结案时间', field: 'closed_at', type: time({ future: false }) },
    { head: '核实欠薪金额', field: 'verified_fen', type: money({ negative: false }) },
    { head: '涉及人数', field: 'headcount', type: people },
    { head: '未付人数', field: 'unpaid_headcount', type: people },
    { head: '主办', field: 'handler', type: text({ max: 40 }) },
  ],
  parent: { of: 'employer', field: 'uscc' },
  derive: (values) => ({ is_arrears: isArrearsCase(String(values['cause'] ?? ''), typeof values['verified_fen'] === 'number' ? values['verified_fen'] : null) ? 1 : 0 }),
  check({ filed_at: filed, closed_at: closed, headcount, unpaid_headcount: unpaid }) {
    const found: Contradiction[] = [];
    if (filed !== undefined && closed !== undefined && closed < filed) found.push({ field: 'closed_at', reason: '不能早于立案时间' });
    if (headcount !== undefined && unpaid !== undefined && unpaid > headcount) found.push({ field: 'unpaid_headcount', reason: `不能多于涉及人数 ${headcount}` });
    return found;
  },
  target: {
    table: 'cases', identity: ['id'], match: `t.case_no = ${d('case_no')}`, joins: JOIN_EMPLOYER,
    columns: [
      { column: 'case_no', given: d('case_no'), key: true }, employerColumn(), plain('cause'), textColumn('source'), plain('filed_at'), plain('closed_at'), plain('verified_fen'), plain('headcount'), plain('unpaid_headcount'),
      textColumn('handler'),
      { column: 'is_arrears', given: d('is_arrears'), after: `CASE WHEN ${d('is_arrears')} = 1 OR t.verified_fen IS NOT NULL THEN 1 ELSE 0 END` },
      { column: 'state', given: `CASE WHEN ${d('closed_at')} IS NOT NULL THEN 'closed' END`, fallback: `'filed'`, after: `CASE WHEN ${d('closed_at')} IS NOT NULL AND t.state <> 'withdrawn' THEN 'closed' ELSE t.state END` },
    ],
    constants: { created_at: ':now' },
    onChange: { row_version: 'row_version + 1' },
    clashes: [...inOrder('times', 'filed_at', 'closed_at', ['立案时间', '结案时间']), ...inOrder('people', 'unpaid_headcount', 'headcount', ['未付人数', '涉及人数'])],
    subject: { kind: 'case', id: 'CAST(t.id AS TEXT)', employer: 's.ref' },
  },
  title: `coalesce(e.name || '　', '') || ${d('cause')}`,
  takingBack: {
    children: [
      { table: 'payments', on: 'y.case_id = x.id', what: '支付记录' }, { table: 'major_cases', on: 'y.case_id = x.id', what: '重大案件' },
      { table: 'follow_ups', on: 'y.case_id = x.id', what: '后续跟踪' }, { table: 'wage_arrears_lines', on: 'y.case_id = x.id', what: '欠薪名册' },
    ],
    laterChange: `r.subject_kind = 'case' AND r.subject_id = CAST(x.id AS TEXT)`,
    usedBy: { 'wage-risk': 'x.is_arrears = 1 AND x.filed_at < :end AND (x.closed_at IS NULL OR x.closed_at >= :start)' },
    employer: 'x.employer_id',
  },
};
