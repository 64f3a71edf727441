import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeGuardedBrigade, type GuardedBrigade, type StaffNo } from './brigade.ts';

let desk: GuardedBrigade;
beforeEach(async () => { desk = await makeGuardedBrigade(); });
afterEach(() => desk.close());

const READERS: readonly StaffNo[] = ['0001', '0011', '0012', '0013', '0014', '0021', '0022', '0041'];

test('papers of a complaint stand in lists and in the search only for whoever may read the complaint', async () => {
  const { id, receiptNo } = await desk.register('0021');
  const d01 = await desk.paperOf(id, 'D01');
  const { rowVersion } = (await desk.as('0021')('papers.paper', { id: d01 })).line;
  await desk.as('0021')('papers.approve', { id: d01, rowVersion });
  await desk.dispatch(id);
  const number = (await desk.as('0021')('papers.paper', { id: d01 })).line.number;
  const wrong: string[] = [];
  for (const staffNo of READERS) {
    const may = await desk.as(staffNo)('intake.complaint', { id }).then(() => true, () => false);
    const listed = (await desk.as(staffNo)('papers.list', { of: null, text: '' })).papers.some((one) => one.subject.kind === 'complaint' && one.subject.id === id);
    const ofRecord = (await desk.as(staffNo)('papers.list', { of: { kind: 'complaint', id }, text: '' })).papers.length > 0;
    const found = (await desk.as(staffNo)('employers.search', { text: number, limit: 20 })).hits.some((hit) => hit.group === 'paper');
    const hit = (await desk.as(staffNo)('employers.search', { text: receiptNo, limit: 20 })).hits.some((one) => one.group === 'complaint');
    if (listed !== may || ofRecord !== may || found !== may || hit !== may) wrong.push(`${staffNo}: reads ${may}, list ${listed}, of the complaint ${ofRecord}, search ${found} ${hit}`);
  }
  expect(wrong).toEqual([]);
  expect(await desk.as('0012')('intake.complaint', { id }).then(() => true, () => false)).toBe(false);
  expect(await desk.as('0011')('intake.complaint', { id }).then(() => true, () => false)).toBe(true);
});

test('papers of others do not crowd out the own ones, and what one wrote stays', async () => {
  const { id } = await desk.register('0021');
  await desk.dispatch(id, '0011');
  const own = await desk.paperOf(id, 'D01');
  const { id: other } = await desk.register('0021');
  await desk.dispatch(other, '0012');
  await desk.ledger.transaction(async (w) => {
    const columns = (await w.rows<{ name: string }>('SELECT name FROM pragma_table_info(\'papers\')')).map(({ name }) => name).filter((name) => name !== 'id' && name !== 'uuid' && name !== 'number');
    await w.run(`INSERT INTO papers (uuid, number, ${columns.join(', ')}) SELECT 'copy-' || n.value, '', ${columns.join(', ')} FROM papers p, json_each('[${Array.from({ length: 320 }, (_, i) => i).join(',')}]') n WHERE p.id = ?`, [await desk.paperOf(other, 'D01')]);
    return { commit: true };
  });
  const { papers } = await desk.as('0011')('papers.list', { of: null, text: '' });
  expect(papers.map((one) => one.id)).toContain(own);
  expect(papers.every((one) => !(one.subject.kind === 'complaint' && one.subject.id === other))).toBe(true);
  expect((await desk.as('0041')('papers.list', { of: null, text: '' })).papers.filter((one) => one.subject.kind === 'complaint')).toEqual([]);
});
