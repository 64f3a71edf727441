import { formatYuanPaper } from '#shared/rules/money.ts';
import { figure, type RulePack } from '#shared/rules/rulePack.ts';
import { monthWindow } from '#shared/rules/time.ts';
import { route } from '#shared/routes.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { TableDraft } from '../draft/types.ts';
import type { EarlierMonths } from '../lateMonths.ts';
import { notStarted } from '../repository/checks.ts';
import { blockingItems, changedSince, crossMonth, lateData, overpaid, previousMonth, waitingRows } from './common.ts';
import { countOf, item, type CheckItem } from './item.ts';

/** Check list of 《重大案件进度表》 before its approval. */
export async function majorChecks(reader: Reader, draft: TableDraft, month: string, now: number, earlier: EarlierMonths, pack: RulePack): Promise<CheckItem[]> {
  const { findings } = draft;
  const open = await notStarted(reader, monthWindow(month).end, { headcount: figure(pack, 'major.headcount'), amountFen: figure(pack, 'major.amountFen') });
  const nameless = draft.links.filter((_, index) => uscc(draft, index) === '');
  return [
    item('unverified', '重大案件金额都已核实', findings.unverified.length === 0, countOf(findings.unverified.length, '件'), { route: route.emergency(), detail: findings.unverified.map((no) => `${no}　金额未核实，不填`) }),
    item('notStarted', '达到重大条件的案件都已启动', open.length === 0, countOf(open.length, '件'), {
      route: route.proposedMajor(), detail: open.map((row) => `${row.case_no}　${row.headcount === null ? '' : `${row.headcount} 人`}${row.verified_fen === null ? '' : `　核实 ${formatYuanPaper(row.verified_fen)} 元`}　达到条件，没有启动，不列入`),
    }),
    overpaid(draft), await crossMonth(reader, draft, month), await previousMonth(reader, draft, month), ...blockingItems(draft, now),
    item('codeless', '责任单位都有统一社会信用代码', nameless.length === 0, countOf(nameless.length, '件'), { route: route.employers(), detail: nameless.map((link) => `${link.key}　${link.name}　没有代码`) }),
    changedSince(draft), await waitingRows(reader), lateData(earlier),
  ];
}

function uscc(draft: TableDraft, index: number): string {
  const row = draft.exact.rows[index];
  return row !== undefined && 'P03' in row ? row.P03 : '-';
}
