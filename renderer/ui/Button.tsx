import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
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
  /** Why it cannot be pressed, where there is no room for the words: the button keeps its place among the tab stops, and focus, pointer or press show them below it. */
  readonly barred?: string | null;
  /** Runs: the button waits, so that nothing is done twice. */
  readonly running?: boolean;
  /** The key that does the same, written inside. */
  readonly hint?: string;
  readonly title?: string;
  readonly autoFocus?: boolean;
  readonly submit?: boolean;
  readonly label?: string;
}

export function Button(props: Props) {
  const { barred = null } = props;
  return barred === null || barred === '' ? <OpenButton {...props} /> : <BarredButton {...props} barred={barred} />;
}

const WHY_WIDTH = 320;

/** Looks closed and does nothing, but can be reached and tells why: a really disabled button is passed over by the keyboard and by screen readers. */
function BarredButton({ children, kind = 'plain', small = false, label, barred }: Props & { readonly barred: string }) {
  // Where the words stand; null while they are only heard. In the window's own coordinates, so that no list cuts them off.
  const [place, put] = useState<{ readonly top: number; readonly left: number } | null>(null);
  const own = useRef<HTMLButtonElement>(null);
  const words = useId();
  const tell = (): void => {
    const box = own.current?.getBoundingClientRect();
    if (box !== undefined) put({ top: box.bottom + 4, left: Math.max(8, Math.min(box.left, window.innerWidth - WHY_WIDTH - 8)) });
  };
  const shut = (): void => put(null);
  // Esc shuts the words and nothing else.
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || place === null) return;
    shut();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={own} type="button" className={cx(styles.button, styles[kind], small && styles.small, styles.off)} data-primary={kind === 'primary' || undefined} aria-disabled="true" aria-describedby={words} aria-label={label}
        onFocus={tell} onBlur={shut} onClick={tell} onMouseEnter={tell} onMouseLeave={shut} onKeyDown={key}
      >
        {children}
      </button>
      <span id={words} role="tooltip" className={place === null ? 'heard' : styles.why} style={place ?? undefined}>{barred}</span>
    </>
  );
}

function OpenButton({ children, onClick, kind = 'plain', small = false, disabled = false, reason = null, running = false, hint, title, autoFocus = false, submit = false, label }: Props) {
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
