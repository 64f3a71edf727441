import { shanghaiDay } from '#shared/rules/time.ts';
import { street, uscc } from '../cells/codes.ts';
import { people } from '../cells/figures.ts';
import { code, text } from '../cells/text.ts';
import { month, time } from '../cells/times.ts';
import { gridChange } from '../cells/words.ts';
import { gridEffects } from '../engine/headcountEffects.ts';
import { d, headFigure, JOIN_EMPLOYER, plain, textColumn } from './sql.ts';
import type { ListKind } from './types.ts';

/** 网格采集: what grid workers found. With a code it belongs to a dossier, with a name alone an officer decides. */
export const gridreports: ListKind = {
  kind: 'gridreports', name: '网格采集',
  columns: [
    { head: '采集编号', field: 'report_no', type: code(60), required: true, key: true },
    { head: '统一社会信用代码', field: 'uscc', type: uscc },
    { head: '单位名称', field: 'name', type: text({ max: 100 }), required: true },
    { head: '街道代码', field: 'street_code', type: street, required: true },
    { head: '采集时间', field: 'collected_at', type: time({ future: false }), required: true },
    { head: '变动', field: 'change', type: gridChange },
    { head: '职工人数', field: 'headcount', type: people },
    { head: '工资支付到月', field: 'paid_through', type: month },
    { head: '备注', field: 'note', type: text({ max: 2000, multiline: true }) },
  ],
  parent: { of: 'employer', field: 'uscc' },
  derive: (values) => (typeof values['collected_at'] === 'number' ? { day: shanghaiDay(values['collected_at']) } : {}),
  target: {
    table: 'grid_reports', identity: ['id'], match: `t.report_no = ${d('report_no')}`, joins: JOIN_EMPLOYER,
    columns: [
      { column: 'report_no', given: d('report_no'), key: true }, textColumn('uscc'), plain('name'), plain('street_code'), plain('collected_at'), textColumn('change'), plain('headcount'), textColumn('paid_through'),
      textColumn('note'), { column: 'employer_id', given: 's.ref' },
    ],
    onChange: { row_version: 'row_version + 1' },
    subject: { kind: 'grid', id: 't.report_no', employer: 'coalesce(s.ref, t.employer_id)' },
    besides: [headFigure(d('day'))],
  },
  title: `${d('name')}`,
  remark: `CASE WHEN s.parent IS NULL AND t.id IS NULL THEN '没有代码，要由人员认领' END`,
  effects: gridEffects,
  takingBack: {
    children: [{ table: 'mediations', on: 'y.grid_report_id = x.id', what: '网格调解' }, { table: 'complaints', on: 'y.grid_report_id = x.id', what: '投诉举报' }],
    laterChange: `r.subject_kind = 'grid' AND r.subject_id = x.report_no`,
    usedBy: { 'wage-risk': `x.employer_id IS NOT NULL AND x.headcount IS NOT NULL AND x.collected_at < :end AND x.collected_at >= :headcountFromMs` },
    employer: 'x.employer_id',
  },
};
