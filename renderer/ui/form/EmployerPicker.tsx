import { useId, useState } from 'react';
import { useRead } from '#renderer/bridge/index.ts';
import { AlertChip } from '../AlertChip.tsx';
import { cx } from '../cx.ts';
import { Marked } from '../Marked.tsx';
import { useSettled } from '../useSettled.ts';
import styles from './EmployerPicker.module.css';
import type { FieldControl } from './Field.tsx';
import { TextInput } from './TextInput.tsx';

export interface PickedEmployer { readonly id: number; readonly name: string }

interface Props extends Partial<FieldControl> {
  readonly value: PickedEmployer | null;
  readonly onChange: (value: PickedEmployer | null) => void;
  /** Not offered: the employer one stands at. */
  readonly except?: number;
  readonly label?: string;
  readonly autoFocus?: boolean;
}

/** Finds an employer while typing: any part of the name, pinyin, initials or code. ↑ ↓ Enter choose. */
export function EmployerPicker({ value, onChange, except, label = '用人单位', autoFocus = false, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useId();
  const asked = useSettled((typed ?? '').trim(), 100);
  const found = useRead('employers.search', { text: asked, limit: 20 }, { enabled: typed !== null && asked !== '', keep: true });
  const hits = (typed === null || asked === '' ? [] : found.data?.hits ?? []).filter((hit) => hit.group === 'employer' && hit.id !== except);
  const choose = (index: number): void => {
    const hit = hits[index];
    if (hit === undefined) return;
    onChange({ id: hit.id, name: hit.title });
    setTyped(null);
  };
  return (
    <div
      className={styles.picker} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setTyped(null); }}
      onKeyDown={(event) => {
        if (typed === null || event.nativeEvent.isComposing) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined) setAt(Math.min(Math.max(at + step, 0), Math.max(hits.length - 1, 0)));
        else if (event.key === 'Enter') choose(at);
        else if (event.key === 'Escape') setTyped(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <TextInput {...rest} label={label} autoFocus={autoFocus} value={typed ?? value?.name ?? ''} placeholder="名称、拼音首字母或代码" onChange={(text) => { setTyped(text); setAt(0); if (text === '') onChange(null); }} />
      {typed === null || asked === '' ? null : (
        <ul id={list} role="listbox" aria-label="找到的单位" className={styles.list}>
          {hits.map((hit, index) => (
            <li key={hit.id} role="option" aria-selected={index === at} className={cx(styles.hit, index === at && styles.here)} onMouseMove={() => setAt(index)} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(index)}>
              <span><Marked text={hit.title} marks={hit.marks} /><span className={styles.caption}>{hit.caption}</span></span>
              {hit.level === null || hit.level === 'none' ? <span className={styles.caption}>{hit.state}</span> : <AlertChip level={hit.level} />}
            </li>
          ))}
          {hits.length === 0 && !found.loading && !found.renewing ? <li className={styles.none}>没有找到“{asked}”。</li> : null}
        </ul>
      )}
    </div>
  );
}
