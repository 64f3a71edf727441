import { Fragment, useRef } from 'react';
import { formatFen } from '#renderer/ui/format/number.ts';
import { useWidth } from '#renderer/ui/table/useWidth.ts';
import { scaleOf, wan, type MonthBar } from './bars.ts';
import styles from './BalanceChart.module.css';

interface Props {
  readonly bars: readonly MonthBar[];
  readonly height: number;
  /** With axis and lines; without: the small chart of a rail. */
  readonly axis?: boolean;
  readonly here?: string | null;
  readonly onMonth?: (month: string) => void;
}

const foot = 22;
const head = 8;

function said(bar: MonthBar): string {
  const balance = bar.balance === null ? '余额缺' : `余额 ${formatFen(bar.balance)} 元`;
  const limit = bar.limit === null ? '应达数缺' : `应达 ${formatFen(Math.round(bar.limit))} 元`;
  return `${bar.month}　${balance}，${limit}${bar.yellow ? '，黄色' : ''}${bar.gap === '' ? '' : `，${bar.gap}`}`;
}

function label(bar: MonthBar, index: number, axis: boolean): string {
  const [year, month] = bar.month.split('-');
  if (!axis) return `${Number(month)}月`;
  return index === 0 || month === '01' ? `${year}-${month}` : (month ?? '');
}

/**
 * Month-end balance of a wage account against 1.2 times the wages payable of the month before: grey bars, blue limits, yellow bars with the word 黄 where the
 * test of tables.md 2.1 holds. Each bar is a button with its figures in words.
 */
export function BalanceChart({ bars, height, axis = false, here = null, onMonth }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(160, useWidth(box));
  const scale = scaleOf(bars);
  const left = axis ? 40 : 0;
  const slot = (width - left) / Math.max(bars.length, 1);
  const bar = Math.min(axis ? 46 : 25, slot * 0.62);
  const y = (fen: number): number => head + ((scale.top - fen) / (scale.top - scale.bottom)) * (height - head - foot);
  return (
    <div ref={box} className={styles.chart} style={{ height }}>
      <svg width={width} height={height} role="group" aria-label="专户余额与 1.2 倍应付工资">
        {axis ? scale.ticks.map((tick) => <g key={tick}><line className={tick === 0 ? styles.zero : styles.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} /><text className={styles.tick} x={left - 8} y={y(tick) + 4} textAnchor="end">{wan(tick)}</text></g>)
          : <line className={styles.zero} x1={0} x2={width} y1={y(0)} y2={y(0)} />}
        {bars.map((one, index) => {
          const middle = left + slot * (index + 0.5);
          const top = one.balance === null ? y(0) : Math.min(y(one.balance), y(0));
          const tall = one.balance === null ? 0 : Math.max(1, Math.abs(y(one.balance) - y(0)));
          return (
            <Fragment key={one.month}>
            <g
              className={onMonth === undefined ? undefined : styles.button} role={onMonth === undefined ? 'img' : 'button'} tabIndex={onMonth === undefined ? undefined : 0} aria-label={said(one)} aria-pressed={onMonth === undefined ? undefined : here === one.month}
              onClick={onMonth === undefined ? undefined : () => onMonth(one.month)} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onMonth?.(one.month); } }}
            >
              <title>{said(one)}</title>
              <rect className={here === one.month ? styles.chosen : styles.slot} x={middle - slot / 2 + 1} width={slot - 2} y={0} height={height} />
              {tall === 0 ? null : <rect className={one.yellow ? styles.yellow : styles.bar} x={middle - bar / 2} y={top} width={bar} height={tall} />}
              {one.limit === null ? null : <line className={styles.limit} x1={middle - slot * 0.42} x2={middle + slot * 0.42} y1={y(one.limit)} y2={y(one.limit)} />}
              <text className={one.yellow ? styles.strong : styles.month} x={middle} y={height - 6} textAnchor="middle">{label(one, index, axis)}</text>
            </g>
            {/* What the button's name says already; it is seen, not heard. */}
            {one.yellow && tall > 20 && axis ? <text aria-hidden="true" pointerEvents="none" className={styles.sign} x={middle} y={top + 17} textAnchor="middle">黄</text> : null}
            {one.gap === '' || one.balance !== null ? null : <text aria-hidden="true" pointerEvents="none" className={styles.gap} x={middle} y={y(0) - 6} textAnchor="middle">{one.gap}</text>}
            </Fragment>
          );
        })}
      </svg>
    </div>
  );
}
