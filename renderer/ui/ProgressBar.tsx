import { formatCount } from './format/number.ts';
import { Button } from './Button.tsx';
import styles from './ProgressBar.module.css';

interface Props {
  readonly phase: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  readonly unit?: string;
  readonly secondsLeft: number | null;
  readonly onStop?: () => void;
  readonly stopping?: boolean;
}

function left(seconds: number): string {
  if (seconds < 5) return '即将完成';
  return seconds < 90 ? `余约 ${Math.ceil(seconds / 5) * 5} 秒` : `余约 ${Math.ceil(seconds / 60)} 分`;
}

/** How far long work has come, with a way to stop it. */
export function ProgressBar({ phase, done, total, unit = '行', secondsLeft, onStop, stopping = false }: Props) {
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{phase}{total > 0 ? ` ${formatCount(done)} / ${formatCount(total)} ${unit}` : done > 0 ? ` ${formatCount(done)} ${unit}` : ''}</span>
        {secondsLeft === null ? null : <span>{left(secondsLeft)}</span>}
        {onStop === undefined ? null : <Button kind="link" disabled={stopping} onClick={onStop}>{stopping ? '正在停止' : '停止'}</Button>}
      </div>
      <div className={styles.bar} role="progressbar" aria-label={phase} aria-valuemin={0} aria-valuemax={100} aria-valuenow={total > 0 ? percent : undefined}>
        <div className={styles.part} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
