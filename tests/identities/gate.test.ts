import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WORKER } from '../intake/support.ts';
import { codeOf, makeGuardedBrigade, OFFICERS, type GuardedBrigade, type StaffNo } from './brigade.ts';

let desk: GuardedBrigade;
beforeEach(async () => { desk = await makeGuardedBrigade(); });
afterEach(() => desk.close());

const looks = () => desk.reader.rows<{ staff_no: string; pseudonym: string; paper: string; reason: string }>('SELECT staff_no, pseudonym, paper, reason FROM identity_looks ORDER BY id');
/** Whether an answer says anything of who it was. */
const tells = (answer: unknown): boolean => [WORKER.name, WORKER.idNo, WORKER.phone, '柳树巷', '1101', '138****'].some((text) => JSON.stringify(answer).includes(text));

describe('a sealed paper is no way round the gate', () => {
  test('an informant in D02: the captain with the pseudonym typed once more, the A after a grant, nobody else; each look is in the captain’s list', async () => {
    const { id } = await desk.register('0021', { kind: 'report' });
    const paper = await desk.paperOf(id, 'D02');
    expect(await codeOf(desk.as('0012')('papers.look', { id: paper, reason: '看看' }))).toBe('identities.mayNotLook');
    await desk.dispatch(id);
    for (const staffNo of ['0011', '0012', '0013', '0021', '0031', '0041', '0099'] as const) {
      expect(await codeOf(desk.as(staffNo)('papers.look', { id: paper, reason: '核实情况', confirmation: '举报人甲' })), staffNo).toMatch(/^(identities\.mayNotLook|people\.mayNot)$/);
      for (const format of ['docx', 'pdf'] as const) expect(await codeOf(desk.as(staffNo)('papers.export', { id: paper, format, reason: '归档', confirmation: '举报人甲' })), staffNo).toMatch(/^(identities\.mayNotLook|people\.mayNot)$/);
      expect(await codeOf(desk.as(staffNo)('papers.print', { id: paper, printer: 'A', copies: 1, duplex: false, reason: '归档', confirmation: '举报人甲' })), staffNo).toMatch(/^(identities\.mayNotLook|people\.mayNot)$/);
    }
    expect(await looks()).toEqual([]);
    expect(await codeOf(desk.as('0001')('papers.look', { id: paper, reason: '核实情况' }))).toBe('identities.confirm');
    expect(await codeOf(desk.as('0001')('papers.look', { id: paper, reason: '', confirmation: '举报人甲' }))).toBe('identities.reasonNeeded');
    expect(await codeOf(desk.as('0001')('papers.look', { id: paper, reason: `找${WORKER.name}`, confirmation: '举报人甲' }))).toBe('identities.reasonNames');
    const seen = await desk.as('0001')('papers.look', { id: paper, reason: '核实情况', confirmation: '举报人甲' });
    expect(seen).toMatchObject({ content: { name: WORKER.name }, seconds: 60, shownUntil: desk.clock.now + 60_000 });
    expect(desk.shields).toEqual([60]);
    await desk.as('0001')('identities.grant', { subject: { kind: 'complaint', id }, staffNo: '0011', reason: '查证需要' });
    expect((await desk.as('0011')('papers.look', { id: paper, reason: '约见举报人' })).content['idNo']).toBe(WORKER.idNo);
    expect(await looks()).toEqual([
      { staff_no: '0001', pseudonym: '举报人甲', paper: '查看《举报登记表》', reason: '核实情况' }, { staff_no: '0011', pseudonym: '举报人甲', paper: '查看《举报登记表》', reason: '约见举报人' },
    ]);
    expect((await desk.as('0001')('identities.looks', { subject: null, offset: 0, limit: 10 })).rows).toMatchObject([{ staffNo: '0011', post: 'A岗', paper: '查看《举报登记表》' }, { staffNo: '0001', post: '大队长' }]);
    const entry = await desk.reader.first<{ summary: string; reason: string }>("SELECT summary, reason FROM journal WHERE operation = 'papers.look' ORDER BY seq LIMIT 1");
    expect(entry).toEqual({ summary: '大队长查看《举报登记表》，看到举报人甲的身份', reason: '核实情况' });
  });

  test('what leaves as a file or on paper is in the ledger before it leaves', async () => {
    const { id } = await desk.register('0021');
    await desk.dispatch(id);
    const paper = await desk.paperOf(id, 'D01');
    let atPrinter: unknown[] = [];
    const base = { ...desk.base, press: { pdf: () => Promise.resolve(new Uint8Array(Buffer.from('%PDF'))), print: async () => { atPrinter = [await looks(), await desk.reader.rows('SELECT operation, reason FROM journal ORDER BY seq DESC LIMIT 1')]; throw new Error('the power went'); } } };
    await expect(desk.as('0011', base)('papers.print', { id: paper, printer: null, copies: 1, duplex: false, reason: '送达' })).rejects.toThrow('the power went');
    expect(atPrinter).toEqual([[{ staff_no: '0011', pseudonym: '投诉人甲', paper: '打印《投诉登记表》', reason: '送达' }], [{ operation: 'papers.leave', reason: '送达' }]]);
    expect(await codeOf(desk.as('0011')('papers.export', { id: paper, format: 'docx', reason: '' }))).toBe('identities.reasonNeeded');
    const { file } = await desk.as('0011')('papers.export', { id: paper, format: 'docx', reason: '送达' });
    expect(readFileSync(path.join(file?.folder ?? '', file?.name ?? '')).length).toBeGreaterThan(1000);
    const gone = { ...desk.base, desktop: { ...desk.base.desktop, chooseTarget: () => Promise.resolve(path.join(desk.folder, 'no such folder', 'a.docx')) } };
    expect(await codeOf(desk.as('0011', gone)('papers.export', { id: paper, format: 'docx', reason: '送达' }))).toBe('employers.targetUnwritable');
    expect((await desk.reader.rows<{ event: string }>('SELECT event FROM paper_events WHERE paper_id = ? ORDER BY id', [paper])).map(({ event }) => event)).toEqual([
      'drafted', 'printing', 'cancelled', 'exporting', 'exported', 'exporting', 'notExported',
    ]);
  });

  test.each(['export', 'print'] as const)('what cannot be made leaves no look and no entry: %s', async (way) => {
    const { id } = await desk.register('0021');
    await desk.dispatch(id);
    const paper = await desk.paperOf(id, 'D01');
    const before = await desk.reader.first('SELECT max(seq) AS seq FROM journal');
    const ask = way === 'export' ? desk.as('0011')('papers.export', { id: paper, format: 'pdf', reason: '送达' }) : desk.as('0011')('papers.print', { id: paper, printer: null, copies: 1, duplex: false, reason: '送达' });
    expect(await codeOf(ask)).toBe('operation.windowOnly');
    expect([await looks(), await desk.reader.first('SELECT max(seq) AS seq FROM journal')]).toEqual([[], before]);
  });

  test('a place that is not chosen leaves no look behind', async () => {
    const { id } = await desk.register('0021');
    await desk.dispatch(id);
    const closed = { ...desk.base, desktop: { ...desk.base.desktop, chooseTarget: () => Promise.resolve(null) } };
    expect(await desk.as('0011', closed)('papers.export', { id: await desk.paperOf(id, 'D01'), format: 'docx', reason: '送达' })).toEqual({ file: null, sha256: '' });
    expect(await looks()).toEqual([]);
  });
});

