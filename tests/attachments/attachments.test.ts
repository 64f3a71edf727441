import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { checkAttachments } from '#electron/areas/attachments/check.ts';
import { sealedPath } from '#electron/areas/attachments/files.ts';
import { rewrapAttachments } from '#electron/areas/attachments/keyChange.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services, ViewedFile } from '#electron/areas/services.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { keysOf } from '#electron/vault/keys.ts';
import { complaintOf, everyByte, makeBrigade, type Brigade } from '../intake/support.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { jpeg, pdf, png } from './samples.ts';

const CAPTAIN: Actor = { staffNo: '0001', name: '大队长', posts: ['captain'] };
const HANDLER: Actor = { staffNo: '0011', name: 'A', posts: ['handler'] };
const OTHER: Actor = { staffNo: '0012', name: 'A2', posts: ['handler'] };
const REVIEWER: Actor = { staffNo: '0013', name: 'B', posts: ['legalReviewer'] };
const CLERK: Actor = { staffNo: '0021', name: '受理', posts: ['intakeClerk'] };
const SECRET = '欧阳翠花 11010519491231002X';

type Subject = InputOf<'attachments.list'>['subject'];
let desk: Brigade;
let services: Services;
let who: Actor;
let viewed: ViewedFile[];
let employerId: number;
let complaint: Subject;
let files = 0;

beforeEach(async () => {
  desk = await makeBrigade();
  viewed = [];
  who = CLERK;
  services = {
    ...desk.services, actor: () => who, files: { ...desk.services.files, pathOf: (token) => token.trim() },
    desktop: { ...desk.services.desktop, view: (file) => { viewed.push({ ...file, bytes: Uint8Array.from(file.bytes) }); return Promise.resolve(); } },
  };
  employerId = (await desk.employers('create', { fields: head('宏达建筑', uscc(1)), tags: [] })).id;
  complaint = { kind: 'complaint', id: (await desk.clerk('register', complaintOf({ id: employerId }))).id };
});
afterEach(() => desk.close());

async function given(name: string, bytes: Uint8Array): Promise<InputOf<'attachments.attach'>['file']> {
  const file = path.join(path.dirname(desk.folder), `${(files += 1)}-${name}`);
  writeFileSync(file, bytes);
  return { token: file.padEnd(16), name, size: bytes.length };
}
const act = <N extends 'list' | 'attach' | 'open' | 'export' | 'remove' | 'putBack'>(name: N, input: InputOf<`attachments.${N}`>, as: Actor = who) => {
  who = as;
  return perform(services, `attachments.${name}`, input) as Promise<OutputOf<`attachments.${N}`>>;
};
const attach = async (bytes: Uint8Array, name: string, more: Partial<InputOf<'attachments.attach'>> = {}, as: Actor = CLERK): Promise<number> => (await act('attach', { subject: complaint, file: await given(name, bytes), title: '身份证复印件', persons: true, ...more }, as)).id;
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code: string }) => error.code);
const sealedFiles = (): string[] => readdirSync(desk.ledger.paths.attachments);
const openAs = (as: Actor, id: number, confirmation = ''): Promise<string> => code(act('open', { id, reason: '核对身份', confirmation }, as));

