import { useState } from 'react';
import { MAJOR_TOTALS, WAGE_TOTALS } from '#shared/rules/tables/columns.ts';
import { INDUSTRIES, type TableName } from '#shared/rules/tables/types.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { useLarge } from '#renderer/ui/useWide.ts';
import { moneyWords, type CellValue } from './format.ts';
import styles from './tableScreen.module.css';

type Totals = OutputOf<'reports.table'>['totals'];
type Line = Readonly<Record<string, CellValue>>;

const lineOf = (totals: Totals, key: string): Line => {
  const line = totals[key];
  return typeof line === 'object' && line !== null ? line : {};
};
const figure = (value: CellValue | undefined): string => (value === undefined || value === null ? '—' : typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value) ? moneyWords(value) : String(value));

/** Sums above the table. Part A of the wage table (by industry) stands open on a large screen and unfolds on a small one. */
export function Totals({ table, totals }: { readonly table: TableName; readonly totals: Totals }) {
  const large = useLarge();
  const [open, setOpen] = useState(large);
  if (table === 'major-cases') {
    return <div className={styles.totals}><b>合计</b>{MAJOR_TOTALS.map(({ id, head, unit }) => <span key={id}>{head.replace('（元）', '')} <b>{figure(totals[id] as CellValue)}</b> {unit}</span>)}</div>;
  }
  const total = lineOf(totals, 'total');
  return (
    <>
      <div className={styles.totals}>
        <b>合计</b><span>监测 <b>{figure(total['monitored'])}</b> 户</span>
        {(['red', 'orange', 'yellow', 'unknown'] as const).map((level) => <span key={level}><AlertChip level={level} /><b>{figure(total[level])}</b></span>)}
        <span>无 {figure(total['none'])}</span><span>未结欠薪 <b>{figure(total['openArrears'])}</b> 元，<b>{figure(total['unpaidHeadcount'])}</b> 人</span>
        <span className={styles.end}><Button kind="link" onClick={() => setOpen(!open)}>{open ? '收起分行业' : '展开分行业'}</Button></span>
      </div>
      {open ? (
        <div className={styles.partA}>
          <PlainTable
            label="甲　分行业汇总" rows={[...INDUSTRIES, 'total' as const]} rowKey={(key) => key}
            columns={[
              { key: 'industry', head: '行业', width: 90, grow: 1, cell: (key) => (key === 'total' ? <b>合计</b> : INDUSTRY_WORD[key]) },
              ...WAGE_TOTALS.map(({ id, head }) => ({ key: id, head, width: id === 'openArrears' ? 150 : 78, align: 'right' as const, ...(id.endsWith('Flag') ? { from: 980 } : {}), cell: (key: string) => (key === 'total' ? <b>{figure(lineOf(totals, key)[id])}</b> : figure(lineOf(totals, key)[id])) })),
            ]}
          />
        </div>
      ) : null}
    </>
  );
}
