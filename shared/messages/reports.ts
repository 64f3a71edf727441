import type { Words } from './refusal.ts';

/** Sentences of the area `reports`. */
export const reportsMessages = {
  'reports.monthNotOver': (p: { month: string; from: string }): Words => ({ message: `${p.month} 还没有结束，报表只能预览。`, todo: `${p.from} 起可以核对和批准。` }),
  'reports.notChecker': (_: Record<never, never>): Words => ({ message: '您没有核对月报的岗位。', todo: '月报由 C岗（执行跟踪岗）或指定人员核对；请换 C岗的人员办理。' }),
  'reports.notCaptain': (_: Record<never, never>): Words => ({ message: '您没有批准月报的岗位。', todo: '月报由大队长批准；请大队长办理。' }),
  'reports.sameOfficer': (p: { table: string; staffNo: string }): Words => ({ message: `${p.table}由工号 ${p.staffNo} 核对，核对人不能批准自己核对的表。`, todo: '请由另一名人员核对或批准。' }),
  'reports.nothingToSubmit': (p: { what: string }): Words => ({ message: `没有要送审的：${p.what}。`, todo: '已批准的表只有在数据有变后才能更正。' }),
  'reports.notSubmitted': (p: { table: string; month: string; approved: string }): Words => ({
    message: `${p.month} ${p.table}没有等待批准的送审${p.approved === '' ? '' : `，${p.approved}`}；点到的表一张也没有批准。`, todo: '请先由 C岗核对并送审，再批准。',
  }),
  'reports.changedSinceCheck': (p: { table: string; month: string; cells: number; what: string }): Words => ({
    message: `${p.month} ${p.table}在核对之后有 ${p.cells} 格变了：${p.what}。点到的表一张也没有批准。`, todo: '请 C岗看过改动后重新核对送审。',
  }),
  'reports.notLookedThrough': (_: Record<never, never>): Words => ({ message: '批准前请先看过红色、橙色、数据不足的单位和全部重大案件。', todo: '看过后勾选，再批准。' }),
  'reports.checksFailed': (p: { table: string; what: string }): Words => ({ message: `${p.table}有核对项未通过：${p.what}。`, todo: '请先处理，再核对送审。' }),
  'reports.reasonNeeded': (p: { table: string; revision: number }): Words => ({ message: `${p.table}已批准过 V${p.revision}，这一次是更正，必须选定更正原因。`, todo: '原因为迟到数据、录入有误、规则有误、法院信息更新、单位档案合并之一；命令行用 --reason-code。' }),
  'reports.nothingChanged': (p: { table: string; month: string; revision: number }): Words => ({ message: `${p.month} ${p.table}与已批准的 V${p.revision} 完全相同，没有要更正的。`, todo: '数据有变后再更正。' }),
  'reports.tooManyRevisions': (p: { table: string; month: string }): Words => ({ message: `${p.month} ${p.table}已有 999 版，不能再更正。`, todo: '请与支队联系。' }),
  'reports.noRevision': (p: { table: string; month: string; revision: number }): Words => ({ message: `${p.month} ${p.table}没有 V${p.revision}。`, todo: '请在“全部版本”中选择。' }),
  'reports.noRow': (p: { row: string }): Words => ({ message: `表中没有这一行：${p.row}。`, todo: '数据可能刚刚变过，请重新打开这张表。' }),
  'reports.noColumn': (p: { column: string }): Words => ({ message: `表中没有这一列：${p.column}。`, todo: '请从表中选一格。' }),
  'reports.nothingToCompare': (p: { what: string }): Words => ({ message: `没有可对照的版本：${p.what}。`, todo: '批准过的表才有版本可以对照。' }),
  'reports.nothingToReturn': (p: { table: string; month: string }): Words => ({ message: `${p.month} ${p.table}没有等待批准的送审。`, todo: '可能刚被批准或已经退回。' }),
} satisfies Record<string, (p: never) => Words>;
