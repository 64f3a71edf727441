import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Note.module.css';

interface Props {
  /** Bold words that open the note. */
  readonly head?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons or links at its right or end. */
  readonly actions?: ReactNode;
}

/** Accent bar: what to do next. */
export function Note({ head, children, actions }: Props) {
  return <div className={styles.note}><div className={styles.words}>{head === undefined ? null : <b>{head}</b>}{children}</div>{actions === undefined ? null : <div className={styles.actions}>{actions}</div>}</div>;
}

/** Ink bar: something to know. A difference, a possible double, a refusal. */
export function NoteKey({ head, children, actions, alert = false }: Props & { readonly alert?: boolean }) {
  return (
    <div className={cx(styles.note, styles.key)} role={alert ? 'alert' : undefined}>
      <div className={styles.words}>{head === undefined ? null : <b>{head}</b>}{children}</div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
