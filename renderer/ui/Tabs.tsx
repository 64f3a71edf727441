import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface TabItem<T extends string> { readonly key: T; readonly label: string; readonly count?: ReactNode }

interface Props<T extends string> {
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly here: T;
  readonly onChoose: (key: T) => void;
}

/** Areas of one record, in its strip. ← → move. The page shows the chosen one in an element with role tabpanel, or simply as its middle. */
export function Tabs<T extends string>({ label, items, here, onChoose }: Props<T>) {
  const step = (event: React.KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const at = items.findIndex(({ key }) => key === here);
    const next = items[(at + by + items.length) % items.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.key);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[items.indexOf(next)]?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={step}>
      {items.map(({ key, label: words, count }) => (
        <button key={key} type="button" role="tab" aria-selected={key === here} tabIndex={key === here ? 0 : -1} className={styles.tab} onClick={() => onChoose(key)}>
          {words}{count === undefined || count === null ? null : <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </div>
  );
}

/** Two to four words of which one holds: 上报版 | 公开版. */
export function Segments<T extends string>({ label, items, here, onChoose }: Props<T>) {
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {items.map(({ key, label: words, count }) => (
        <button key={key} type="button" role="radio" aria-checked={key === here} className={styles.segment} onClick={() => onChoose(key)}>{words}{count === undefined ? null : <> {count}</>}</button>
      ))}
    </div>
  );
}
