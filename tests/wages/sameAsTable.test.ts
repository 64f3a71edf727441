import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluateMonth } from '#electron/areas/reports/gather/wagePopulation.ts';
import { readWageMonth } from '#electron/areas/reports/gather/wageReading.ts';
import { fillDistrict } from '../bench/district.ts';
import { at, makeDesk, type Desk } from '../support/desk.ts';

/** Lists and the monthly table are reckoned on two ways from the same facts; they must never tell different levels of a month. */
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk(at('2026-11-01 00:30'));
  await fillDistrict(desk.ledger, { employers: 3000, accounts: 900, months: 4, cases: 400, lastMonth: '2026-10' });
  await desk.fill([
    `UPDATE employers SET status = 'closed' WHERE id % 37 = 5`, `INSERT INTO employer_status_changes SELECT id, ${at('2026-09-10')}, 'active', 'closed' FROM employers WHERE id % 74 = 5`,
    `INSERT INTO employer_status_changes SELECT id, ${at('2026-10-10')}, 'active', 'closed' FROM employers WHERE id % 74 = 42`,
    `DELETE FROM insurance_months WHERE employer_id % 29 = 3 AND month = '2026-10'`, `DELETE FROM insurance_months WHERE employer_id % 31 = 4 AND month = '2026-09'`, `UPDATE insurance_months SET uninsured = 5 WHERE employer_id % 31 = 4`,
    `UPDATE wage_accounts SET closed_at = ${at('2026-10-20')} WHERE id % 19 = 2`, `UPDATE wage_accounts SET opened_at = ${at('2026-10-02')} WHERE id % 23 = 2`,
    `UPDATE court_records SET matched_by = 'name', confirmed = 0 WHERE id % 3 = 0`, `UPDATE court_records SET ended_at = ${at('2026-10-03')} WHERE id % 3 = 1`,
    `INSERT INTO court_records (case_no, debtor_name, uscc, listed_at, matched_by) SELECT '同名' || id, name, '', ${at('2026-10-05')}, 'none' FROM employers WHERE id % 401 = 7`,
    `INSERT INTO court_records (case_no, debtor_name, uscc, listed_at, matched_by, confirmed, confirmed_at) SELECT '否' || id, name, '', ${at('2026-10-05')}, 'none', 0, 1 FROM employers WHERE id % 401 = 8`,
    `INSERT INTO employers (uscc, duplicate_code, name, pinyin, initials, industry, street_code, created_at, created_by, updated_at) SELECT uscc, 1, name || '（二）', pinyin, initials, industry, street_code, 0, '0001', 0 FROM employers WHERE id % 500 = 9`,
    `INSERT INTO employer_tags SELECT id, '诚信D级' FROM employers WHERE duplicate_code = 1`,
  ]);
  await desk.wages('reckonNow', {});
});
afterAll(() => desk.close());

test('every level and every quality code of the month is the table\'s', async () => {
  const { pack } = desk.services.rulePacks.on('2026-10-01');
  const monitored = evaluateMonth('2026-10', await readWageMonth(desk.reader, '2026-10'), pack);
  const table = monitored.filter(({ employer }) => employer.evaluation.level !== 'none').map(({ id, employer }) => [id, employer.evaluation.level, employer.evaluation.codes]).sort(([a], [b]) => Number(a) - Number(b));
  const kept = (await desk.reader.rows<{ employer_id: number; level: string; codes: string }>('SELECT employer_id, level, codes FROM employer_levels ORDER BY employer_id')).map((row) => [row.employer_id, row.level, row.codes]);
  expect(kept).toEqual(table);
  expect(new Set(kept.map(([, level]) => level))).toEqual(new Set(['red', 'orange', 'yellow', 'unknown']));
  expect([...new Set(kept.flatMap(([, , codes]) => [...String(codes)]))].sort().join('')).toBe('BCGNPS');
});
