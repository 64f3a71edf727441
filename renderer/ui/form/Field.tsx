import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Field.module.css';

/** What a control takes from its field, so that label, error and hint belong to it for everybody. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: ReactNode;
  /** One sentence with what is expected; shown on leaving the field, never while typing. */
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label, control, and below it the error or a hint. */
export function Field({ label, error, hint, required = false, children }: Props) {
  const id = useId();
  const wrong = error !== null && error !== undefined && error !== '';
  const below = wrong || hint !== undefined ? `${id}-below` : undefined;
  return (
    <div className={styles.field} data-required={required && typeof label === 'string' ? label : undefined}>
      <label htmlFor={id} className={styles.label}>{label}{required ? <span className={styles.required}>必填</span> : null}</label>
      <div className={cx(styles.control, wrong && styles.wrong)}>{children({ id, 'aria-invalid': wrong, 'aria-describedby': below })}</div>
      {wrong ? <FieldError id={below} text={error} /> : hint === undefined ? null : <div id={below} className={styles.hint}>{hint}</div>}
    </div>
  );
}

/** The sentence of a field error with its round mark. */
export function FieldError({ id, text }: { readonly id?: string | undefined; readonly text: string }) {
  return (
    <div id={id} className={styles.error} role="alert">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="7" fill="currentColor" /><path d="M7 3.2v4.6M7 9.6v1.4" stroke="#fff" strokeWidth="1.6" /></svg>
      {text}
    </div>
  );
}

/** Fields side by side; `columns` are CSS grid tracks. */
export function FieldRow({ columns = '1fr 1fr', children }: { readonly columns?: string; readonly children: ReactNode }) {
  return <div className={styles.row} style={{ gridTemplateColumns: columns }}>{children}</div>;
}
