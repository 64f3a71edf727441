import { route } from '#shared/routes.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { TableDraft } from '../draft/types.ts';
import type { EarlierMonths } from '../lateMonths.ts';
import { blockingItems, changedSince, codeless, crossMonth, lateData, overpaid, previousMonth, waitingRows } from './common.ts';
import { countOf, item, type CheckItem } from './item.ts';

/** Check list of 《欠薪风险预警表》 before its approval. */
export async function wageChecks(reader: Reader, draft: TableDraft, month: string, now: number, earlier: EarlierMonths): Promise<CheckItem[]> {
  const { findings } = draft;
  return [
    insurance(draft), court(draft),
    item('balances', '专户余额取窗口内最后一条', true, countOf(findings.accounts, '户'), {
      route: route.unknownLevels(), detail: [...findings.noBalance.map((name) => `${name}　本月没有余额（B）`), ...findings.noPayable.map((name) => `${name}　缺上月应付工资（P）`)],
    }),
    await crossMonth(reader, draft, month), await previousMonth(reader, draft, month), ...blockingItems(draft, now),
    item('sharedCode', '没有两份档案同一代码', findings.sharedCode.length === 0, countOf(findings.sharedCode.length, '份'), { route: route.employers(), detail: findings.sharedCode }),
    item('unverified', '未结欠薪案件金额都已核实', findings.unverified.length === 0, countOf(findings.unverified.length, '件'), { route: route.cases(), detail: findings.unverified.map((no) => `${no}　未核实，不计入余额和人数`) }),
    overpaid(draft), changedSince(draft), await waitingRows(reader), await codeless(reader), lateData(earlier),
  ];
}

/** Gaps are no fault as long as their codes say so; a month of which nothing came at all is. */
function insurance({ findings }: TableDraft): CheckItem {
  const { insuranceGaps: gaps, fed, fedThisMonth } = findings;
  const nothing = fed > 0 && fedThisMonth === 0;
  return item('insurance', '参保数齐，缺项已注明', !nothing, countOf(gaps.length, '户'), { route: route.unknownLevels(), detail: [...(nothing ? ['本月没有收到任何参保数据'] : []), ...gaps] });
}

function court({ findings }: TableDraft): CheckItem {
  const open = findings.unconfirmedCourt;
  return item('court', '被执行人已由人核实', open.length === 0, countOf(open.length === 0 ? findings.confirmedCourt : open.length, '条'), { route: route.courtQueue(), detail: open.map((no) => `${no}　还没有核实，不计入红色`) });
}
