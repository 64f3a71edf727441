import { spellingOf } from '#electron/areas/employers/spelling.ts';
import { street, uscc } from '../cells/codes.ts';
import { people } from '../cells/figures.ts';
import { text } from '../cells/text.ts';
import { day } from '../cells/times.ts';
import { industry, status, tags } from '../cells/words.ts';
import { employerEffects } from '../engine/employerEffects.ts';
import { afterOf, d, plain, textColumn } from './sql.ts';
import type { ListKind, TargetColumn } from './types.ts';

const DATED = `${d('headcount')} IS NOT NULL AND ${d('headcount_on')} IS NOT NULL`;
/** The newest dated figure stands in the head; an undated one only while no dated one is known. */
const TAKES = `((${DATED} AND ${d('headcount_on')} >= t.headcount_on) OR (${d('headcount')} IS NOT NULL AND ${d('headcount_on')} IS NULL AND t.headcount_on = ''))`;
/** A report of another day than the head's is a record of its own. */
const REPORT_NEW = `(${DATED} AND NOT EXISTS (SELECT 1 FROM headcounts h WHERE h.employer_id = t.id AND h.day = ${d('headcount_on')} AND h.headcount = ${d('headcount')}
  AND (${d('migrant_headcount')} IS NULL OR h.migrant IS ${d('migrant_headcount')})))`;
const TAG_NEW = `EXISTS (SELECT 1 FROM json_each(coalesce(${d('tag_list')}, '[]')) g WHERE NOT EXISTS (SELECT 1 FROM employer_tags h WHERE h.employer_id = t.id AND h.tag = g.value))`;
const TAGS_NOW = `(SELECT group_concat(h.tag, '；') FROM employer_tags h WHERE h.employer_id = t.id)`;
const TAGS_ADDED = `(SELECT json_group_array(g.value) FROM json_each(coalesce(${d('tag_list')}, '[]')) g WHERE NOT EXISTS (SELECT 1 FROM employer_tags h WHERE h.employer_id = t.id AND h.tag = g.value))`;
const TAGS_ADDED_TEXT = `(SELECT group_concat(g.value, '；') FROM json_each(coalesce(${d('tag_list')}, '[]')) g WHERE NOT EXISTS (SELECT 1 FROM employer_tags h WHERE h.employer_id = t.id AND h.tag = g.value))`;

const NAME: TargetColumn = { ...plain('name'), group: 'name' };
const NEW_NAME = `${afterOf(NAME)} IS NOT t.name`;
const spelling = (column: 'pinyin' | 'initials'): TargetColumn => ({ column, given: d(column), after: `CASE WHEN ${NEW_NAME} THEN ${d(column)} ELSE t.${column} END`, group: 'name' });