describe('a file of a complaint', () => {
  it('is sealed, told by its material only, opened with a reason that stands in the journal first, and found by no byte of the ledger', async () => {
    const bytes = png(60, 40, SECRET);
    const id = await attach(bytes, `${SECRET}.png`);
    const { files: [line], materials, attach: may } = await act('list', { subject: complaint });
    expect(line).toMatchObject({ id, title: '身份证复印件', media: 'image/png', size: bytes.length, sha256: sha256(bytes), persons: true, attachedBy: '0021', from: '', removed: null, open: { allowed: true, confirm: false }, mayRemove: true });
    expect([materials, may.allowed]).toEqual([['工资条'], true]);
    await act('open', { id, reason: '核对身份', confirmation: '' });
    expect(Buffer.from(viewed[0]?.bytes ?? []).equals(bytes)).toBe(true);
    expect(viewed[0]).toMatchObject({ media: 'image/png', seconds: 600 });
    const entries = await desk.reader.rows<{ operation: string; summary: string; reason: string }>(`SELECT operation, summary, reason FROM journal WHERE operation LIKE 'attachments.%' ORDER BY seq`);
    expect(entries).toEqual([{ operation: 'attachments.attach', summary: '附上材料：身份证复印件（图片，1 KB）', reason: '' }, { operation: 'attachments.open', summary: '查看材料：身份证复印件', reason: '核对身份' }]);
    const everything = await everyByte(desk);
    for (const words of ['欧阳翠花', '11010519491231002X']) expect(everything.includes(Buffer.from(words))).toBe(false);
    expect(everything.includes(bytes.subarray(0, 30))).toBe(false);
    expect(sealedFiles()).toHaveLength(1);
  });

  it('is refused when it is not what it says, is there already, or names a number in its title; nothing is left of it', async () => {
    expect(await code(attach(Buffer.from('MZ'), '照片.jpg'))).toBe('attachments.otherKind');
    expect(await code(attach(jpeg(10, 10), '照片.jpg.exe'))).toBe('attachments.wrongName');
    expect(await code(attach(pdf('x', '/Encrypt 9 0 R '), '合同.pdf'))).toBe('attachments.password');
    expect(await code(attach(jpeg(10, 10), '照片.jpg', { title: '身份证 440524188001010014' }))).toBe('attachments.numberInTitle');
    expect(await code(attach(jpeg(10, 10), '照片.jpg', { title: '身份证 11010519491231002X' }))).toBe('identities.textNames');
    expect(await code(act('attach', { subject: complaint, file: { token: path.join(desk.folder, 'nowhere.jpg'), name: 'x.jpg', size: 1 }, title: '照片', persons: true }))).toBe('attachments.unreadable');
    expect(await code(act('attach', { subject: complaint, file: { token: desk.folder.padEnd(16), name: 'x.jpg', size: 1 }, title: '照片', persons: true }))).toBe('attachments.unreadable');
    await attach(jpeg(10, 10), '照片.jpg');
    expect(await code(attach(jpeg(10, 10), '又一张.jpg'))).toBe('attachments.already');
    expect(sealedFiles()).toHaveLength(1);
    expect(await desk.reader.rows('SELECT state FROM attachments')).toEqual([{ state: 'kept' }]);
  });

  it('goes, when it shows who somebody is, by the row of the identity; else by the text of the complaint', async () => {
    const person = await attach(jpeg(10, 10, SECRET), '证.jpg');
    const plain = await attach(pdf('plant photo'), '现场.pdf', { title: '厂房照片', persons: false });
    expect([await openAs(CLERK, person), await openAs(CAPTAIN, person), await openAs(HANDLER, person)]).toEqual(['done', 'done', 'attachments.mayNotOpen']);
    await desk.captain('dispatch', { id: complaint.id, rowVersion: await version(), staffNo: '0011', reason: '' } as never);
    

    expect([await openAs(HANDLER, person), await openAs(CAPTAIN, person)]).toEqual(['done', 'done']);
    // Dispatched: the desk sees identities no more (domain 2), and an officer without a part never did.
    expect([await openAs(CLERK, person), await openAs(OTHER, person), await openAs(REVIEWER, person)]).toEqual(['attachments.mayNotOpen', 'attachments.mayNotOpen', 'attachments.mayNotOpen']);
    expect([await openAs(CLERK, plain), await openAs(HANDLER, plain), await openAs(OTHER, plain)]).toEqual(['done', 'done', 'attachments.mayNotOpen']);
    expect(await code(act('list', { subject: complaint }, OTHER))).toBe('people.mayNot');
    expect(await code(attach(jpeg(9, 9), 'x.jpg', {}, OTHER))).toBe('people.mayNot');
    expect(viewed).toHaveLength(6);
  });

  it('of a report always shows who the informant is: the captain confirms, the handler needs his grant', async () => {
    complaint = { kind: 'complaint', id: (await desk.clerk('register', complaintOf({ id: employerId }, { kind: 'report' }))).id };
    const id = await attach(jpeg(10, 10, SECRET), '信.jpg', { title: '举报信', persons: false });
    expect((await act('list', { subject: complaint }, CAPTAIN)).files[0]).toMatchObject({ persons: true, open: { allowed: true, confirm: true } });
    expect(await openAs(CAPTAIN, id)).toBe('attachments.confirm');
    expect(await openAs(CAPTAIN, id, '举报信')).toBe('done');
    await desk.captain('dispatch', { id: complaint.id, rowVersion: await version(), staffNo: '0011', reason: '' } as never);
    expect(await openAs(HANDLER, id)).toBe('attachments.mayNotOpen');
    who = CAPTAIN;
    await perform(services, 'identities.grant', { subject: complaint, staffNo: '0011', reason: '需要核对原件' });
    expect(await openAs(HANDLER, id)).toBe('done');
    // Who saw stands in the captain's list, like any look at an identity.
    expect(await desk.reader.rows('SELECT staff_no, pseudonym, paper FROM identity_looks ORDER BY id')).toEqual([{ staff_no: '0001', pseudonym: '举报人甲', paper: '查看材料：举报信' }, { staff_no: '0011', pseudonym: '举报人甲', paper: '查看材料：举报信' }]);
  });

  it('is taken off with a reason, stays listed and sealed, and is put back; the second of two officers is told', async () => {
    const id = await attach(jpeg(10, 10), '照片.jpg');
    const rowVersion = (await act('list', { subject: complaint })).files[0]?.rowVersion ?? 0;
    await act('remove', { id, rowVersion, reason: '附错了' });
    await expect(act('remove', { id, rowVersion, reason: '重复' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已撤下', note: '附错了', staffNo: '0021', over: true } });
    const [removed] = (await act('list', { subject: complaint })).files;
    expect(removed).toMatchObject({ removed: { by: '0021', reason: '附错了' } });
    await expect(act('open', { id, reason: '核对金额', confirmation: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已撤下', staffNo: '0021', over: true } });
    expect(sealedFiles()).toHaveLength(1);
    await act('putBack', { id, rowVersion: removed?.rowVersion ?? 0 });
    expect(await openAs(CLERK, id)).toBe('done');
    // Put back meanwhile: it can be taken off on the version that stands, and not put back twice.
    const stands = await act('remove', { id, rowVersion, reason: '重复' }).then(() => null, (error: { data: Record<string, unknown> }) => error.data);
    expect(stands).toMatchObject({ standing: '在案', note: '', staffNo: '0021', over: false, rowVersion: rowVersion + 2 });
    await expect(act('putBack', { id, rowVersion: removed?.rowVersion ?? 0 })).rejects.toMatchObject({ data: { standing: '在案', over: true } });
    await act('remove', { id, rowVersion: Number(stands?.['rowVersion']), reason: '重复' });
    await act('putBack', { id, rowVersion: rowVersion + 3 });
    await expect(desk.fill(['DELETE FROM attachments'])).rejects.toThrow(/never deleted/);
    await expect(desk.fill([`UPDATE attachments SET sha256 = 'x'`])).rejects.toThrow(/stays as it came/);
  });

  it('is exported in the clear where the officer says, with reason and journal; a closed dialog exports nothing', async () => {
    const bytes = pdf('contract');
    const id = await attach(bytes, '合同.pdf', { title: '劳动合同' });
    const { file } = await act('export', { id, reason: '送法院', confirmation: '' });
    expect(file?.name).toBe(`劳动合同-${id}.pdf`);
    expect(readFileSync(path.join(file?.folder ?? '', file?.name ?? '')).equals(bytes)).toBe(true);
    services = { ...services, desktop: { ...services.desktop, chooseTarget: () => Promise.resolve(null) } };
    expect(await act('export', { id, reason: '送法院', confirmation: '' })).toEqual({ file: null });
    expect(await desk.reader.rows(`SELECT reason FROM journal WHERE operation = 'attachments.export'`)).toEqual([{ reason: '送法院' }]);
    expect(await code(act('export', { id, reason: '', confirmation: '' }))).toBe('input.invalid');
  });

  it('follows into the case, whose own files are its evidence', async () => {
    await attach(jpeg(10, 10, SECRET), '证.jpg');
    const made = await acting('cases', desk.servicesOf('0011'))('register', { caseNo: '', fields: { employerId, cause: '拖欠工资', source: '', filedAt: desk.clock.now, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0011' } });
    await desk.fill([`UPDATE complaints SET case_id = ${made.id} WHERE id = ${complaint.id}`]);
    await desk.fill([`UPDATE officers SET cert_no = 'Z-11', cert_until = '2027-12-31' WHERE staff_no = '0011'`]);
    const ofCase: Subject = { kind: 'case', id: made.id };
    expect(await code(attach(pdf('payroll'), '工资表.pdf', { subject: ofCase, title: '工资表', persons: false }, CLERK))).toBe('people.mayNot');
    const id = await attach(pdf('payroll'), '工资表.pdf', { subject: ofCase, title: '工资表', persons: false }, HANDLER);
    const { files: lines } = await act('list', { subject: ofCase }, HANDLER);
    // The complaint was never dispatched to him: its identity stays closed, though it stands on the case.
    expect(lines.map((line) => [line.id === id, line.title, line.from === '' ? '' : 'complaint', line.open.allowed])).toEqual([[true, '工资表', '', true], [false, '身份证复印件', 'complaint', false]]);
    expect(await openAs(HANDLER, id)).toBe('done');
  });
});

const version = async (): Promise<number> => (await desk.reader.first<{ row_version: number }>('SELECT row_version FROM complaints WHERE id = ?', [complaint.id]))?.row_version ?? 0;

describe('the files of a ledger', () => {
  const check = () => checkAttachments(desk.reader, desk.ledger.paths.attachments);

  it('are found whole, missing, altered, cut, exchanged or unknown by verify, without any key', async () => {
    await attach(jpeg(10, 10), '照片.jpg');
    await attach(pdf('contract'), '合同.pdf', { title: '劳动合同' });
    expect(await check()).toEqual({ check: 'attachments', ok: true, detail: '附件 2 个，全部相符' });
    const [first, second] = (await desk.reader.rows<{ uuid: string }>('SELECT uuid FROM attachments ORDER BY id')).map((row) => sealedPath(desk.ledger.paths.attachments, row.uuid)) as [string, string];
    const whole = readFileSync(first);
    for (const at of [0, 9, whole.length - 1, 90]) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 1;
      writeFileSync(first, turned);
      const found = await check();
      // A byte of the wrapped key nobody can check without the key; the ledger has it too, so that nothing is lost by it.
      if (at < 8 || at >= 72) expect(found, String(at)).toMatchObject({ ok: false, detail: expect.stringContaining('身份证复印件') });
      const [row] = await desk.reader.rows<{ id: number }>('SELECT id FROM attachments ORDER BY id');
      expect(await openAs(CLERK, row?.id ?? 0), String(at)).toBe(at < 76 ? 'done' : 'vault.fileDamaged');
    }
    writeFileSync(first, whole.subarray(0, whole.length - 10));
    expect((await check()).ok).toBe(false);
    copyFileSync(second, first);
    expect((await check()).ok).toBe(false);
    rmSync(first);
    expect(await check()).toMatchObject({ ok: false, detail: expect.stringMatching(/^附件 2 个，其中 1 个缺失：身份证复印件（投诉 \d+，[0-9a-f]{8}）$/) });
    writeFileSync(first, whole);
    writeFileSync(path.join(desk.ledger.paths.attachments, '11111111-2222-4333-8444-555555555555.sealed'), 'BLSEAL');
    expect(await check()).toEqual({ check: 'attachments', ok: true, detail: '附件 2 个，全部相符；另有 1 个没有登记（恢复过旧备份时会这样），未动' });
  });

  it('are all put under a new key; a walk that was broken off goes on, a lost file is counted', async () => {
    const ids = [await attach(jpeg(10, 10), '照片.jpg'), await attach(pdf('contract'), '合同.pdf', { title: '合同' }), await attach(png(5, 5), '图.png', { title: '图' })];
    const from = services.vault().keys.current;
    const to = keysOf(Buffer.alloc(32, 9));
    const rows = await desk.reader.rows<{ uuid: string }>('SELECT uuid FROM attachments ORDER BY id');
    rmSync(sealedPath(desk.ledger.paths.attachments, rows[2]?.uuid ?? ''));
    expect(await rewrapAttachments(desk.ledger, from, to)).toEqual({ resealed: 2, unopened: 1 });
    expect(await rewrapAttachments(desk.ledger, from, to)).toEqual({ resealed: 0, unopened: 1 });
    // Bodies are the same: verify needs no new figures.
    expect((await check()).detail).toContain('其中 1 个缺失');
    expect(await openAs(CLERK, ids[0] ?? 0)).toBe('vault.fileDamaged');
    expect(await rewrapAttachments(desk.ledger, to, from)).toEqual({ resealed: 2, unopened: 1 });
    expect(await openAs(CLERK, ids[0] ?? 0)).toBe('done');
  });

  it('of a process that was killed while one came in are swept; what is there is untouched', async () => {
    await attach(jpeg(10, 10), '照片.jpg');
    const uuid = '99999999-2222-4333-8444-555555555555';
    await desk.fill([`INSERT INTO attachments (uuid, subject_kind, subject_id, title, media, size, sha256, body_sha256, persons, state, attached_at, attached_by) VALUES ('${uuid}', 'complaint', ${complaint.id}, 'x', 'image/png', 1, 'x', '', 1, 'incoming', ${desk.clock.now}, '0021')`]);
    writeFileSync(sealedPath(desk.ledger.paths.attachments, uuid), 'half');
    expect((await act('list', { subject: complaint })).files).toHaveLength(1);
    await attach(pdf('a'), 'a.pdf', { title: 'a' });
    expect(existsSync(sealedPath(desk.ledger.paths.attachments, uuid))).toBe(true);
    desk.clock.now += 2 * 3_600_000;
    await attach(pdf('b'), 'b.pdf', { title: 'b' });
    expect(existsSync(sealedPath(desk.ledger.paths.attachments, uuid))).toBe(false);
    expect(await desk.reader.rows(`SELECT count(*) AS n FROM attachments WHERE state = 'incoming'`)).toEqual([{ n: 0 }]);
  });

  it('are not taken in while the vault is locked, and nothing of them is left', async () => {
    services = { ...services, vault: () => { throw Object.assign(new Error('locked'), { code: 'vault.locked' }); } };
    expect(await code(attach(jpeg(10, 10), '照片.jpg'))).toBe('vault.locked');
    expect([sealedFiles(), await desk.reader.rows('SELECT id FROM attachments')]).toEqual([[], []]);
  });
});
