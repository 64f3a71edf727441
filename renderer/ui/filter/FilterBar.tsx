import type { ReactNode } from 'react';
import { Icon } from '../Icon.tsx';
import styles from './filter.module.css';

/** Row of filters below a page head. Filters apply as they are set. */
export function FilterBar({ children, more }: { readonly children: ReactNode; readonly more?: ReactNode }) {
  return <div className={styles.bar} role="search" aria-label="筛选">{children}{more === undefined ? null : <span className={styles.more}>{more}</span>}</div>;
}

/** Hairline between groups of filters. */
export function FilterBreak() {
  return <span className={styles.break} aria-hidden="true" />;
}

/** One filter that is set, with a way to take it off: 街道 河东街道 ×. */
export function FilterChip({ children, onRemove }: { readonly children: ReactNode; readonly onRemove: () => void }) {
  return <button type="button" className={styles.chip} onClick={onRemove} title="去掉这项筛选">{children}<Icon name="close" size={11} /></button>;
}

/** The filter box: any part of a name, pinyin, initials, code. */
export function FilterText({ value, onChange, placeholder, label = placeholder, width = 196 }: { readonly value: string; readonly onChange: (value: string) => void; readonly placeholder: string; readonly label?: string; readonly width?: number }) {
  return <input className={styles.text} style={{ width }} type="search" aria-label={label} placeholder={placeholder} value={value} autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => { if (event.key === 'Escape' && value !== '') { onChange(''); event.stopPropagation(); } }} />;
}
