import { uscc } from '../cells/codes.ts';
import { people } from '../cells/figures.ts';
import { day } from '../cells/times.ts';
import { headcountEffects } from '../engine/headcountEffects.ts';
import { d, employerColumn, HEADCOUNT_DAY, headFigure, JOIN_EMPLOYER, keyColumn, plain } from './sql.ts';
import type { ListKind } from './types.ts';

const SOURCE = `'用工规模'`;

/** 用工规模: dated head-count reports; the newest day stands in the dossier's head. */
export const headcounts: ListKind = {
  kind: 'headcounts', name: '用工规模',
  columns: [
    { head: '统一社会信用代码', field: 'uscc', type: uscc, required: true, key: true },
    { head: '日期', field: 'day', type: day({ future: false }), required: true, key: true },
    { head: '职工人数', field: 'headcount', type: people, required: true },
    { head: '农民工人数', field: 'migrant', type: people },
  ],
  parent: { of: 'employer', field: 'uscc' },
  check: ({ headcount, migrant }) => (headcount !== undefined && migrant !== undefined && migrant > headcount ? [{ field: 'migrant', reason: `不能多于职工人数 ${headcount}` }] : []),
  target: {
    table: 'headcounts', identity: ['employer_id', 'day'], match: `t.employer_id = s.ref AND t.day = ${d('day')}`, joins: JOIN_EMPLOYER,
    columns: [
      employerColumn({ key: true }), keyColumn('day', d('day')), plain('headcount'), plain('migrant'),
      { column: 'source', given: SOURCE, after: `CASE WHEN ${d('headcount')} IS NOT t.headcount THEN ${SOURCE} ELSE t.source END` },
    ],
    subject: { kind: 'headcount', id: `t.employer_id || '|' || t.day`, employer: 's.ref' },
    besides: [headFigure(d('day'))],
  },
  title: `coalesce(e.name, s.parent) || '　' || ${d('day')}`,
  effects: headcountEffects(d('day')),
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'headcount' AND r.subject_id = x.employer_id || '|' || x.day`,
    usedBy: { 'wage-risk': HEADCOUNT_DAY('day') },
    employer: 'x.employer_id',
  },
};
