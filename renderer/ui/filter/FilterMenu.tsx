import { useEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { formatCount } from '../format/number.ts';
import { Icon } from '../Icon.tsx';
import styles from './filter.module.css';

export interface FilterChoice<T extends string> { readonly value: T; readonly label: string; readonly count?: number | undefined }

interface Props<T extends string> {
  /** What is filtered: 行业. */
  readonly name: string;
  readonly choices: readonly FilterChoice<T>[];
  readonly chosen: readonly T[];
  readonly onChoose: (chosen: T[]) => void;
  /** Long lists get a box to narrow them. */
  readonly searchable?: boolean;
}

function told<T extends string>(choices: readonly FilterChoice<T>[], chosen: readonly T[]): string {
  if (chosen.length === 0) return '全部';
  const words = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return words.length === 1 ? words[0] ?? '' : `${chosen.length} 项`;
}

/** 行业 全部 ⌄: several words can be ticked; ↑ ↓ move, Space ticks, Esc closes. */
export function FilterMenu<T extends string>({ name, choices, chosen, onChoose, searchable = false }: Props<T>) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>('input')?.focus();
  }, [open]);
  const show = (next: boolean): void => {
    setOpen(next);
    setText('');
  };
  const shown = text.trim() === '' ? choices : choices.filter(({ label, value }) => label.includes(text.trim()) || value.includes(text.trim()));
  const toggle = (value: T): void => onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  const step = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') {
      show(false);
      box.current?.querySelector('button')?.focus();
      event.stopPropagation();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (!open) return show(true);
    const inputs = [...(box.current?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    const at = inputs.findIndex((input) => input === document.activeElement);
    inputs[Math.min(Math.max(at + by, 0), inputs.length - 1)]?.focus();
  };
  return (
    <div ref={box} className={styles.menu} onKeyDown={step} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) show(false); }}>
      <button type="button" className={cx(styles.opener, chosen.length > 0 && styles.set)} aria-expanded={open} aria-haspopup="listbox" onClick={() => show(!open)}>
        {name} {told(choices, chosen)}<Icon name="down" size={14} />
      </button>
      {open ? (
        <div className={styles.panel} role="group" aria-label={name} tabIndex={-1}>
          {searchable ? <input className={styles.narrow} placeholder="查找" aria-label={`查找${name}`} value={text} onChange={(event) => setText(event.target.value)} /> : null}
          {shown.map(({ value, label, count }) => (
            <label key={value} className={styles.choice}>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span>{label}</span>
              {count === undefined ? null : <span className={styles.count}>{formatCount(count)}</span>}
            </label>
          ))}
          {shown.length === 0 ? <p className={styles.none}>{choices.length === 0 ? '还没有可选的内容。' : `没有“${text.trim()}”。`}</p> : null}
          {chosen.length === 0 ? null : <button type="button" className={styles.clear} onClick={() => onChoose([])}>清除{name}</button>}
        </div>
      ) : null}
    </div>
  );
}
