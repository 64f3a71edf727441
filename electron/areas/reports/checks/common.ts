import { formatYuanPaper } from '#shared/rules/money.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { addMonths, monthWindow, shanghaiDay } from '#shared/rules/time.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { route } from '#shared/routes.ts';
import { kindName } from '#electron/areas/employers/importNames.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { TableDraft } from '../draft/types.ts';
import type { EarlierMonths } from '../lateMonths.ts';
import { personalData } from '../personalData.ts';
import { frozenMonthsBefore, laterPayments, waitingByKind, withoutCode } from '../repository/checks.ts';
import { latestHead } from '../repository/revisions.ts';
import { countOf, item, type CheckItem } from './item.ts';
import { wrongSums } from './sums.ts';

/** What fails here refuses the approval: sums that contradict each other, persons' data. */
export function blockingItems(draft: TableDraft, now: number): CheckItem[] {
  const sums = wrongSums(draft.exact);
  const persons = personalData(draft.table, draft.exact, shanghaiDay(now));
  return [
    item('totals', draft.table === 'wage-risk' ? '合计与分行业相符' : '合计与各案相符', sums.length === 0, sums.length === 0 ? '' : countOf(sums.length, '处'), { detail: sums, blocking: true }),
    item('persons', '无个人信息列', persons.length === 0, persons.length === 0 ? '' : countOf(persons.length, '处'), { detail: persons, blocking: true }),
  ];
}

/** Payments of later months, which the table leaves out. */
export async function crossMonth(reader: Reader, draft: TableDraft, month: string): Promise<CheckItem> {
  const { start, end } = monthWindow(month);
  const later = await laterPayments(reader, draft.table, start, end);
  return item('crossMonth', '跨月支付未计入', true, countOf(later.n, '笔'), { route: route.cases(), detail: later.n === 0 ? [] : [`${shanghaiDay(end)} 起支付的 ${later.n} 笔，共 ${formatYuanPaper(later.fen)} 元，属以后月份`] });
}

/** Whether the month before has been approved, and which version of it counts. */
export async function previousMonth(reader: Reader, draft: TableDraft, month: string): Promise<CheckItem> {
  const previous = addMonths(month, -1);
  const [head, [any]] = [await latestHead(reader, draft.table, previous), await frozenMonthsBefore(reader, month, 1)];
  const wage = draft.table === 'wage-risk';
  const text = wage ? '与上月连续月数相接' : '上月已批准';
  if (head !== undefined) return item('previous', text, true, `V${head.revision}`, { route: route.table(previous, draft.table, head.revision), detail: [`${previous} ${TABLE_WORD[draft.table]} V${head.revision}`] });
  // The first month of a ledger has no month before it.
  return item('previous', text, any === undefined, any === undefined ? '首月' : '未批准', {
    route: route.table(previous, draft.table), detail: any === undefined ? ['以前没有批准过月报'] : [`${previous} 的${TABLE_WORD[draft.table]}还没有批准${wage ? '，连续预警月数在这里中断' : ''}`],
  });
}

/** Figures without a time of their own that changed after the month: taken as they were at its end. */
export function changedSince({ findings }: TableDraft): CheckItem {
  const { changed } = findings;
  return item('changedSince', '月末后改过的数按月末计', changed.length === 0, countOf(changed.length, '处'), {
    route: route.cases(), detail: changed.map((one) => `${one.label}　${one.head}：月末 ${one.atEnd}，${one.on} 由 ${one.staffNo} 改过，现为 ${one.now}（改的是错误时，理由以“更正”开头即计入本月）`),
  });
}

export function overpaid({ findings }: TableDraft): CheckItem {
  return item('overpaid', '没有支付多于核实的案件', findings.overpaid.length === 0, countOf(findings.overpaid.length, '件'), { route: route.cases(), detail: findings.overpaid });
}

export async function waitingRows(reader: Reader): Promise<CheckItem> {
  const waiting = await waitingByKind(reader);
  const total = waiting.reduce((sum, row) => sum + row.n, 0);
  return item('waiting', '没有等待匹配的导入行', total === 0, countOf(total, '行'), { route: route.waitingRows(), detail: waiting.map((row) => `${kindName(row.kind)} ${row.n} 行`) });
}

const MOST_NAMES = 200;

export async function codeless(reader: Reader): Promise<CheckItem> {
  const found = await withoutCode(reader, MOST_NAMES);
  return item('codeless', '单位都有统一社会信用代码', found.n === 0, countOf(found.n, '户'), {
    route: route.employers(), detail: found.rows.map((row) => `${paperName({ uscc: row.uscc, name: row.name, unitType: row.unit_type, legalRep: row.legal_rep })}　${row.temp_no}　没有代码，不能列入`),
  });
}

/** Late data of earlier months: what must be re-issued, and what only stands in this note (domain tables 1.2). */
export function lateData(earlier: EarlierMonths): CheckItem {
  const { lines, pending } = earlier;
  const due = lines.filter((line) => line.reissue);
  const [first] = due;
  return item('late', '以前月份没有须更正的迟到数据', due.length === 0, countOf(lines.length, '条'), {
    route: first === undefined ? route.reports() : route.reports(first.month),
    detail: [...lines.map((line) => `${line.month}　${line.text}　${line.reissue ? `须更正：${line.why.join('；')}` : '列入说明，不更正'}`), ...(pending === 0 ? [] : [`另有 ${pending} 个月正在与现有数据核对`])],
  });
}