/** 用人单位: the dossiers themselves, keyed by code. */
export const employers: ListKind = {
  kind: 'employers', name: '用人单位',
  columns: [
    { head: '统一社会信用代码', field: 'uscc', type: uscc, required: true, key: true },
    { head: '单位名称', field: 'name', type: text({ min: 2, max: 100 }), required: true },
    { head: '行业', field: 'industry', type: industry, required: true },
    { head: '街道代码', field: 'street_code', type: street, required: true },
    { head: '单位类型', field: 'unit_type', type: text({ max: 60 }) },
    { head: '地址', field: 'address', type: text({ max: 200 }) },
    { head: '法定代表人', field: 'legal_rep', type: text({ max: 60 }) },
    { head: '联系电话', field: 'phone', type: text({ max: 60 }) },
    { head: '职工人数', field: 'headcount', type: people },
    { head: '人数日期', field: 'headcount_on', type: day({ future: false }) },
    { head: '农民工人数', field: 'migrant_headcount', type: people },
    { head: '成立日期', field: 'opened_on', type: day({ future: false }) },
    { head: '状态', field: 'status', type: status },
    { head: '标签', field: 'tags', type: tags },
  ],
  parent: null,
  derive(values) {
    const found = spellingOf(String(values['name'] ?? ''));
    const written = values['tags'];
    return { pinyin: found.pinyin, initials: found.initials, ...(written === undefined ? {} : { tag_list: JSON.stringify(String(written).split('；')) }) };
  },
  check: ({ headcount, migrant_headcount: migrant }) => (headcount !== undefined && migrant !== undefined && migrant > headcount ? [{ field: 'migrant_headcount', reason: `不能多于职工人数 ${headcount}` }] : []),
  target: {
    table: 'employers', identity: ['id'],
    match: `t.uscc = ${d('uscc')} AND t.uscc <> '' AND t.duplicate_code = 0 AND t.merged_into IS NULL`,
    columns: [
      { column: 'uscc', given: d('uscc'), key: true },
      NAME, spelling('pinyin'), spelling('initials'),
      plain('industry'), plain('street_code'), textColumn('unit_type'), textColumn('address'), textColumn('legal_rep'), textColumn('phone'),
      { ...plain('headcount'), after: `CASE WHEN ${TAKES} THEN ${d('headcount')} ELSE t.headcount END` },
      { column: 'headcount_on', given: `CASE WHEN ${d('headcount')} IS NOT NULL THEN ${d('headcount_on')} END`, fallback: `''`, after: `CASE WHEN ${TAKES} THEN coalesce(${d('headcount_on')}, t.headcount_on) ELSE t.headcount_on END`, shows: { field: 'headcount_on' } },
      { ...plain('migrant_headcount'), after: `CASE WHEN ${d('migrant_headcount')} IS NOT NULL AND (${d('headcount')} IS NULL OR ${TAKES}) THEN ${d('migrant_headcount')} ELSE t.migrant_headcount END` },
      textColumn('opened_on'), plain('status', { fallback: `'active'` }),
    ],
    constants: { created_at: ':now', created_by: ':staff', updated_at: ':now' },
    onChange: { updated_at: ':now', row_version: 'row_version + 1' },
    subject: { kind: 'employer', id: `CAST(t.id AS TEXT)`, employer: 't.id' },
    history: [
      { name: 'tags', before: `CASE WHEN ${TAG_NEW} THEN coalesce(${TAGS_NOW}, '') END`, after: `CASE WHEN ${TAG_NEW} THEN coalesce(${TAGS_NOW} || '；', '') || ${TAGS_ADDED_TEXT} END` },
      { name: 'tags_added', before: 'NULL', after: `CASE WHEN ${TAG_NEW} THEN json(${TAGS_ADDED}) END` },
    ],
    alsoChanged: `(${REPORT_NEW}) OR (${TAG_NEW})`,
    alsoSame: `EXISTS (SELECT 1 FROM temp.merged_codes m WHERE m.uscc = ${d('uscc')})`,
  },
  title: d('name'),
  remark: `CASE WHEN ${d('status')} IS NOT t.status AND t.id IS NOT NULL THEN CASE ${d('status')} WHEN 'suspended' THEN '改为停业后，不再进入双随机名单和以后各月的预警表' WHEN 'closed' THEN '改为注销后，不再进入双随机名单和以后各月的预警表' WHEN 'moved' THEN '改为迁出后，不再进入双随机名单和以后各月的预警表' END
    WHEN EXISTS (SELECT 1 FROM temp.merged_codes m WHERE m.uscc = ${d('uscc')}) THEN '这个代码的档案已并入另一份档案，不再改动' END`,
  effects: employerEffects,
  takingBack: {
    children: [
      { table: 'wage_accounts', on: 'y.employer_id = x.id', what: '工资专户' }, { table: 'insurance_months', on: 'y.employer_id = x.id', what: '参保情况' },
      { table: 'court_records', on: `y.employer_id = x.id AND NOT (y.matched_by = 'name' AND y.confirmed = 0 AND y.confirmed_at IS NULL)`, what: '被执行人记录' }, { table: 'cases', on: 'y.employer_id = x.id', what: '案件' },
      { table: 'grid_reports', on: 'y.employer_id = x.id', what: '网格采集' }, { table: 'headcounts', on: 'y.employer_id = x.id', what: '用工人数' },
      { table: 'complaints', on: 'y.employer_id = x.id', what: '投诉举报' }, { table: 'mediations', on: 'y.employer_id = x.id', what: '网格调解' },
    ],
    laterChange: `r.subject_kind = 'employer' AND r.subject_id = CAST(x.id AS TEXT)`,
    usedBy: { 'wage-risk': '1 = 1' },
    employer: 'x.id',
  },
};
