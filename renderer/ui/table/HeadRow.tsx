import { cx } from '../cx.ts';
import { Icon } from '../Icon.tsx';
import type { Column, Sorting } from './column.ts';
import styles from './VirtualTable.module.css';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((by: string) => void) | undefined;
  /** Tick of all rows; undefined where rows have no ticks. */
  readonly ticked?: 'all' | 'some' | 'none' | undefined;
  readonly onTickAll?: (() => void) | undefined;
}

/** Sticky head of a virtual table. A head that sorts is a button and tells its direction. */
export function HeadRow<Row>({ columns, template, sorting, onSort, ticked, onTickAll }: Props<Row>) {
  return (
    <div className={styles.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {ticked === undefined ? null : (
        <div role="columnheader" className={styles.tick}>
          <input type="checkbox" aria-label="勾选已载入的全部行" checked={ticked === 'all'} ref={(box) => { if (box !== null) box.indeterminate = ticked === 'some'; }} onChange={onTickAll} />
        </div>
      )}
      {columns.map((column) => {
        const by = column.sort;
        const here = by !== undefined && sorting?.by === by;
        return (
          <div key={column.key} role="columnheader" aria-sort={here ? (sorting.descending ? 'descending' : 'ascending') : undefined} className={cx(styles.cell, styles[column.align ?? 'left'])}>
            {by === undefined || onSort === undefined ? column.head : (
              <button type="button" className={cx(styles.sort, here && styles.sorted)} onClick={() => onSort(by)}>
                {column.head}{here ? <Icon name={sorting.descending ? 'down' : 'up'} size={12} /> : null}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
