import { Fragment, type ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and values in two columns, as in a rail. Empty values are a dash. */
export function Facts({ facts, labelWidth = 77 }: { readonly facts: readonly (readonly [string, ReactNode])[]; readonly labelWidth?: number }) {
  return (
    <dl className={styles.facts} style={{ gridTemplateColumns: `${labelWidth}px 1fr` }}>
      {facts.map(([label, value]) => <Fragment key={label}><dt>{label}</dt><dd>{value === '' || value === null || value === undefined ? '—' : value}</dd></Fragment>)}
    </dl>
  );
}
