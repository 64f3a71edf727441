import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Tag.module.css';

/**
 * Outlined word beside a name. `plain`: neutral; `blue`: state of a document, table or post; `ink`: 重大 and the like.
 * Never for clocks or alerts: those have their own lamp and chip.
 */
export function Tag({ children, kind = 'plain', title }: { readonly children: ReactNode; readonly kind?: 'plain' | 'blue' | 'ink'; readonly title?: string }) {
  return <span className={cx(styles.tag, styles[kind])} title={title}>{children}</span>;
}
