import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing to show: one sentence that says why, and the ways out. No picture. */
export function EmptyState({ children, ways }: { readonly children: ReactNode; readonly ways?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {ways === undefined ? null : <p className={styles.ways}>{ways}</p>}
    </div>
  );
}
