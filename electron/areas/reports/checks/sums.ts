import { formatYuan, sumFen } from '#shared/rules/money.ts';
import type { AnyTable } from '#shared/rules/tables/compare.ts';
import { columnHead } from '#shared/rules/tables/columns.ts';
import { INDUSTRIES, type MajorCaseTable, type WageRiskTable } from '#shared/rules/tables/types.ts';

/** Totals that are not the sums of their parts, in words; empty when all agree. Exact edition. */
export function wrongSums(table: AnyTable): string[] {
  return 'summary' in table ? wageSums(table) : majorSums(table);
}

const fenOf = (text: string): number => Number(text.replace('.', ''));

function wageSums({ summary, rows }: WageRiskTable): string[] {
  const wrong: string[] = [];
  const lines = INDUSTRIES.map((industry) => summary[industry]);
  for (const [column, total] of Object.entries(summary.total)) {
    const parts = lines.map((line) => line[column as keyof typeof line]);
    const sum = typeof total === 'string' ? formatYuan(sumFen(parts.map((part) => fenOf(String(part))))) : parts.reduce<number>((all, part) => all + Number(part), 0);
    if (sum !== total) wrong.push(`${columnHead('wage-risk', column)}：各行业相加 ${sum}，合计 ${total}`);
  }
  for (const [name, line] of Object.entries(summary)) {
    if (line.none + line.unknown + line.yellow + line.orange + line.red !== line.monitored) wrong.push(`${name}：各等级相加不等于监测户数`);
  }
  const listed = formatYuan(sumFen(rows.map((row) => fenOf(row.W19))));
  if (listed !== summary.total.openArrears) wrong.push(`未结欠薪余额：各户相加 ${listed}，合计 ${summary.total.openArrears}`);
  return wrong;
}

function majorSums({ totals, rows }: MajorCaseTable): string[] {
  const money = (pick: (row: MajorCaseTable['rows'][number]) => string | null): string => formatYuan(sumFen(rows.map((row) => fenOf(pick(row) ?? '0.00'))));
  const count = (pick: (row: MajorCaseTable['rows'][number]) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
  const pairs: readonly (readonly [string, string | number, string | number])[] = [
    ['rows', rows.length, totals.rows], ['closedInMonth', count((row) => (row.P23 ? 1 : 0)), totals.closedInMonth], ['openAtEnd', count((row) => (row.P23 ? 0 : 1)), totals.openAtEnd], ['headcount', count((row) => Number(row.P08)), totals.headcount],
    ['verified', money((row) => row.P09), totals.verified], ['paidInMonth', money((row) => row.P10), totals.paidInMonth], ['paidCumulative', money((row) => row.P11), totals.paidCumulative], ['unpaid', money((row) => row.P12), totals.unpaid],
    ['lateNodes', count((row) => row.P20), totals.lateNodes], ['unverified', count((row) => (row.P09 === null ? 1 : 0)), totals.unverified],
  ];
  return pairs.filter(([, sum, total]) => sum !== total).map(([id, sum, total]) => `${columnHead('major-cases', id)}：各案相加 ${sum}，合计 ${total}`);
}
