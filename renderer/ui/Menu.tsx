import { useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
  /** Why it cannot be chosen; stands below its words. */
  readonly reason?: string | null;
}

/** Button that opens a short list of steps. ↑ ↓ move, Enter chooses, Esc closes. */
export function Menu({ label, items, primary = false, small = false }: { readonly label: string; readonly items: readonly MenuItem[]; readonly primary?: boolean; readonly small?: boolean }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (open) box.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus(); }, [open]);
  const step = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && open) {
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    } else if (by !== undefined) {
      const buttons = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
      const at = buttons.findIndex((button) => button === document.activeElement);
      if (open) buttons[(at + by + buttons.length) % buttons.length]?.focus();
      else setOpen(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className={styles.menu} onKeyDown={step} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false); }}>
      <button type="button" className={cx(primary ? styles.primary : styles.opener, small && styles.small)} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>{label}<Icon name="down" size={14} /></button>
      {open ? (
        <div role="menu" aria-label={label} className={styles.list}>
          {items.map((item) => (
            <button key={item.label} type="button" role="menuitem" disabled={item.reason !== undefined && item.reason !== null} className={styles.item} onClick={() => { setOpen(false); item.onChoose(); }}>
              {item.label}{item.reason === undefined || item.reason === null ? null : <span className={styles.reason}>{item.reason}</span>}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
