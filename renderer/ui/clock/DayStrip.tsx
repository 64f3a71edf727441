import { cx } from '../cx.ts';
import { weekdayOf } from '../format/time.ts';
import { monthsOf, type Cell, type StripFacts } from './dayCells.ts';
import styles from './DayStrip.module.css';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const MARK = { start: '起', holiday: '休', pause: '停', weekend: '', counted: '', within: '', outside: '' } as const;

function words(cell: Cell): string {
  const day = `${cell.day} 周${weekdayOf(cell.day)}`;
  const what = { start: '起算日，不计', weekend: '周末，不计', holiday: '放假，不计', pause: '中止，不计', counted: `第 ${cell.number ?? ''} 天`, within: '期间内', outside: '' }[cell.kind];
  return [day, what, cell.shifted ? '调休上班' : '', cell.last ? '最后一天' : ''].filter((part) => part !== '').join('，');
}

/** The months of a period as small squares: each counted day with its number, each day that was left out with why. Readable in grey: marks, not only tints. */
export function DayStrip(facts: StripFacts) {
  const months = monthsOf(facts);
  if (months.length === 0) return null;
  return (
    <div className={styles.strip}>
      <div className={styles.months}>
        {months.map(({ month, before, cells }) => (
          <div key={month} className={styles.month} role="group" aria-label={month}>
            <div className={styles.name}>{month}</div>
            <div className={styles.grid}>
              {WEEK.map((day) => <span key={day} className={styles.week} aria-hidden="true">{day}</span>)}
              {before === 0 ? null : <span style={{ gridColumn: `span ${before}` }} />}
              {cells.map((cell) => (
                <span key={cell.day} className={cx(styles.cell, styles[cell.kind], cell.last && styles.last)} title={words(cell)} aria-label={cell.kind === 'outside' ? undefined : words(cell)} role="img">
                  {Number(cell.day.slice(8))}
                  <small>{cell.shifted ? '班' : (cell.number ?? MARK[cell.kind])}</small>
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <div className={styles.legend}>
        <span><i className={cx(styles.cell, styles.start)} />起算日（不计）</span><span><i className={cx(styles.cell, styles.counted)} />计入的天，下面是第几天</span><span><i className={cx(styles.cell, styles.weekend)} />周末</span>
        <span><i className={cx(styles.cell, styles.holiday)} />休：放假</span><span>班：调休上班</span><span><i className={cx(styles.cell, styles.pause)} />停：中止</span><span><i className={cx(styles.cell, styles.last)} />最后一天</span>
      </div>
    </div>
  );
}
