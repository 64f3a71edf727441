import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Section.module.css';

interface Props {
  readonly title: string;
  /** Grey words behind the title: counts, sums, the period. */
  readonly caption?: ReactNode;
  /** At the right end: a link to all of it, a switch. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
  /** The line below the head is left out where a table head follows. */
  readonly bare?: boolean;
}

/** A part of a page or rail under its own head. */
export function Section({ title, caption, more, children, bare = false }: Props) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={cx(styles.head, !bare && styles.lined)}>
        <h2>{title}</h2>
        {caption === undefined ? null : <span className={styles.caption}>{caption}</span>}
        {more === undefined ? null : <span className={styles.more}>{more}</span>}
      </div>
      {children}
    </section>
  );
}
