import { useEffect, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { setFrame, toggleRail, useFrame } from './frameState.ts';
import { useKeys } from './keys.ts';
import { useWide } from './useWide.ts';
import styles from './Page.module.css';

interface Props {
  /** Name of the page or record; also the window's title. */
  readonly title: string;
  /** Larger title for the name of an employer on its dossier. */
  readonly record?: boolean;
  /** Where this record belongs to: a link before the title. */
  readonly above?: ReactNode;
  /** Beside the title: chips, tags, a one-line summary. */
  readonly summary?: ReactNode;
  /** Buttons, the primary one rightmost. They never scroll away. */
  readonly actions?: ReactNode;
  /** Second line of the head. */
  readonly facts?: ReactNode;
  /** Below the head where the record has a path: month status, tabs, filters. */
  readonly strip?: ReactNode;
  readonly rail?: ReactNode;
  readonly railLabel?: string;
  /** Below the middle, always in view. */
  readonly foot?: ReactNode;
  /** False: the middle holds a list that scrolls by itself. */
  readonly scroll?: boolean;
  /** Ctrl P. */
  readonly onPrint?: () => void;
  readonly children?: ReactNode;
}

/** One page of the window: head that never scrolls, strip, middle, right rail. Below 1280 the rail is a drawer (Ctrl .). */
export function Page({ title, record = false, above, summary, actions, facts, strip, rail, railLabel = '侧栏', foot, scroll = true, onPrint, children }: Props) {
  const frame = useFrame();
  const wide = useWide();
  const shown = wide ? frame.railBeside : frame.railDrawer;
  useKeys({
    'ctrl+enter': () => document.querySelector<HTMLElement>('[data-region="head"] [data-primary]:enabled')?.click(),
    ...(onPrint === undefined ? {} : { 'ctrl+p': onPrint }),
    ...(!wide && frame.railDrawer ? { escape: () => setFrame({ railDrawer: false }) } : {}),
  });
  useEffect(() => {
    document.title = `${title} - 劳监台账`;
    return () => setFrame({ railDrawer: false });
  }, [title]);
  // Coming from the nav or from nowhere, the keys belong to the page at once: ↑ ↓ move in its list.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement?.closest('[data-region="nav"], [data-region="search"]') === null) return;
    const middle = document.querySelector<HTMLElement>('[data-region="middle"]');
    (middle?.querySelector<HTMLElement>('[data-first]') ?? middle)?.focus({ preventScroll: true });
  }, []);
  return (
    <main className={styles.page}>
      <header className={styles.head} data-region="head">
        <div className={styles.line}>
          <div className={styles.names}>
            {above === undefined ? null : <span className={styles.above}>{above}<span aria-hidden="true">/</span></span>}
            <h1 className={cx(styles.title, record && styles.record)}>{title}</h1>
            {summary === undefined ? null : <div className={styles.summary}>{summary}</div>}
          </div>
          <div className={styles.actions}>
            {rail === undefined || (wide && shown) ? null : <button type="button" className={styles.railButton} aria-expanded={shown} onClick={toggleRail} title="Ctrl .">{railLabel}</button>}
            {actions}
          </div>
        </div>
        {facts}
      </header>
      {strip === undefined ? null : <div className={styles.strip} data-region="strip">{strip}</div>}
      <div className={styles.body}>
        <div className={styles.column}>
          <div className={cx(styles.middle, scroll && styles.scrolls)} data-region="middle" tabIndex={-1}>{children}</div>
          {foot === undefined ? null : <footer className={styles.foot}>{foot}</footer>}
        </div>
        {rail === undefined || !shown ? null : <aside className={cx(styles.rail, !wide && styles.drawer)} aria-label={railLabel} data-region="rail" tabIndex={-1}>{rail}</aside>}
      </div>
    </main>
  );
}
