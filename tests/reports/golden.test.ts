import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import type { Edition, TableName } from '#shared/rules/tables/types.ts';
import { reckonMonth } from '#electron/areas/reports/draft/reckon.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { readJson } from '../rules/support.ts';
import { at, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import { enterMajorExample, enterWageExample, majorInput, wageInput } from './support/golden.ts';

/* The golden examples of the table definition, entered as the offices' lists and read as the officer's table: equal to the last character. */

let desk: ReportsDesk;
beforeEach(async () => { desk = await makeReportsDesk(at('2025-04-03 09:42')); }, 60_000);
afterEach(() => desk.close());

const expected = (name: string): string => canonicalJson(readJson(`tests/rules/golden/${name}.json`));
async function shown(table: TableName, edition: Edition, revision: number | null): Promise<string> {
  const { rows, totals } = await desk.reports('table', { table, month: '2025-03', edition, revision });
  return canonicalJson(table === 'wage-risk' ? { rows, summary: totals } : { rows, totals });
}

describe('golden examples through the ledger', () => {
  it('欠薪风险预警表: draft and approved, both editions', async () => {
    expect(wageInput.month).toBe('2025-03');
    await enterWageExample(desk);
    expect(await shown('wage-risk', 'exact', null)).toBe(expected('wage-expected-exact'));
    expect(await shown('wage-risk', 'public', null)).toBe(expected('wage-expected-public'));
    await desk.freezeMonth('2025-03', ['wage-risk']);
    expect(await shown('wage-risk', 'exact', 1)).toBe(expected('wage-expected-exact'));
    expect(await shown('wage-risk', 'public', 1)).toBe(expected('wage-expected-public'));
  });

  it('重大案件进度表: draft and approved, both editions', async () => {
    expect(majorInput.month).toBe('2025-03');
    await enterMajorExample(desk);
    expect(await shown('major-cases', 'exact', null)).toBe(expected('major-expected-exact'));
    expect(await shown('major-cases', 'public', null)).toBe(expected('major-expected-public'));
    await desk.freezeMonth('2025-03', ['major-cases']);
    expect(await shown('major-cases', 'exact', 1)).toBe(expected('major-expected-exact'));
    expect(await shown('major-cases', 'public', 1)).toBe(expected('major-expected-public'));
  });

  it('opening the file again gives the same tables', async () => {
    await enterWageExample(desk);
    const before = await shown('wage-risk', 'exact', null);
    const again = await openLedger(desk.folder, { now: desk.clock.now });
    const { tables } = await reckonMonth(again.reader, desk.services.rulePacks, '2025-03');
    await again.close();
    expect(canonicalJson(tables['wage-risk'].exact)).toBe(before);
  });
});
