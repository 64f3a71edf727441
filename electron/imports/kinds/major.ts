import { money, people } from '../cells/figures.ts';
import { code } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { triggers } from '../cells/words.ts';
import { d, inOrder, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

const past = time({ future: false });

/** Acts that cannot come before the first report. The police may have been there before, and a boss may have fled before anybody reported it. */
const AFTER_START = [['brigade_at', '大队到场'], ['brief_at', '快报时间'], ['agreement_at', '协议签订'], ['police_filing_at', '公安立案'], ['report_at', '处置报告']] as const;

/** 重大案件: start, triggers and the acts of the five emergency clocks. */
export const major: ListKind = {
  kind: 'major', name: '重大案件',
  columns: [
    { head: '案件编号', field: 'case_no', type: code(60), required: true, key: true },
    { head: '启动时间', field: 't0', type: past, required: true },
    { head: '启动条件', field: 'triggers', type: triggers, required: true },
    { head: '人数', field: 'headcount', type: people, required: true },
    { head: '估计金额', field: 'estimate_fen', type: money({ negative: false }) },
    { head: '大队到场', field: 'brigade_at', type: past },
    { head: '公安到场', field: 'police_at', type: past },
    { head: '快报时间', field: 'brief_at', type: past },
    { head: '协议签订', field: 'agreement_at', type: past },
    { head: '拒绝或逃匿', field: 'refusal_at', type: past },
    { head: '公安立案', field: 'police_filing_at', type: past },
    { head: '处置报告', field: 'report_at', type: past },
  ],
  parent: { of: 'case', field: 'case_no' },
  check: (values) => AFTER_START.flatMap(([field]) => {
    const [at, start] = [values[field], values['t0']];
    return at !== undefined && start !== undefined && at < start ? [{ field, reason: '不能早于启动时间' }] : [];
  }),
  target: {
    table: 'major_cases', identity: ['case_id'], match: 't.case_id = s.ref',
    columns: [
      keyColumn('case_id', 's.ref'), plain('t0'), plain('triggers'), plain('headcount'), plain('estimate_fen'), plain('brigade_at'), plain('police_at'), plain('brief_at'), plain('agreement_at'), plain('refusal_at'),
      plain('police_filing_at'), plain('report_at'),
    ],
    onChange: { row_version: 'row_version + 1' },
    clashes: AFTER_START.flatMap(([field, head]) => inOrder('times', 't0', field, ['启动时间', head])),
    subject: { kind: 'case', id: 'CAST(t.case_id AS TEXT)', employer: '(SELECT c.employer_id FROM cases c WHERE c.id = s.ref)' },
    historyNames: { headcount: 'major_headcount' },
  },
  title: d('case_no'),
  takingBack: {
    children: [{ table: 'emergency_events', on: 'y.case_id = x.case_id', what: '应急经过' }],
    laterChange: `r.subject_kind = 'case' AND r.subject_id = CAST(x.case_id AS TEXT)`,
    usedBy: { 'major-cases': 'x.t0 < :end AND EXISTS (SELECT 1 FROM cases c WHERE c.id = x.case_id AND (c.closed_at IS NULL OR c.closed_at >= :start))' },
    employer: '(SELECT c.employer_id FROM cases c WHERE c.id = x.case_id)',
  },
};
