import type { AlertLevel } from '#shared/contract/values.ts';
import { cx } from './cx.ts';
import { levelWords } from './format/words.ts';
import styles from './AlertChip.module.css';

const steps = { red: [4, 7, 10], orange: [4, 7], yellow: [4] } as const;

/** One, two or three rising bars: the level without its colour. */
function Step({ level }: { readonly level: 'red' | 'orange' | 'yellow' }) {
  const bars = steps[level];
  return (
    <svg width={bars.length * 5 - 1} height="10" viewBox={`0 0 ${bars.length * 5 - 1} 10`} fill="currentColor" aria-hidden="true">
      {bars.map((height, index) => <rect key={height} x={index * 5} y={10 - height} width="4" height={height} />)}
    </svg>
  );
}

interface Props {
  readonly level: AlertLevel;
  /** Said after the word: 预警, 连续 2 个月, a count. */
  readonly more?: string;
}

/** Alert level as a square chip with its step mark and word. `unknown` is outlined: a lack, not a level. `none` is a dash. */
export function AlertChip({ level, more = '' }: Props) {
  if (level === 'none') return <span className={styles.none}>—</span>;
  return (
    <span className={cx(styles.chip, styles[level])}>
      {level === 'unknown' ? null : <Step level={level} />}
      {levelWords[level]}{more}
    </span>
  );
}

interface ToggleProps {
  readonly level: Exclude<AlertLevel, 'none'>;
  readonly count: number | undefined;
  readonly pressed: boolean;
  readonly onToggle: () => void;
}

/** The chip of the filter bar: carries its count and toggles; pressed has an ink outline. */
export function AlertToggle({ level, count, pressed, onToggle }: ToggleProps) {
  return (
    <button type="button" aria-pressed={pressed} className={cx(styles.toggle, pressed && styles.pressed)} onClick={onToggle}>
      <AlertChip level={level} more={count === undefined ? '' : ` ${count.toLocaleString('zh-CN')}`} />
    </button>
  );
}
