import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileComplaint } from '../intake/support.ts';
import { parts } from '../support/docx.ts';
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
  const found = async () => (await desk.as('0022')('papers.list', { of: null, text: '' })).papers.length;
  expect(await board()).toEqual([caseId]);
  expect(await found()).toBeGreaterThan(2);
  await desk.as('0001')('cases.recuse', { id: caseId, staffNo: '0012', reason: '近亲属' });
  for (const staffNo of ['0012', '0022']) await desk.as('0001')('intake.recuse', { id, staffNo, reason: '近亲属' });
  expect(await board()).toEqual([]);
  expect(await found()).toBe(0);
  for (const of of [{ kind: 'case' as const, id: caseId }, { kind: 'complaint' as const, id }]) expect(await codeOf(desk.as('0012')('papers.list', { of, text: '' }))).toBe('people.mayNot');
  expect(await codeOf(desk.as('0012')('intake.firstReport', { caseId }))).toBe('people.mayNot');
  // Others see it as before.
  expect((await desk.as('0011')('papers.list', { of: { kind: 'complaint', id }, text: '' })).papers.length).toBeGreaterThan(2);
});

test('the employer\'s dossier, its course and its copies say of the case of a recused officer that it is there, and no more', async () => {
  const { id } = await desk.register('0021');
  await desk.dispatch(id);
  const { caseId } = await fileComplaint(desk, id);
  await desk.ledger.transaction(async (w) => {
    await w.run("UPDATE cases SET cause = '拖欠劳动报酬案由', verified_fen = 4567800, headcount = 17 WHERE id = ?", [caseId]);
    await w.run("INSERT INTO payments (case_id, paid_at, voucher, fen, kind) VALUES (?, ?, 'V1', 1234500, 'wage')", [caseId, desk.clock.now - 1000]);
    return { commit: true };
  });
  const { employer } = desk;
  const told = async (staffNo: '0011' | '0012') => JSON.stringify([
    (await desk.as(staffNo)('employers.dossier', { id: employer })).cases, (await desk.as(staffNo)('employers.glance', { id: employer })).openCases,
    (await desk.as(staffNo)('employers.timeline', { id: employer, kinds: ['case', 'payment'], before: null, limit: 50 })).entries,
  ]);
  const before = await told('0012');
  for (const text of ['拖欠劳动报酬案由', '4567800', '12,345.00', '17']) expect(before).toContain(text);
  await desk.as('0001')('cases.recuse', { id: caseId, staffNo: '0012', reason: '近亲属' });
  const after = await told('0012');
  for (const text of ['拖欠劳动报酬案由', '4567800', '3333300', '1234500', '12,345.00', '"headcount":17']) expect(after).not.toContain(text);
  const caseNo = (await desk.reader.first<{ case_no: string }>('SELECT case_no FROM cases WHERE id = ?', [caseId]))?.case_no ?? '-';
  expect(after).toContain(caseNo);
  expect(after.match(/已回避，内容不显示/g)).toHaveLength(3);
  const hits = JSON.stringify((await desk.as('0012')('employers.search', { text: caseNo, limit: 8 })).hits);
  expect([hits.includes(caseNo), hits.includes('拖欠劳动报酬案由'), hits.includes('已回避，内容不显示')]).toEqual([true, false, true]);
  // Others see it as before.
  expect(await told('0011')).toBe(before);
  // A copy that somebody else made is not the way round it; a new one leaves the case out.
  const paths: string[] = [];
  const services = { ...desk.base, desktop: { ...desk.base.desktop, chooseTarget: (_title: string, name: string) => { paths.push(path.join(desk.folder, `${paths.length}-${name}`)); return Promise.resolve(paths.at(-1) ?? null); } } };
  const { serial } = await desk.as('0011', services)('employers.exportDossier', { id: employer, format: 'docx' });
  expect(await codeOf(desk.as('0012', services)('employers.exportCopy', { serial }))).toBe('people.mayNot');
  expect(await codeOf(desk.as('0001', services)('employers.exportCopy', { serial }))).toBe('done');
  await desk.as('0012', services)('employers.exportDossier', { id: employer, format: 'docx' });
  const textOf = async (file: string): Promise<string> => (await parts(await readFile(file))).get('word/document.xml') ?? '';
  expect((await textOf(paths[0] ?? '')).includes('拖欠劳动报酬案由')).toBe(true);
  const own = await textOf(paths.at(-1) ?? '');
  expect(['已回避，内容不显示', '拖欠劳动报酬案由', '45,678', '12,345'].map((text) => own.includes(text))).toEqual([true, false, false, false]);
});
