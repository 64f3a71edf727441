/** Middle of the values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that some work takes. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

/** One line of the report: what was measured against which floor, the ratio, the goal, met or not. */
export interface Measured { readonly what: string; readonly ms: number; readonly floor: string; readonly floorMs: number; readonly goal: number }

export function told(m: Measured, unit = 'ms'): string {
  const ratio = m.ms / m.floorMs;
  return `${m.what}: ${m.ms.toFixed(1)} ${unit} against ${m.floor} ${m.floorMs.toFixed(1)} ${unit} = ${ratio.toFixed(2)}x (goal ${m.goal.toFixed(1)}x: ${ratio <= m.goal ? 'met' : 'NOT met'})`;
}
