import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAJOR_COLUMNS, MAJOR_TOTALS, WAGE_COLUMNS, WAGE_TOTALS } from '#shared/rules/tables/columns.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { at, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import { enterMajorExample, enterWageExample } from './support/golden.ts';

/* "How did this figure come about?": asked of every cell of the golden examples, as a draft and frozen. */

const MONTH = '2025-03';
const YI = '91990101MA1A00024A';
let wage: ReportsDesk;
let major: ReportsDesk;
beforeAll(async () => {
  [wage, major] = [await makeReportsDesk(at('2025-04-03 09:42')), await makeReportsDesk(at('2025-04-03 09:42'))];
  await enterWageExample(wage);
  await enterMajorExample(major);
  await wage.freezeMonth(MONTH, ['wage-risk']);
  await major.freezeMonth(MONTH, ['major-cases']);
}, 60_000);
afterAll(async () => { await wage.close(); await major.close(); });

const deskOf = (table: TableName): ReportsDesk => (table === 'wage-risk' ? wage : major);
const explain = (table: TableName, row: string, column: string, revision: number | null = null) => deskOf(table).reports('explain', { table, month: MONTH, revision, row, column });

describe.each(['wage-risk', 'major-cases'] as const)('%s', (table) => {
  const columns = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  const key = table === 'wage-risk' ? 'W03' : 'P02';

  it.each([null, 1])('every cell of every row has its title, its value, a clause and a reason (revision %s)', async (revision) => {
    const { rows } = await deskOf(table).reports('table', { table, month: MONTH, edition: 'exact', revision });
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      expect(columns.map(({ id }) => id)).toEqual(Object.keys(row).sort());
      for (const { id, head } of columns) {
        const found = await explain(table, String(row[key]), id, revision);
        expect(found, `${String(row[key])} ${id}`).toMatchObject({ column: id, title: head, value: row[id] });
        expect(found.clause, id).not.toBe('');
        expect(found.records.length + found.arithmetic.length, `${String(row[key])} ${id}`).toBeGreaterThan(0);
        expect(found.rulePack).not.toBe('');
        expect(found.subject).toContain(String(row[table === 'wage-risk' ? 'W04' : 'P04']));
        expect(found.history.at(-1)).toEqual({ month: MONTH, value: row[id], frozen: true });
      }
    }
  });

  it('every total has its rows, and their amounts add up to it', async () => {
    const { totals } = await deskOf(table).draft(table, MONTH);
    const lines = table === 'wage-risk' ? Object.entries(totals as Record<string, Record<string, string | number>>).map(([name, line]) => [name === 'total' ? 'total' : `total.${name}`, line] as const) : [['total', totals as Record<string, string | number>] as const];
    for (const [row, line] of lines) {
      for (const { id, head } of table === 'wage-risk' ? WAGE_TOTALS : MAJOR_TOTALS) {
        const found = await explain(table, row, id);
        expect(found).toMatchObject({ column: id, title: head, value: line[id], subject: row === 'total' ? '合计' : INDUSTRY_WORD[row.slice(6) as keyof typeof INDUSTRY_WORD] });
        expect(found.arithmetic.length, `${row} ${id}`).toBeGreaterThan(0);
        const value = line[id];
        if (typeof value === 'string') expect(found.records.reduce((sum, record) => sum + (record.amountFen ?? 0), 0), `${row} ${id}`).toBe(Number(value.replace('.', '')));
        else if (!['monitored', 'none', 'headcount', 'unpaidHeadcount', 'lateNodes'].includes(id)) expect(found.records, `${row} ${id}`).toHaveLength(value ?? -1);
      }
    }
  });

  it('an unknown row, column, total or revision is refused', async () => {
    const first = String((await deskOf(table).draft(table, MONTH)).rows[0]?.[key]);
    await expect(explain(table, '没有这一行', columns[0]?.id ?? '')).rejects.toMatchObject({ code: 'reports.noRow' });
    for (const column of ['X99', 'constructor', 'toString', '__proto__', '']) await expect(explain(table, first, column)).rejects.toMatchObject({ code: 'reports.noColumn' });
    for (const column of ['nothing', 'constructor', '__proto__']) await expect(explain(table, 'total', column)).rejects.toMatchObject({ code: 'reports.noColumn' });
    await expect(explain(table, 'total.mining', 'monitored')).rejects.toMatchObject({ code: 'reports.noRow' });
    await expect(explain(table, first, columns[0]?.id ?? '', 7)).rejects.toMatchObject({ code: 'reports.noRevision' });
  });
});

describe('what stands in an explanation', () => {
  it('the balance that was taken, those that were not and why, and the test in figures', async () => {
    const { records, arithmetic } = await explain('wage-risk', YI, 'W12');
    expect(records.filter((one) => one.kind === '专户余额').map((one) => [one.at, one.amountFen, one.used])).toEqual([['2025-03-15 18:00', 99_000_000, false], ['2025-03-31 18:00', 95_999_999, true], ['2025-04-01 00:00', 200_000_000, false]]);
    expect(records.find((one) => one.at === '2025-04-01 00:00')?.why).toContain('4 月');
    expect(arithmetic.flatMap((one) => one.lines).join('\n')).toContain('959,999.99');
  });

  it('a payment at midnight after the month is shown as not used', async () => {
    const { value, records } = await explain('wage-risk', '91990101MA1A00059W', 'W19');
    expect(value).toBe('1000000.00');
    expect(records.filter((one) => one.amountFen === 10_000_000).map((one) => [one.used, one.at])).toEqual([[false, '2025-04-01 00:00']]);
    expect(records.filter((one) => one.amountFen === 35_000_000).map((one) => one.used)).toEqual([true]);
  });

  it('the same cell in the months before', async () => {
    expect((await explain('wage-risk', YI, 'W17')).history).toEqual([['2024-12', 'unknown'], ['2025-01', 'none'], ['2025-02', 'yellow']].map(([month, value]) => ({ month, value, frozen: true })).concat({ month: MONTH, value: 'yellow', frozen: true }));
  });
});

describe('after the ledger changed', () => {
  it('a frozen cell is explained as it was, the draft as it is', async () => {
    const keys = [['W08', YI], ['W12', YI], ['W17', YI], ['W19', YI]] as const;
    const before = await Promise.all(keys.map(([column, row]) => explain('wage-risk', row, column, 1)));
    const caseId = (await wage.reader.first<{ id: number }>(`SELECT id FROM cases WHERE case_no LIKE 'c1'`))?.id ?? 0;
    await wage.cases('addPayment', { id: caseId, payment: { paidAt: at('2025-03-25 10:00'), voucher: '迟到', fen: 1_000_000, kind: 'wage' } });
    await wage.take('balances', ['专户编号', '余额时间', '余额'], [['B1', '2025-03-31 20:00', '5000000.00']]);
    expect(await Promise.all(keys.map(([column, row]) => explain('wage-risk', row, column, 1)))).toEqual(before);
    const [after, open] = [await explain('wage-risk', YI, 'W12'), await explain('wage-risk', YI, 'W19')];
    expect([after.value, open.value, after.history.at(-1)?.frozen]).toEqual([false, '170000.00', false]);
    expect(open.records.some((one) => one.amountFen === 1_000_000 && one.used)).toBe(true);
  });
});
