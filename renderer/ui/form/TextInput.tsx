import { cx } from '../cx.ts';
import type { FieldControl } from './Field.tsx';
import styles from './inputs.module.css';

interface Props extends Partial<FieldControl> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  readonly right?: boolean;
  readonly small?: boolean;
  readonly password?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly onEnter?: () => void;
  /** Unit behind the figure: 元, 人. */
  readonly unit?: string;
}

/** One line of text. One that something else fills is no stop of the Tab key while it is empty. */
export function TextInput({ value, onChange, label, right = false, small = false, password = false, unit, onEnter, ...rest }: Props) {
  const input = (
    <input
      {...rest} type={password ? 'password' : 'text'} className={cx(styles.input, right && styles.right, small && styles.small, unit !== undefined && styles.withUnit)} value={value} aria-label={label}
      autoComplete="off" spellCheck={false} {...(rest.readOnly === true && value === '' ? { tabIndex: -1 } : {})} onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.(); }}
    />
  );
  return unit === undefined ? input : <span className={styles.unitBox}>{input}<span className={styles.unit} aria-hidden="true">{unit}</span></span>;
}

/** Several lines of text. */
export function TextArea({ value, onChange, label, rows = 3, ...rest }: Omit<Props, 'right' | 'small' | 'password' | 'unit' | 'onEnter' | 'inputMode'> & { readonly rows?: number }) {
  return <textarea {...rest} className={cx(styles.input, styles.area)} rows={rows} value={value} aria-label={label} spellCheck={false} onChange={(event) => onChange(event.target.value)} />;
}
