import path from 'node:path';
import { expect, test } from 'vitest';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { isLateEntry, lateHours } from '#shared/rules/lateEntry.ts';
import { HOUR_MS } from '#shared/rules/time.ts';

test('a time is entered late only beyond the pack’s figure', async () => {
  const { pack } = (await loadRulePacks(path.resolve(import.meta.dirname, '../../resources/rulepacks'))).on('2025-04-01');
  const now = Date.parse('2025-04-07T09:00:00+08:00');
  expect(lateHours(pack)).toBe(72);
  expect([0, 72, 72.01, 200].map((hours) => isLateEntry(pack, now - hours * HOUR_MS, now))).toEqual([false, false, true, true]);
});
