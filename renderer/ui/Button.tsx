import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Button.module.css';

interface Props {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** primary: the one step this page is for; plain: bordered; link: words only. */
  readonly kind?: 'primary' | 'plain' | 'link';
  readonly small?: boolean;
  readonly disabled?: boolean;
  /** Why it cannot be pressed; stands beside the button as text and disables it. */
  readonly reason?: string | null;
  /** Runs: the button waits, so that nothing is done twice. */
  readonly running?: boolean;
  /** The key that does the same, written inside. */
  readonly hint?: string;
  readonly title?: string;
  readonly autoFocus?: boolean;
  readonly submit?: boolean;
  readonly label?: string;
}

export function Button({ children, onClick, kind = 'plain', small = false, disabled = false, reason = null, running = false, hint, title, autoFocus = false, submit = false, label }: Props) {
  const off = disabled || running || (reason !== null && reason !== '');
  const own = useRef<HTMLButtonElement>(null);
  // A button that could not be pressed yet when it appeared takes the focus as soon as it can.
  useEffect(() => { if (autoFocus && !off) own.current?.focus(); }, [autoFocus, off]);
  const button = (
    <button
      ref={own} type={submit ? 'submit' : 'button'} className={cx(styles.button, styles[kind], small && styles.small)} disabled={off} data-primary={kind === 'primary' || undefined} aria-busy={running} aria-label={label} title={title} autoFocus={autoFocus} onClick={onClick}
    >
      {children}{hint === undefined ? null : <kbd className={styles.hint}>{hint}</kbd>}
    </button>
  );
  if (reason === null || reason === '') return button;
  return <span className={styles.pair}><span className={styles.reason}>{reason}</span>{button}</span>;
}
