import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { DateText, Money } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { DossierAccount, TabProps } from '../shape.ts';
import { AccountChart } from './AccountChart.tsx';

type Month = DossierAccount['months'][number];

const verdict = (row: Month): string => (row.yellow ? '成立黄色' : row.code === 'P' ? '缺应付工资（P）' : row.code === 'B' ? '缺余额（B）' : row.code === '-' ? '不评定' : '不成立');

const columns: readonly Column<Month>[] = [
  { key: 'month', head: '月份', width: 86, cell: (row) => row.month },
  { key: 'payable', head: '上月应付（元）', width: 124, align: 'right', cell: (row) => <Money fen={row.payablePrevFen} /> },
  { key: 'limit', head: '应达（× 1.2）', width: 124, align: 'right', cell: (row) => <Money fen={row.payablePrevFen === null ? null : Math.ceil((row.payablePrevFen * 6) / 5)} /> },
  { key: 'balance', head: '余额（元）', width: 124, align: 'right', cell: (row) => <Money fen={row.balanceFen} strong={row.yellow} /> },
  { key: 'asOf', head: '余额时间', width: 130, cell: (row) => <DateText at={row.asOf} /> },
  { key: 'verdict', head: '判定', width: 120, grow: 1, cell: verdict },
];

function Account({ account, month }: { readonly account: DossierAccount; readonly month: string | null }) {
  const [here, setHere] = useState(month);
  return (
    <Section
      title={account.project === '' ? '工资专户' : account.project}
      caption={<><span>专户 {account.accountNo}</span>{account.bank === '' ? null : <span>{account.bank}</span>}{account.lastFour === '' ? null : <span>尾号 {account.lastFour}</span>}<span><DateText at={account.openedAt} time={false} /> 开户</span>{account.closedAt === null ? null : <span><DateText at={account.closedAt} time={false} /> 销户</span>}<span>图中单位 万元</span></>}
    >
      <AccountChart account={account} months={18} height={200} here={here} onMonth={(chosen) => setHere(chosen === here ? null : chosen)} />
      <PlainTable label={`专户 ${account.accountNo} 各月`} columns={columns} rows={account.months.toReversed()} rowKey={(row) => row.month} hereKey={here} onRow={(row) => setHere(row.month === here ? null : row.month)} empty={<EmptyState>还没有这个专户的余额和应付工资。</EmptyState>} />
    </Section>
  );
}

/** Wage accounts: chart and figures month by month; a missing month is a gap with its quality code. */
export default function Accounts({ dossier }: TabProps) {
  const [params] = useSearchParams();
  const month = params.get('month');
  if (dossier.accounts.length === 0) return <EmptyState>没有登记工资专户。专户由“工资专户”名单导入。</EmptyState>;
  return <>{dossier.accounts.map((account) => <Account key={`${account.id}${month ?? ''}`} account={account} month={month} />)}</>;
}
