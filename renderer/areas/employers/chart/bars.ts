import type { z } from 'zod';
import type { balanceMonth } from '#shared/contract/employers.ts';

type Month = z.output<typeof balanceMonth>;

/** One month of the chart, in fen. */
export interface MonthBar {
  readonly month: string;
  readonly balance: number | null;
  /** 1.2 × payable of the month before; null where it is missing. */
  readonly limit: number | null;
  readonly yellow: boolean;
  /** What is missing, in two or three characters; empty for nothing. */
  readonly gap: string;
}

const gaps = { '': '', P: '缺应付', B: '缺余额', '-': '不评' } as const;

/** The last months of an account as bars. A missing figure is a gap with its word, never a guess. */
export function monthBars(months: readonly Month[], count: number): readonly MonthBar[] {
  return months.slice(-count).map((one) => ({ month: one.month, balance: one.balanceFen, limit: one.payablePrevFen === null ? null : one.payablePrevFen * 1.2, yellow: one.yellow, gap: gaps[one.code] }));
}

export interface Scale {
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
}

/** A round scale with three to five lines that holds every bar and limit. */
export function scaleOf(bars: readonly MonthBar[]): Scale {
  const values = bars.flatMap((bar) => [bar.balance ?? 0, bar.limit ?? 0]);
  const high = Math.max(1, ...values);
  const low = Math.min(0, ...values);
  const rough = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 4, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power * 10;
  const top = Math.ceil((high * 1.02) / step) * step;
  const bottom = Math.floor(low / step) * step;
  const ticks = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, index) => bottom + index * step);
  return { top, bottom, ticks };
}

/** Fen on the axis in 万元, without needless decimals. */
export function wan(fen: number): string {
  return String(Number((fen / 1_000_000).toFixed(2)));
}
