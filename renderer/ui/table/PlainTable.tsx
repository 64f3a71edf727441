import { useRef, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Bar, useLate } from '../Loading.tsx';
import { fitting, type Column } from './column.ts';
import { useWidth } from './useWidth.ts';
import styles from './PlainTable.module.css';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** Shown instead of rows where there are none. */
  readonly empty?: ReactNode;
  /** Last row, in bold: sums. */
  readonly sum?: (column: Column<Row>) => ReactNode;
  readonly onRow?: (row: Row) => void;
  readonly hereKey?: string | number | null;
  readonly mutedRow?: (row: Row) => boolean;
}

/** Short table inside of a page: all its rows stand there, and the page scrolls. `rows` undefined: still loading. */
export function PlainTable<Row>({ label, columns, rows, rowKey, empty, sum, onRow, hereKey = null, mutedRow }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const shown = fitting(columns, useWidth(box));
  const late = useLate(rows === undefined);
  const growing = shown.some((column) => column.grow !== undefined);
  return (
    <div ref={box} className={styles.box}>
      <table className={styles.table} aria-label={label}>
        <colgroup>{shown.map((column) => <col key={column.key} style={column.grow === undefined && growing ? { width: column.width } : { width: column.grow === undefined ? column.width : undefined }} />)}</colgroup>
        <thead><tr>{shown.map((column) => <th key={column.key} scope="col" className={styles[column.align ?? 'left']}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows === undefined && late ? Array.from({ length: 3 }, (_, index) => <tr key={index}>{shown.map((column, at) => <td key={column.key}><Bar index={index + at} /></td>)}</tr>) : null}
          {rows?.map((row) => (
            <tr key={rowKey(row)} aria-current={hereKey === rowKey(row) ? true : undefined} className={cx(hereKey === rowKey(row) && styles.here, onRow !== undefined && styles.active, mutedRow?.(row) === true && styles.muted)} onClick={onRow === undefined ? undefined : () => onRow(row)}>
              {shown.map((column) => <td key={column.key} className={styles[column.align ?? 'left']}>{column.cell(row)}</td>)}
            </tr>
          ))}
          {sum !== undefined && rows !== undefined && rows.length > 0 ? <tr className={styles.sum}>{shown.map((column) => <td key={column.key} className={styles[column.align ?? 'left']}>{sum(column)}</td>)}</tr> : null}
        </tbody>
      </table>
      {rows !== undefined && rows.length === 0 ? empty : null}
    </div>
  );
}
