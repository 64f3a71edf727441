import { Link } from 'react-router';
import type { TableName } from '#shared/rules/tables/types.ts';
import { MAJOR_COLUMNS, qualityCodeText, WAGE_COLUMNS, type TableColumn } from '#shared/rules/tables/columns.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Money } from '#renderer/ui/figures.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { cellText } from './format.ts';
import type { CellPlace } from './TableGrid.tsx';
import styles from './explain.module.css';

interface Props {
  readonly table: TableName;
  readonly month: string;
  readonly revision: number | null;
  readonly place: CellPlace;
  /** Record behind the row. */
  readonly link: string | null;
  readonly onClose: () => void;
}

/** What is behind a cell: the records, each used or not and why; the arithmetic with exact figures; the clause; the same cell in the last months. */
export function ExplainPanel({ table, month, revision, place, link, onClose }: Props) {
  useKeys({ escape: onClose });
  const found = useRead('reports.explain', { table, month, revision, row: place.row, column: place.column }, { keep: true });
  const columns: readonly TableColumn[] = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  const column = columns.find(({ id }) => id === place.column) ?? { id: place.column, type: 'text' as const };
  const { data } = found;
  return (
    <section className={styles.panel} aria-label="这一格的来历" data-region="explain">
      <div className={styles.head}>
        {data === undefined ? <b>{place.column}</b> : <><b>{data.title}　{cellText(column, data.value)}</b><span>{data.column}</span><span>{data.subject}</span></>}
        <span className={styles.ways}>{link === null ? null : <Link to={link}>{table === 'wage-risk' ? '打开档案' : '打开案件'}</Link>}<Button kind="link" onClick={onClose}>关闭 Esc</Button></span>
      </div>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={3} /> : null : (
        <div className={styles.two}>
          <div>
            <PlainTable
              label="记录" rows={data.records} rowKey={(row) => `${row.kind}${row.at}${row.text}${row.amountFen ?? ''}${row.why}`} empty={<p className={styles.not}>没有用到的记录。</p>} mutedRow={(row) => !row.used}
              columns={[
                { key: 'kind', head: '记录', width: 92, cell: (row) => row.kind }, { key: 'at', head: '时间', width: 128, cell: (row) => (row.at === '' ? '—' : row.at) }, { key: 'text', head: '内容', width: 120, grow: 2, cell: (row) => row.text },
                { key: 'fen', head: '金额（元）', width: 112, align: 'right', cell: (row) => (row.amountFen === null ? '' : <Money fen={row.amountFen} />) },
                { key: 'used', head: '用否', width: 150, grow: 2, cell: (row) => <span className={cx(!row.used && styles.not)}>{row.used ? <b>采用</b> : '不用'}　{row.why}</span> },
              ]}
            />
            {data.history.length === 0 ? null : <div className={styles.past}>{data.history.map((one) => <div key={one.month}><span>{one.month}{one.frozen ? '' : '（草稿）'}</span>{cellText(column, one.value)}</div>)}</div>}
          </div>
          <div className={styles.sums}>
            {place.column === 'W21' && typeof data.value === 'string' ? [...data.value].map((code) => <div key={code} className={styles.sum}><span>{code}</span><span>{qualityCodeText(code).what}。{qualityCodeText(code).ask}。</span></div>) : null}
            {data.arithmetic.map((sum) => <div key={sum.label} className={styles.sum}><span>{sum.label}</span><span>{sum.lines.map((line) => <div key={line}>{line}</div>)}</span></div>)}
            <div className={styles.sum}><span>依据</span><span>{data.clause === '' ? '—' : data.clause}　{data.rulePack}</span></div>
          </div>
        </div>
      )}
    </section>
  );
}
