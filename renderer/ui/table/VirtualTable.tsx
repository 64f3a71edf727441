import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Bar, useLate } from '../Loading.tsx';
import { useRowHeight } from '../useWide.ts';
import { fitting, tracks, type Column, type Sorting } from './column.ts';
import { HeadRow } from './HeadRow.tsx';
import { useListKeys } from './useListKeys.ts';
import { useWidth } from './useWidth.ts';
import styles from './VirtualTable.module.css';

export interface VirtualTableProps<Row> {
  /** Spoken name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly count: number;
  /** Row at an index; undefined while its slice is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string | number;
  /** Index under the cursor, null for none. */
  readonly cursor: number | null;
  readonly onCursor: (index: number) => void;
  readonly onOpen?: (row: Row) => void;
  readonly ticks?: { readonly has: (row: Row) => boolean; readonly toggle: (row: Row) => void; readonly all: 'all' | 'some' | 'none'; readonly toggleAll: () => void };
  readonly sorting?: Sorting;
  readonly onSort?: (by: string) => void;
  /** First and last index in view, for loading slices and for the foot. */
  readonly onRange?: (first: number, last: number) => void;
  /** Nothing known yet: grey bars after 300 ms. */
  readonly loading?: boolean;
  readonly empty?: ReactNode;
  readonly rowHeight?: number;
  /** Scroll place to begin with, and where it is reported to. */
  readonly scrollTop?: number;
  readonly onScroll?: (top: number) => void;
  readonly mutedRow?: (row: Row) => boolean;
}

const noTick = { has: () => false, toggle: () => undefined };

/** The token --row-head. */
const headHeight = 30;

/** Rows of fixed height, of which only those in view exist: 100,000 scroll like ten. One tab stop; ↑ ↓ move, Enter opens, Space ticks. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, count, rowAt, rowKey, cursor, onCursor, onOpen, ticks, onRange, loading = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const standard = useRowHeight();
  const height = props.rowHeight ?? standard;
  const shown = fitting(columns, width);
  const template = tracks(shown, ticks !== undefined);
  const late = useLate(loading);
  // oxlint-disable-next-line react/incompatible-library -- only matters to the React compiler, which the house does not use
  const virtual = useVirtualizer({ count, getScrollElement: () => box.current, estimateSize: () => height, overscan: 8, initialOffset: props.scrollTop ?? 0, scrollMargin: headHeight, scrollPaddingStart: headHeight });
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const offset = virtual.scrollOffset ?? 0;
  const first = Math.max(0, Math.floor(offset / height));
  const last = Math.min(count - 1, Math.max(first, Math.floor((offset + (virtual.scrollRect?.height ?? 0) - headHeight) / height) - 1));
  useEffect(() => { if (count > 0) onRange?.(first, last); }, [onRange, first, last, count]);

  const keys = useListKeys({
    count, cursor, page: Math.max(1, last - first - 1), scrollTo: (index) => virtual.scrollToIndex(index), onCursor,
    onOpen: (index) => { const row = rowAt(index); if (row !== undefined) onOpen?.(row); },
    onTick: (index) => { const row = rowAt(index); if (row !== undefined) (ticks ?? noTick).toggle(row); },
  });

  return (
    <div ref={box} className={styles.box} role="grid" aria-label={label} aria-rowcount={count + 1} aria-busy={loading} tabIndex={0} data-first data-testid="rows" onKeyDown={keys}
      aria-activedescendant={cursor === null ? undefined : `row-${label}-${cursor}`} onScroll={(event) => props.onScroll?.(event.currentTarget.scrollTop)}>
      <HeadRow columns={shown} template={template} sorting={props.sorting} onSort={props.onSort} ticked={ticks?.all} onTickAll={ticks?.toggleAll} />
      {loading ? (late ? Array.from({ length: 8 }, (_, index) => <GreyRow key={index} columns={shown} template={template} height={height} index={index} ticks={ticks !== undefined} />) : null) : null}
      {!loading && count === 0 && props.empty !== undefined ? <div role="row"><div role="gridcell">{props.empty}</div></div> : null}
      <div className={styles.rows} role="rowgroup" style={{ height: loading ? 0 : virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const place = { transform: `translateY(${item.start - headHeight}px)`, height, gridTemplateColumns: template };
          if (row === undefined) return <div key={`slot-${item.index}`} className={styles.placed} style={place} role="row" aria-rowindex={item.index + 2}><GreyCells columns={shown} index={item.index} ticks={ticks !== undefined} /></div>;
          const here = cursor === item.index;
          return (
            <div
              key={rowKey(row)} id={`row-${label}-${item.index}`} role="row" aria-rowindex={item.index + 2} aria-selected={here} style={place}
              className={cx(styles.placed, styles.row, here && styles.here, props.mutedRow?.(row) === true && styles.muted)}
              onClick={() => onCursor(item.index)} onDoubleClick={() => onOpen?.(row)}
            >
              {ticks === undefined ? null : (
                <div role="gridcell" className={styles.tick} onClick={(event) => event.stopPropagation()}>
                  <input type="checkbox" tabIndex={-1} aria-label="勾选" checked={ticks.has(row)} onChange={() => ticks.toggle(row)} />
                </div>
              )}
              {shown.map((column) => <div key={column.key} role="gridcell" className={cx(styles.cell, styles[column.align ?? 'left'])}>{column.cell(row)}</div>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface GreyProps<Row> { readonly columns: readonly Column<Row>[]; readonly index: number; readonly ticks: boolean }

function GreyCells<Row>({ columns, index, ticks }: GreyProps<Row>) {
  return <>{ticks ? <div /> : null}{columns.map((column, at) => <div key={column.key} className={cx(styles.cell, styles[column.align ?? 'left'])}><Bar index={index + at} /></div>)}</>;
}

function GreyRow<Row>({ template, height, ...cells }: GreyProps<Row> & { readonly template: string; readonly height: number }) {
  return <div className={cx(styles.grey, styles.line)} style={{ gridTemplateColumns: template, height }}><GreyCells {...cells} /></div>;
}
