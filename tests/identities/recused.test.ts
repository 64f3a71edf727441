import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileComplaint } from '../intake/support.ts';
import { codeOf, makeGuardedBrigade, type GuardedBrigade } from './brigade.ts';

let desk: GuardedBrigade;
beforeEach(async () => { desk = await makeGuardedBrigade(); });
afterEach(() => desk.close());

test('a recused officer meets the matter nowhere: not on the board of emergencies, not in its papers, not by what stood behind the case', async () => {
  const { id } = await desk.register('0021');
  await desk.dispatch(id);
  const { caseId } = await fileComplaint(desk, id);
  await desk.as('0001')('cases.startMajor', { id: caseId, t0: desk.clock.now - 1000, headcount: 40, estimateFen: 100_000_000, publicOrder: ['road_block'], clicks: null, clicksSource: '' });
  const board = async () => (await desk.as('0012')('cases.emergencyBoard', {})).cases.map(({ line }) => line.id);
  const found = async () => (await desk.as('0012')('papers.list', { of: null, text: '' })).papers.length;
  expect(await board()).toEqual([caseId]);
  expect(await found()).toBeGreaterThan(2);
  await desk.as('0001')('cases.recuse', { id: caseId, staffNo: '0012', reason: '近亲属' });
  await desk.as('0001')('intake.recuse', { id, staffNo: '0012', reason: '近亲属' });
  expect(await board()).toEqual([]);
  expect(await found()).toBe(0);
  for (const of of [{ kind: 'case' as const, id: caseId }, { kind: 'complaint' as const, id }]) expect(await codeOf(desk.as('0012')('papers.list', { of, text: '' }))).toBe('people.mayNot');
  expect(await codeOf(desk.as('0012')('intake.firstReport', { caseId }))).toBe('people.mayNot');
  // Others see it as before.
  expect((await desk.as('0011')('papers.list', { of: { kind: 'complaint', id }, text: '' })).papers.length).toBeGreaterThan(2);
});
