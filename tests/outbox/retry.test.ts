import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, nextWaitMs, retryAfterMs } from '#shared/city/retry.ts';

const NOW = Date.UTC(2025, 3, 1);

describe('waits between tries', () => {
  it('double from two seconds up to three hundred', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((n) => backoffMs(n, 1) / 1000)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  it('are at most a fifth shorter by chance, and never longer than three hundred seconds', () => {
    fc.assert(fc.property(fc.integer({ min: -3, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const wait = backoffMs(failures, chance);
      expect(wait).toBeLessThanOrEqual(300_000);
      expect(wait).toBeGreaterThanOrEqual(1600);
      expect(wait).toBeGreaterThanOrEqual(backoffMs(failures, 1) * 0.8 - 1);
    }));
  });

  it('are never shorter than what the city asked for, nor than the own wait', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 86_400_000 }), (failures, chance, asked) => {
      const wait = nextWaitMs(failures, chance, asked);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeGreaterThanOrEqual(backoffMs(failures, chance));
      expect(wait).toBeLessThanOrEqual(Math.max(asked + 5000, 300_000));
    }));
  });
});

describe('Retry-After', () => {
  const cases: [string | undefined, number | null][] = [
    ['0', 0], ['120', 120_000], [' 7 ', 7000], ['Tue, 01 Apr 2025 00:05:00 GMT', 300_000], ['Mon, 31 Mar 2025 23:00:00 GMT', 0], ['99999999', 86_400_000],
    [undefined, null], ['', null], ['soon', null], ['-5', null], ['1.5', null], ['2025-04-01', null], ['Tue, 41 Apr 2025 00:05:00 GMT', null],
  ];
  for (const [header, ms] of cases) it(String(header), () => expect(retryAfterMs(header, NOW)).toBe(ms));
});