describe('an own draft', () => {
  test('lies open for the clerk who took the person in, until the dispatch; then nobody has it without a look', async () => {
    const { id } = await desk.register('0021');
    const paper = await desk.paperOf(id, 'D01');
    expect((await desk.as('0021')('papers.paper', { id: paper })).content).toMatchObject({ name: WORKER.name });
    const other = await desk.as('0022')('papers.paper', { id: paper });
    expect([other.content, other.access, tells(other)]).toEqual([null, { open: false, allowed: true, why: '', confirm: '' }, false]);
    await desk.dispatch(id);
    for (const staffNo of ['0021', '0011', '0001'] as const) {
      const shown = await desk.as(staffNo)('papers.paper', { id: paper });
      expect([shown.content, tells(shown)], staffNo).toEqual([null, false]);
    }
    // What the record tells stays readable, by pseudonym.
    const handler = await desk.as('0011')('papers.paper', { id: paper });
    expect(handler.pages?.markup).toContain('投诉人甲');
    expect(handler.pages?.markup).toContain('丙餐饮管理有限公司');
    expect((await desk.as('0012')('papers.paper', { id: paper })).pages).toBeNull();
    expect(await codeOf(desk.as('0021')('papers.save', { id: paper, rowVersion: handler.line.rowVersion, content: {} }))).toBe('identities.mayNotLook');
  });

  test('of a grid worker closes after 72 hours', async () => {
    const { id } = await desk.register('0031');
    const paper = await desk.paperOf(id, 'D01');
    const { drafted_at: at } = (await desk.reader.first<{ drafted_at: number }>('SELECT drafted_at FROM papers WHERE id = ?', [paper])) ?? { drafted_at: 0 };
    desk.clock.now = at + 72 * 3_600_000 - 1;
    expect(await codeOf(desk.as('0031')('papers.look', { id: paper, reason: '核实情况' }))).toBe('done');
    desk.clock.now += 1;
    expect(await codeOf(desk.as('0031')('papers.look', { id: paper, reason: '核实情况' }))).toBe('identities.mayNotLook');
  });

  test('a D04 that the A proposes on a named report does not show the informant to the A; on a complaint a look does', async () => {
    const answer = { outcome: 'refuse', reason: 'notCompetent', basis: '条例', to: '', reviewBody: '区政府', court: '区法院', phone: '12333' } as const;
    for (const kind of ['report', 'complaint'] as const) {
      const { id } = await desk.register('0021', { kind });
      await desk.dispatch(id);
      await desk.as('0011')('intake.proposeAnswer', { id, rowVersion: await desk.versionOf(id), ...answer });
      const paper = await desk.paperOf(id, 'D04');
      const shown = await desk.as('0011')('papers.paper', { id: paper });
      expect([shown.content, tells(shown), shown.pages?.markup.includes(kind === 'report' ? '举报人甲' : '投诉人甲')]).toEqual([null, false, true]);
      expect(await codeOf(desk.as('0011')('papers.look', { id: paper, reason: '核对告知书' }))).toBe(kind === 'report' ? 'identities.mayNotLook' : 'done');
    }
  });
});

