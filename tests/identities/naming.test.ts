import { afterEach, beforeEach, expect, test } from 'vitest';
import { everyByte, fileComplaint, WORKER } from '../intake/support.ts';
import { codeOf, makeGuardedBrigade, type GuardedBrigade } from './brigade.ts';
import { png } from '../attachments/samples.ts';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

let desk: GuardedBrigade;
beforeEach(async () => { desk = await makeGuardedBrigade(); });
afterEach(() => desk.close());

const because = `因${WORKER.name}要求`;

test('no reason, title or open paper of a record says who stands behind it: what names somebody is not done, whoever writes it', async () => {
  const scan = path.join(path.dirname(desk.folder), 'scan.png');
  await writeFile(scan, png(4, 4, 'x'));
  const services = { ...desk.base, files: { ...desk.base.files, pathOf: () => scan } };
  const { id } = await desk.register('0021');
  const subject = { kind: 'complaint' as const, id };
  const file = { token: 'x'.repeat(20), name: 'a.png', size: 1 };
  expect(await codeOf(desk.as('0021', services)('attachments.attach', { subject, file, title: `${WORKER.name}身份证`, persons: true }))).toBe('identities.textNames');
  const { id: scanId } = await desk.as('0021', services)('attachments.attach', { subject, file, title: '身份证复印件', persons: true });
  expect(await codeOf(desk.as('0001')('intake.dispatch', { id, rowVersion: 1, staffNo: '0011', reason: because }))).toBe('identities.textNames');
  await desk.dispatch(id);
  // A sealed place may say it.
  expect(await codeOf(desk.as('0011')('intake.logPhoneAttempt', { id, at: null, reached: false, note: `${WORKER.name}没有接` }))).toBe('done');
  const rowVersion = await desk.versionOf(id);
  const tries: (() => Promise<unknown>)[] = [
    () => desk.as('0001')('intake.reassign', { id, rowVersion, staffNo: '0012', reason: because, recuse: false }),
    () => desk.as('0001')('intake.recuse', { id, staffNo: '0012', reason: `与 ${WORKER.phone} 相熟` }),
    () => desk.as('0011')('papers.void', { id: 1, rowVersion: 1, reason: because }),
    () => desk.as('0011')('attachments.remove', { id: scanId, rowVersion: 1, reason: because }),
    () => desk.as('0011')('papers.create', { kind: 'D03', subject, content: { recipient: WORKER.name, missing: [{ item: `${WORKER.name}的工资条`, why: '核实' }] } }),
  ];
  for (const one of tries) expect(await codeOf(one())).toBe('identities.textNames');
  const { caseId } = await fileComplaint(desk, id);
  await desk.as('0001')('cases.startMajor', { id: caseId, t0: desk.clock.now - 1000, headcount: 40, estimateFen: 100_000_000, publicOrder: ['road_block'], clicks: null, clicksSource: '' });
  expect(await codeOf(desk.as('0001')('cases.setNode', { id: caseId, node: 'police', at: desk.clock.now, note: because, reason: '', seen: null }))).toBe('identities.textNames');
  const bytes = await everyByte(desk);
  for (const secret of [WORKER.name, WORKER.phone]) expect(bytes.includes(secret)).toBe(false);
});

test('the names at registration, and those of a mediation, stand nowhere beside the sealed ones', async () => {
  expect(await codeOf(desk.register('0021', { materials: [{ name: `${WORKER.name}工资条`, pages: 1 }] }))).toBe('identities.textNames');
  const mediation = await desk.as('0031')('intake.startMediation', { employerId: desk.employer, gridReportNo: '', claims: ['wages'], headcount: 1, amountFen: 100, party: WORKER, dispute: '', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] });
  expect(await codeOf(desk.as('0031')('intake.failMediation', { id: mediation.id, rowVersion: 1, failedAt: null, reason: `${WORKER.name}不同意` }))).toBe('identities.textNames');
  expect((await everyByte(desk)).includes(WORKER.name)).toBe(false);
});

