import { useEffect, useId, useRef, useState } from 'react';
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
  useEffect(() => { if (open) box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(); }, [open]);
  const step = (event: React.KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && open) {
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    } else if (by !== undefined) {
      const buttons = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
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
          {items.map((item) => <Item key={item.label} item={item} onChoose={() => { setOpen(false); item.onChoose(); }} />)}
        </div>
      ) : null}
    </div>
  );
}

/** One that cannot be chosen is reached all the same: its reason is read with it. */
function Item({ item, onChoose }: { readonly item: MenuItem; readonly onChoose: () => void }) {
  const why = useId();
  const barred = item.reason !== undefined && item.reason !== null && item.reason !== '';
  return (
    <button type="button" role="menuitem" aria-disabled={barred || undefined} aria-describedby={barred ? why : undefined} aria-label={item.label} className={styles.item} onClick={barred ? undefined : onChoose}>
      {item.label}{barred ? <span id={why} className={styles.reason}>{item.reason}</span> : null}
    </button>
  );
}