describe('what is not an identity does not say who it was either', () => {
  test('an informant is never found as a possible duplicate; a complainant only by who may read the complaint', async () => {
    await desk.register('0021', { kind: 'report' });
    const asked = { employerId: null, claims: [], periodFrom: '', periodTo: '', idNo: WORKER.idNo, phone: WORKER.phone } as const;
    for (const staffNo of ['0031', '0021'] as const) expect(await desk.as(staffNo)('intake.duplicates', { ...asked, claims: [] }), staffNo).toEqual({ found: [], more: 0 });
    const { id, receiptNo } = await desk.register('0021', { kind: 'complaint' });
    expect((await desk.as('0021')('intake.duplicates', { ...asked, claims: [] })).found.map((one) => one.line.receiptNo)).toEqual([receiptNo]);
    expect(await desk.as('0031')('intake.duplicates', { ...asked, claims: [] })).toEqual({ found: [], more: 0 });
    // The same employer, claim and months: that there are some, not which.
    const employer = { ...asked, idNo: '', phone: '', employerId: desk.employer, claims: ['wages' as const], periodFrom: '2024-12', periodTo: '2025-02' };
    expect(await desk.as('0031')('intake.duplicates', employer)).toEqual({ found: [], more: 2 });
    await desk.as('0001')('intake.recuse', { id, staffNo: '0021', reason: '近亲属' });
    expect(await desk.as('0021')('intake.duplicates', { ...asked, claims: [] })).toEqual({ found: [], more: 0 });
  });

  test('everybody of a report is an informant: no mask, and no look of the A without a grant', async () => {
    const companion = { name: '司徒雷', idNo: null, phone: '13900139000', address: null, source: 'typed' as const };
    const { id } = await desk.register('0021', { kind: 'report', delegates: [companion] });
    await desk.dispatch(id);
    const { persons } = await desk.as('0011')('identities.persons', { subject: { kind: 'complaint', id } });
    expect(persons.map((one) => [one.role, one.pseudonym, one.nameMask, one.idNoMask, one.phoneMask, one.look.allowed])).toEqual([['informant', '举报人甲', '', '', '', false], ['informant', '举报人乙', '', '', '', false]]);
    // One who comes later is one too.
    await desk.as('0001')('identities.grant', { subject: { kind: 'complaint', id }, staffNo: '0011', reason: '查证需要' });
    await desk.as('0011')('intake.addPerson', { id, role: 'delegate', person: { ...companion, name: '令狐冲', phone: '13900139001' }, reason: '同来的人' });
    expect((await desk.as('0011')('identities.persons', { subject: { kind: 'complaint', id } })).persons.map((one) => [one.role, one.pseudonym])).toEqual([['informant', '举报人甲'], ['informant', '举报人乙'], ['informant', '举报人丙']]);
    expect(await desk.as('0021')('intake.samePerson', { id: id + 1, idNo: WORKER.idNo, phone: '13900139001' })).toEqual({ found: [] });
    const given = (await desk.reader.first<{ id: number }>('SELECT id FROM identity_grants'))?.id ?? 0;
    await desk.as('0001')('identities.endGrant', { id: given, reason: '查完了' });
    for (const { personId } of persons) expect(await codeOf(desk.as('0011')('identities.look', { subject: { kind: 'complaint', id }, personId, reason: '核实情况', confirmation: '' }))).toBe('identities.mayNotLook');
  });

  test('masks are for whoever may look; another A, B, C and the archivist read pseudonyms', async () => {
    const { id } = await desk.register('0021');
    await desk.dispatch(id);
    const subject = { kind: 'complaint', id } as const;
    const masked: StaffNo[] = [];
    for (const staffNo of Object.keys(OFFICERS) as StaffNo[]) {
      const { persons } = await desk.as(staffNo)('identities.persons', { subject }).catch(() => ({ persons: [] }));
      if (persons.some((one) => one.nameMask !== '' || one.idNoMask !== '' || one.phoneMask !== '')) masked.push(staffNo);
      for (const one of persons) expect(one.pseudonym).toBe('投诉人甲');
    }
    expect(masked.sort()).toEqual(['0001', '0011']);
    const record = await desk.as('0021')('intake.complaint', { id });
    expect(record.persons).toMatchObject([{ pseudonym: '投诉人甲', name: '', idNo: '', phone: '' }]);
    expect((await desk.as('0011')('intake.complaint', { id })).persons).toMatchObject([{ name: '欧**' }]);
  });
});
