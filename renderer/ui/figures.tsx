import { useNow } from '#renderer/bridge/index.ts';
import { cx } from './cx.ts';
import { formatCount, formatFen } from './format/number.ts';
import { formatInstant, shortDay } from './format/time.ts';
import styles from './figures.module.css';

interface MoneyProps {
  /** Integer fen; null is not known and shows as a dash. */
  readonly fen: number | null;
  /** 元 behind a single figure; in a table the head says it. */
  readonly unit?: boolean;
  readonly strong?: boolean;
}

/** Amount with thousands separators and two decimals; zero is grey, not known is a dash. */
export function Money({ fen, unit = false, strong = false }: MoneyProps) {
  if (fen === null) return <span className={styles.nothing}>—</span>;
  return <span className={cx(styles.figure, fen === 0 && styles.zero, strong && fen !== 0 && styles.strong)}>{formatFen(fen)}{unit ? ' 元' : ''}</span>;
}

/** Whole number with thousands separators; zero is grey, not known is a dash. */
export function Count({ value, unit = '', strong = false }: { readonly value: number | null | undefined; readonly unit?: string; readonly strong?: boolean }) {
  if (value === null || value === undefined) return <span className={styles.nothing}>—</span>;
  return <span className={cx(styles.figure, value === 0 && styles.zero, strong && value !== 0 && styles.strong)}>{formatCount(value)}{unit === '' ? '' : ` ${unit}`}</span>;
}

/** A Shanghai day `YYYY-MM-DD`: this year's without the year. Empty is a dash. */
export function DayText({ day }: { readonly day: string | null }) {
  const now = useNow();
  if (day === null || day === '') return <span className={styles.nothing}>—</span>;
  return <time dateTime={day} title={day} className={styles.figure}>{shortDay(day, now)}</time>;
}

/** An instant in Shanghai time: 今日, 昨日, MM-DD or YYYY-MM-DD, with the time of day unless told otherwise. */
export function DateText({ at, time = true }: { readonly at: number | null; readonly time?: boolean }) {
  const now = useNow();
  if (at === null) return <span className={styles.nothing}>—</span>;
  return <time className={styles.figure}>{formatInstant(at, now, time)}</time>;
}
