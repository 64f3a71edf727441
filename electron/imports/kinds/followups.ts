import { code } from '../cells/text.ts';
import { day, time } from '../cells/times.ts';
import { followUp } from '../cells/words.ts';
import { d, keyColumn, plain, textColumn } from './sql.ts';
import type { ListKind } from './types.ts';

const line = (due: string, done: string): string => `CASE t.kind WHEN 'annual_audit' THEN '年度审计' WHEN 'credit_downgrade' THEN '信用降级' WHEN 'bid_recommendation' THEN '限制投标建议函' ELSE '班组长重点监管' END || CASE WHEN ${due} = '' THEN '' ELSE '，' || ${due} || ' 前' END || CASE WHEN ${done} IS NULL THEN '' ELSE '，已完成' END`;

/** 后续跟踪: the duties of plan 5.4. */
export const followups: ListKind = {
  kind: 'followups', name: '后续跟踪',
  columns: [
    { head: '案件编号', field: 'case_no', type: code(60), required: true, key: true },
    { head: '事项', field: 'kind', type: followUp, required: true, key: true },
    { head: '应完成日期', field: 'due_on', type: day({ future: true }) },
    { head: '完成时间', field: 'done_at', type: time({ future: false }) },
  ],
  parent: { of: 'case', field: 'case_no' },
  target: {
    table: 'follow_ups', identity: ['case_id', 'kind'], match: `t.case_id = s.ref AND t.kind = ${d('kind')}`,
    columns: [keyColumn('case_id', 's.ref'), keyColumn('kind', d('kind')), textColumn('due_on'), plain('done_at')],
    subject: { kind: 'case', id: 'CAST(t.case_id AS TEXT)', employer: '(SELECT c.employer_id FROM cases c WHERE c.id = s.ref)' },
    history: [{ name: 'follow_up', before: line('t.due_on', 't.done_at'), after: line(`coalesce(${d('due_on')}, t.due_on)`, `coalesce(${d('done_at')}, t.done_at)`) }],
  },
  title: d('case_no'),
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'case' AND r.subject_id = CAST(x.case_id AS TEXT) AND json_type(r.after_json, '$.follow_up') IS NOT NULL`,
    usedBy: { 'major-cases': 'EXISTS (SELECT 1 FROM major_cases m JOIN cases c ON c.id = m.case_id WHERE m.case_id = x.case_id AND m.t0 < :end AND (c.closed_at IS NULL OR c.closed_at >= :start))' },
    employer: '(SELECT c.employer_id FROM cases c WHERE c.id = x.case_id)',
  },
};
