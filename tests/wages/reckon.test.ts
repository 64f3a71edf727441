import { afterEach, beforeEach, expect, test } from 'vitest';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { referenceMonth } from '#electron/areas/wages/referenceMonth.ts';
import { reckonableIds } from '#electron/areas/wages/repository/scope.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';
import { turnBack } from '../support/turnBack.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const employer = async (n: number, more = {}) => (await desk.employers('create', { fields: head(`${n}号服装有限公司`, uscc(n), { industry: 'other', ...more }), tags: [] })).id;
const levels = () => desk.reader.rows('SELECT e.name, l.level, l.codes, l.month FROM employer_levels l JOIN employers e ON e.id = l.employer_id ORDER BY e.id');

test('the reference month is the latest with data that has ended; without data the last ended one', async () => {
  const id = await employer(1);
  const now = at('2025-04-15 10:00');
  expect(await referenceMonth(desk.reader, now)).toBe('2025-03');
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-01', ${id}, 0), ('2025-04', ${id}, 0)`]);
  expect(await referenceMonth(desk.reader, now)).toBe('2025-01');
  await desk.fill([`INSERT INTO wage_accounts (id, account_no, employer_id, project, opened_at) VALUES (1, 'A', ${id}, 'p', 0)`, `INSERT INTO balances (account_id, as_of, fen) VALUES (1, ${at('2025-02-28 23:59')}, 1), (1, ${at('2025-04-10')}, 1)`]);
  expect(await referenceMonth(desk.reader, now)).toBe('2025-02');
});

test('data of a newer month moves every employer to it, not only the one it came for', async () => {
  const [a, b] = [await employer(1), await employer(2)];
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-01', ${a}, 0), ('2025-01', ${b}, 0), ('2025-02', ${b}, 0)`]);
  const { pack } = desk.services.rulePacks.on('2025-04-01');
  await desk.ledger.transaction(async (w) => { await reckonEmployers(w, { employerIds: [b] }, desk.clock.now, pack); return { commit: true }; });
  expect(await levels()).toEqual([{ name: '1号服装有限公司', level: 'unknown', codes: 'S', month: '2025-02' }]);
});

test('bare employers and those whose workers are all insured are not even read', async () => {
  const [bare, insured, missing] = [await employer(1), await employer(2), await employer(3)];
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-02', ${insured}, 0), ('2025-03', ${insured}, 0), ('2025-02', ${missing}, 0)`]);
  expect(await reckonableIds(desk.reader, { all: true }, '2025-03')).toEqual([missing]);
  expect(await reckonableIds(desk.reader, { employerIds: [bare, insured] }, '2025-03')).toEqual([]);
});

test('an employer that was not working in the month is not watched; one closed inside it still is', async () => {
  const [a, b] = [await employer(1), await employer(2)];
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-02', ${a}, 1), ('2025-03', ${a}, 1), ('2025-02', ${b}, 1), ('2025-03', ${b}, 1)`]);
  await turnBack(desk, at('2025-02-20'));
  await desk.employers('setStatus', { id: a, rowVersion: 1, status: 'closed', reason: '注销' });
  desk.clock.now = at('2025-03-20');
  await desk.employers('setStatus', { id: b, rowVersion: 1, status: 'closed', reason: '注销' });
  desk.clock.now = at('2025-04-02');
  await desk.wages('reckonNow', {});
  expect((await levels()).map((row) => (row as { name: string }).name)).toEqual(['2号服装有限公司']);
});

test('open arrears and open cases follow the cases as they stand now', async () => {
  const id = await employer(1);
  const { id: caseId } = await desk.cases('register', { caseNo: '', fields: { employerId: id, cause: '拖欠工资', source: '', filedAt: at('2025-03-01'), verifiedFen: 1000, headcount: 1, unpaidHeadcount: 1, handler: '' } });
  const state = () => desk.reader.first(`SELECT open_arrears_fen AS fen, open_cases AS n FROM employers WHERE id = ${id}`);
  expect(await state()).toEqual({ fen: 1000, n: 1 });
  await desk.cases('addPayment', { id: caseId, payment: { paidAt: at('2025-03-02'), voucher: 'v', fen: 1200, kind: 'wage' } });
  expect(await state()).toEqual({ fen: 0, n: 1 });
  await desk.cases('removePayment', { id: caseId, paidAt: at('2025-03-02'), voucher: 'v', reason: '录错', seen: { fen: 1200, confirmedAt: null } });
  await desk.cases('close', { id: caseId, rowVersion: 1, closedAt: at('2025-03-05'), reason: '移送法院' });
  expect(await state()).toEqual({ fen: 0, n: 0 });
});

test('a day\'s run leaves one entry by the system and remembers when it was', async () => {
  await employer(1);
  await desk.wages('reckonNow', {});
  expect((await desk.wages('board', { states: [], kinds: [], text: '', offset: 0, limit: 1 })).reckonedAt).toBe(desk.clock.now);
  desk.clock.now += 86_400_000;
  await desk.wages('reckonNow', {});
  expect((await desk.reader.rows(`SELECT summary FROM journal WHERE operation = 'wages.reckonNow'`)).length).toBe(2);
});