test('trying names is no way to find an informant: the refusal that tells it is a look, and the captain sees it at once', async () => {
  const { id } = await desk.register('0021', { kind: 'report' });
  await desk.dispatch(id);
  const looks = () => desk.reader.rows<{ staff_no: string; pseudonym: string; reason: string; paper: string }>('SELECT staff_no, pseudonym, reason, paper FROM identity_looks');
  const guess = (name: string) => codeOf(desk.as('0011')('intake.logPhoneAttempt', { id, at: null, reached: false, note: name }).then(async () => desk.as('0011')('intake.proposeFiling', { id, rowVersion: await desk.versionOf(id), emergency: false, cause: '拖欠工资', facts: `${name}说的`, basis: [{ law: '《条例》', article: '第十四条' }], proposal: '立案' })));
  expect(await guess(WORKER.name)).toBe('identities.textNames');
  expect(await looks()).toEqual([{ staff_no: '0011', pseudonym: '举报人甲', reason: '', paper: '在文字里写出了本人（没有保存）' }]);
  expect((await desk.as('0001')('identities.looks', { subject: null, offset: 0, limit: 5 })).unnoted).toBe(1);
  const entry = await desk.reader.first<{ operation: string; staff_no: string; summary: string }>('SELECT operation, staff_no, summary FROM journal ORDER BY seq DESC LIMIT 1');
  expect(entry).toEqual({ operation: 'identities.named', staff_no: '0011', summary: '在文字里写出了举报人甲的姓名或号码，没有保存' });
  // The captain may know it anyway; nothing is told of the captain.
  expect(await codeOf(desk.as('0001')('intake.recuse', { id, staffNo: '0012', reason: because }))).toBe('identities.textNames');
  expect(await looks()).toHaveLength(1);
  expect((await everyByte(desk)).includes(WORKER.name)).toBe(false);
});

test('a paper of a mediation and a reason on a dossier name nobody either; who tries is told of to the captain', async () => {
  const mediation = await desk.as('0031')('intake.startMediation', { employerId: desk.employer, gridReportNo: '', claims: ['wages'], headcount: 1, amountFen: 100, party: WORKER, dispute: '欠薪', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] });
  const version = async () => (await desk.reader.first<{ v: number }>('SELECT row_version AS v FROM mediations WHERE id = ?', [mediation.id]))?.v ?? 0;
  await desk.as('0031')('intake.agreeMediation', { id: mediation.id, rowVersion: await version(), agreement: '五日内付清', followUpOn: '2025-04-06' });
  const { paperId } = await desk.as('0031')('intake.recordMediation', { id: mediation.id, rowVersion: await version() });
  const { line, content } = await desk.as('0031')('papers.paper', { id: paperId });
  expect(await codeOf(desk.as('0031')('papers.save', { id: paperId, rowVersion: line.rowVersion, content: { ...content, grid: `${WORKER.name}所在网格` } }))).toBe('identities.textNames');
  // What is sealed may say it.
  const saved = await desk.as('0031')('papers.save', { id: paperId, rowVersion: line.rowVersion, content: { ...content, agreement: `向${WORKER.name}付清` } });
  expect(await codeOf(desk.as('0031')('papers.void', { id: paperId, rowVersion: saved.rowVersion, reason: because }))).toBe('identities.textNames');
  expect(await codeOf(desk.as('0031')('papers.void', { id: paperId, rowVersion: saved.rowVersion, reason: '写错了' }))).toBe('done');

  await desk.register('0021');
  const { rowVersion, fields } = await desk.as('0012')('employers.dossier', { id: desk.employer });
  expect(await codeOf(desk.as('0012')('employers.setStatus', { id: desk.employer, rowVersion, status: 'suspended', reason: because }))).toBe('identities.textNames');
  expect(await codeOf(desk.as('0012')('employers.edit', { id: desk.employer, rowVersion, fields: { ...fields, address: '东街 1 号' }, allowDuplicateCode: false, reason: because }))).toBe('identities.textNames');
  expect((await desk.as('0001')('identities.looks', { subject: null, offset: 0, limit: 5 })).unnoted).toBe(2);
  expect(await codeOf(desk.as('0012')('employers.edit', { id: desk.employer, rowVersion, fields: { ...fields, address: '东街 1 号' }, allowDuplicateCode: false, reason: '实地核对' }))).toBe('done');
  expect((await everyByte(desk)).includes(WORKER.name)).toBe(false);
});
