import { uscc } from '../cells/codes.ts';
import { money } from '../cells/figures.ts';
import { code, text } from '../cells/text.ts';
import { time } from '../cells/times.ts';
import { yesNo } from '../cells/words.ts';
import { d, inOrder, JOIN_EMPLOYER, plain, textColumn } from './sql.ts';
import type { ListKind } from './types.ts';

/** Who confirmed a record whose list said 已核实. An officer's own word, either way, is never overruled by a list. */
export const CONFIRMED_BY_IMPORT = '导入';

/** A record against the legal representative as a person does not count against the employer (tables 2.3). */
const AGAINST_PERSON = `e.legal_rep <> '' AND ${d('debtor_name')} = e.legal_rep AND ${d('debtor_name')} <> e.name`;
/** The only dossier of that very name: proposed to the officer, never more. */
const NAMESAKE = `(SELECT min(n.id) FROM employers n WHERE n.name = ${d('debtor_name')} AND n.merged_into IS NULL HAVING count(*) = 1)`;
const WITHOUT_CODE = 's.parent IS NULL AND t.id IS NULL';
const MATCHED = `CASE WHEN s.ref IS NOT NULL THEN CASE WHEN ${AGAINST_PERSON} THEN 'person' ELSE 'code' END WHEN ${WITHOUT_CODE} AND ${NAMESAKE} IS NOT NULL THEN 'name' END`;
const MOVED = 't.employer_id IS NOT NULL AND s.ref IS NOT NULL AND t.employer_id <> s.ref';
/** 1 or 0 where the list decides, else NULL. */
const DECIDES = `CASE WHEN ${d('confirmed')} = 1 AND s.ref IS NOT NULL AND NOT coalesce(${AGAINST_PERSON}, 0) AND (t.id IS NULL OR t.confirmed_at IS NULL OR (${MOVED})) THEN 1
  WHEN (${MOVED}) AND t.confirmed_at IS NOT NULL THEN 0 WHEN ${d('confirmed')} = 0 AND t.confirmed = 1 AND t.confirmed_by = '${CONFIRMED_BY_IMPORT}' THEN 0 END`;

/** 被执行人: enforcement records of the courts, tied to an employer by code, proposed by name. */
export const court: ListKind = {
  kind: 'court', name: '被执行人',
  columns: [
    { head: '执行案号', field: 'case_no', type: code(80), required: true, key: true },
    { head: '被执行人名称', field: 'debtor_name', type: text({ max: 100 }), required: true },
    { head: '统一社会信用代码', field: 'uscc', type: uscc },
    { head: '立案时间', field: 'listed_at', type: time({ future: false }), required: true },
    { head: '结束时间', field: 'ended_at', type: time({ future: false }) },
    { head: '执行法院', field: 'court', type: text({ max: 100 }) },
    { head: '执行标的', field: 'amount_fen', type: money({ negative: false }) },
    { head: '已核实', field: 'confirmed', type: yesNo },
  ],
  parent: { of: 'employer', field: 'uscc' },
  check: ({ listed_at: listed, ended_at: ended }) => (listed !== undefined && ended !== undefined && ended < listed ? [{ field: 'ended_at', reason: '不能早于立案时间' }] : []),
  target: {
    table: 'court_records', identity: ['id'], match: `t.case_no = ${d('case_no')}`, joins: JOIN_EMPLOYER,
    columns: [
      { column: 'case_no', given: d('case_no'), key: true }, plain('debtor_name'), textColumn('uscc'), plain('listed_at'), plain('ended_at'), textColumn('court'), plain('amount_fen'),
      { column: 'employer_id', given: `CASE WHEN s.ref IS NOT NULL THEN s.ref WHEN ${WITHOUT_CODE} THEN ${NAMESAKE} END` },
      { column: 'matched_by', given: MATCHED, fallback: `'none'` },
      { column: 'confirmed', given: DECIDES, fallback: '0', shows: { field: 'confirmed' } },
      { column: 'confirmed_by', given: `CASE WHEN ${DECIDES} = 1 THEN '${CONFIRMED_BY_IMPORT}' WHEN ${DECIDES} = 0 THEN '' END`, fallback: `''` },
      { column: 'confirmed_at', given: `CASE WHEN ${DECIDES} = 1 THEN :now END`, after: `CASE WHEN ${DECIDES} = 1 THEN :now WHEN ${DECIDES} = 0 THEN NULL ELSE t.confirmed_at END` },
    ],
    onChange: { row_version: 'row_version + 1' },
    clashes: inOrder('times', 'listed_at', 'ended_at', ['立案时间', '结束时间']),
    subject: { kind: 'court', id: 't.case_no', employer: 'coalesce(s.ref, t.employer_id)' },
  },
  title: `${d('debtor_name')}`,
  remark: `CASE WHEN s.ref IS NOT NULL AND ${AGAINST_PERSON} THEN '被执行人是法定代表人本人，不计入单位' WHEN s.parent IS NULL AND t.id IS NULL THEN CASE WHEN ${NAMESAKE} IS NULL THEN '没有代码，也没有唯一的同名档案，不会自动对上' ELSE '没有代码，仅名称相同，要由人员核实' END END`,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'court' AND r.subject_id = x.case_no`,
    usedBy: { 'wage-risk': `x.matched_by IN ('code', 'name') AND x.listed_at < :end AND (x.ended_at IS NULL OR x.ended_at >= :start)` },
    employer: 'x.employer_id',
  },
};
