import { Link } from 'react-router';
import { sumFen } from '#shared/rules/money.ts';
import { route } from '#shared/routes.ts';
import { DateText, Money } from '#renderer/ui/figures.tsx';
import { formatFen } from '#renderer/ui/format/number.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import styles from '../dossier.module.css';
import type { DossierCase } from '../shape.ts';

/** Share of the verified amount that was paid, as a bar and a figure. */
function Rate({ percent }: { readonly percent: string | null }) {
  if (percent === null) return <>—</>;
  const width = Math.min(100, Math.max(0, Number(percent)));
  return <span className={styles.rate}><span className={styles.rateBar} aria-hidden="true"><i style={{ width: `${width}%` }} /></span>{percent}%</span>;
}

const columns: readonly Column<DossierCase>[] = [
  { key: 'no', head: '立案号', width: 176, grow: 1, cell: (row) => (row.recused ? row.caseNo : <Link to={route.case(row.id)}>{row.caseNo}</Link>) },
  { key: 'cause', head: '案由', width: 110, cell: (row) => <>{row.cause} {row.isMajor ? <Tag kind="ink">重大</Tag> : null}</> },
  { key: 'filed', head: '立案', width: 70, cell: (row) => <DateText at={row.filedAt} time={false} /> },
  { key: 'verified', head: '核实（元）', width: 98, align: 'right', cell: (row) => (row.recused ? '—' : row.verifiedFen === null ? '未核实' : <Money fen={row.verifiedFen} />) },
  { key: 'paid', head: '已付（元）', width: 98, align: 'right', cell: (row) => (row.recused ? '—' : <Money fen={row.paidFen} />) },
  { key: 'unpaid', head: '未付（元）', width: 98, align: 'right', cell: (row) => (row.recused ? '—' : <Money fen={row.unpaidFen} strong />) },
  { key: 'rate', head: '兑付率', width: 68, from: 760, cell: (row) => <Rate percent={row.ratePercent} /> },
  { key: 'people', head: '未付人数', width: 76, align: 'right', from: 960, cell: (row) => (row.unpaidHeadcount === null ? '—' : row.unpaidHeadcount) },
  { key: 'state', head: '状态', width: 100, cell: (row) => (row.closedAt === null ? '未结' : <>已结案 <DateText at={row.closedAt} time={false} /></>) },
];

/** Cases of the employer with verified, paid, unpaid amounts and the rate. */
export function CaseTable({ cases }: { readonly cases: readonly DossierCase[] }) {
  return <PlainTable label="案件" columns={columns} rows={cases} rowKey={(row) => row.id} />;
}

/** Sums of all cases, for the section head; they equal the rows. */
export function caseSums(cases: readonly DossierCase[]): string {
  const sum = (of: (one: DossierCase) => number | null): string => formatFen(sumFen(cases.map((one) => of(one) ?? 0)));
  const away = cases.filter((one) => one.recused).length;
  return `${cases.length} 件${away === 0 ? '' : `（回避的 ${away} 件不计金额）`}　欠薪核实 ${sum((one) => one.verifiedFen)} 元　已付 ${sum((one) => one.paidFen)} 元　未付 ${sum((one) => one.unpaidFen)} 元`;
}
