import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AlertLevel } from '#shared/contract/values.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { useRowHeight } from '#renderer/ui/useWide.ts';
import { useWidth } from '#renderer/ui/table/useWidth.ts';
import { cellText, isQuiet, isStrong, type CellValue } from './format.ts';
import { groupsOf, opensGroup, rowKeyOf, screenColumns, tracksOf, leastWidth, type ScreenColumn } from './layout.ts';
import styles from './grid.module.css';

type Row = Readonly<Record<string, CellValue>>;
export interface CellPlace { readonly row: string; readonly column: string }

interface Props {
  readonly table: TableName;
  readonly label: string;
  readonly rows: readonly Row[];
  /** The cell under the cursor. */
  readonly at: CellPlace | null;
  readonly onAt: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace) => void;
  readonly streetName: (code: string) => string;
  /** `row column` → rule by which the public edition differs. */
  readonly hidden: ReadonlyMap<string, string>;
  readonly empty: string;
}

/** The rows of a monthly table. Every cell can be entered: arrows move, Enter or a click opens what is behind it. */
export function TableGrid({ table, label, rows, at, onAt, onOpen, streetName, hidden, empty }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const columns = screenColumns(table, useWidth(box));
  const height = useRowHeight();
  // oxlint-disable-next-line react/incompatible-library -- only matters to the React compiler, which the house does not use
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 10, scrollPaddingStart: 70 });
  useEffect(() => virtual.measure(), [virtual, height]);
  const keys = rows.map((row) => rowKeyOf(table, row));
  const template = tracksOf(columns);
  const least = leastWidth(columns);
  const here = at === null ? -1 : keys.indexOf(at.row);
  const column = at === null ? -1 : columns.findIndex(({ id }) => id === at.column);
  const move = (event: React.KeyboardEvent): void => {
    if (rows.length === 0) return;
    const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [12, 0], PageUp: [-12, 0] };
    const [down, right] = steps[event.key] ?? [0, 0];
    if (event.key === 'Enter' && at !== null) onOpen(at);
    else if (down === 0 && right === 0) return;
    else {
      const nextRow = Math.min(Math.max(here < 0 ? 0 : here + down, 0), rows.length - 1);
      const nextColumn = Math.min(Math.max(column < 0 ? 1 : column + right, 0), columns.length - 1);
      virtual.scrollToIndex(nextRow);
      onAt({ row: keys[nextRow] ?? '', column: columns[nextColumn]?.id ?? '' });
    }
    event.preventDefault();
  };
  return (
    <div ref={box} className={styles.box} role="grid" aria-label={label} aria-rowcount={rows.length + 2} tabIndex={0} onKeyDown={move} data-testid="table-grid">
      <div className={styles.head} style={{ minWidth: least }} role="rowgroup">
        <div className={styles.groups} style={{ gridTemplateColumns: template }} role="row">
          {groupsOf(columns).map((group, index) => <div key={group.text} className={cx(styles.group, index > 0 && styles.opens)} style={{ gridColumn: `span ${group.span}` }} role="columnheader">{group.text}</div>)}
        </div>
        <div className={styles.heads} style={{ gridTemplateColumns: template }} role="row">
          {columns.map((one, index) => <div key={one.id} role="columnheader" title={`${one.id}　${one.head}`} className={cx(styles.headCell, isName(one) && styles.held, styles[one.align], opensGroup(columns, index) && styles.opens)}>{one.short}{one.type === 'fen' ? <><br />（元）</> : ''}</div>)}
        </div>
      </div>
      {rows.length === 0 ? <p className={styles.none}>{empty}</p> : null}
      <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: least }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const key = keys[item.index] ?? '';
          if (row === undefined) return null;
          return (
            <div key={key} role="row" aria-rowindex={item.index + 3} className={cx(styles.row, here === item.index && styles.here)} style={{ transform: `translateY(${item.start}px)`, height, gridTemplateColumns: template }}>
              {columns.map((one, index) => (
                <Cell
                  key={one.id} column={one} value={row[one.id] ?? null} opens={opensGroup(columns, index)} active={here === item.index && column === index} rule={hidden.get(`${key} ${one.id}`)} streetName={streetName}
                  onClick={() => { onAt({ row: key, column: one.id }); onOpen({ row: key, column: one.id }); }}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Stays in sight when the table is scrolled sideways. */
const isName = ({ id }: ScreenColumn): boolean => id === 'W04' || id === 'P04';

interface CellProps { readonly column: ScreenColumn; readonly value: CellValue; readonly opens: boolean; readonly active: boolean; readonly rule: string | undefined; readonly streetName: (code: string) => string; readonly onClick: () => void }

function Cell({ column, value, opens, active, rule, streetName, onClick }: CellProps) {
  const text = column.id === 'W06' ? streetName(String(value ?? '')) : cellText(column, value);
  const name = isName(column);
  return (
    <button
      type="button" role="gridcell" tabIndex={-1} title={rule ?? (name ? text : undefined)} onClick={onClick} aria-selected={active}
      className={cx(styles.cell, styles[column.align], opens && styles.opens, isQuiet(value) && styles.quiet, isStrong(column, value) && styles.strong, name && styles.name, active && styles.active, rule !== undefined && styles.hidden)}
    >
      {column.id === 'W17' ? <AlertChip level={value as AlertLevel} /> : text}
    </button>
  );
}
