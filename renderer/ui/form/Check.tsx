import type { ReactNode } from 'react';
import styles from './inputs.module.css';

interface Props {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** Tick box with its words. */
export function Check({ checked, onChange, children, disabled = false }: Props) {
  return <label className={styles.check}><input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} /><span>{children}</span></label>;
}

/** One choice of several, each with its words. */
export function Radio<T extends string>({ name, value, chosen, onChoose, children }: { readonly name: string; readonly value: T; readonly chosen: T | null; readonly onChoose: (value: T) => void; readonly children: ReactNode }) {
  return <label className={styles.check}><input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} /><span>{children}</span></label>;
}
