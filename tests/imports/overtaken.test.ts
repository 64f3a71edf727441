import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportKindName } from '#electron/imports/kinds/types.ts';
import { Previews, type Preview } from '#electron/imports/previews.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Refusal } from '#shared/messages/index.ts';
import { importOvertaken } from '#shared/contract/imports.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { bring, handMade, makeOffice, sheetOf, type Office } from './office.ts';
import { csvText, EMPLOYER_HEADS, employerRow, uscc } from './desk.ts';

/*
 * A list is looked at, and somebody else changes what it would replace before it is written: two officers, two connections to one file. Nothing is replaced that was not seen; what was
 * changed stands beside the preview and the file, and the officer chooses row by row.
 */

const CLERK = { staffNo: '0021', name: '受理', posts: ['intakeClerk'] };
const watch = { onProgress: () => undefined, clock: () => 0 };

let desk: Office;
/** The connection of the import's own thread. */
let other: Ledger;
let previews: Previews;
let files = 0;
beforeEach(async () => {
  desk = await makeOffice();
  other = await openLedger(desk.test.ledger.paths.folder, { now: desk.clock.now, readers: 1, temporaryOnDisk: true });
  previews = new Previews(other);
});
afterEach(async () => {
  await previews.close();
  await other.close();
  await desk.close();
});

const setting = () => ({ actor: CLERK, now: desk.clock.now, pack: desk.packs.on(shanghaiDay(desk.clock.now)).pack, vault: desk.vault.vault });
async function look(heads: readonly string[], rows: readonly (readonly string[])[], kind: ImportKindName | null = null): Promise<Preview> {
  files += 1;
  return previews.open({ file: await desk.file(`名单-${files}.csv`, csvText(heads, rows)), kind, sheet: null }, setting(), watch);
}
const write = (preview: Preview, leaveOut: readonly number[] = [], seen = preview.seen) => previews.write({ previewId: preview.previewId, leaveOut, seen }, setting(), watch);
async function overtaken(preview: Preview, leaveOut: readonly number[] = [], seen = preview.seen) {
  const refused = await write(preview, leaveOut, seen).then(() => expect.unreachable('written'), (error: Refusal) => error);
  expect(refused.code).toBe('imports.changedMeanwhile');
  return importOvertaken.parse(refused.data);
}
const idOf = async (n: number): Promise<number> => (await desk.rows<{ id: number }>(`SELECT id FROM employers WHERE uscc = '${uscc(n)}'`))[0]?.id ?? 0;
async function edit(n: number, change: Partial<ReturnType<typeof handMade>>): Promise<void> {
  const id = await idOf(n);
  const { rowVersion, fields } = await desk.employers('dossier', { id });
  await desk.employers('edit', { id, rowVersion, fields: { ...fields, ...change }, allowDuplicateCode: false, reason: '电话核实' });
}
const standing = (n: number) => desk.rows<{ phone: string; address: string; legal_rep: string }>(`SELECT phone, address, legal_rep FROM employers WHERE uscc = '${uscc(n)}'`).then(([row]) => row);
const batches = () => desk.rows<{ n: number }>('SELECT count(*) AS n FROM import_batches').then(([row]) => row?.n);

describe('a list of dossiers', () => {
  beforeEach(() => desk.csv('employers', EMPLOYER_HEADS, [1, 2, 3].map((n) => employerRow(n, { 联系电话: `111-${n}`, 地址: `旧址 ${n} 号` }))));

  it('stops with the row whose own column somebody else changed, in three versions, with who and when; nothing is written, and asking once more changes nothing', async () => {
    const preview = await look(EMPLOYER_HEADS, [1, 2, 3].map((n) => employerRow(n, { 联系电话: `222-${n}` })));
    expect(preview.counts).toMatchObject({ changed: 3 });
    desk.clock.now += 60_000;
    await edit(2, { phone: '333-2', legalRep: '张某某' });
    const told = await overtaken(preview);
    expect(told).toMatchObject({ moved: [3], counts: { changed: 3 }, rows: [{ row: 3, title: '第2号测试有限公司', staffNo: '0001', at: desk.clock.now, fields: [{ head: '联系电话', before: '111-2', theirs: '333-2', mine: '222-2' }] }] });
    expect(await overtaken(preview)).toEqual(told);
    expect([await batches(), await standing(1), await standing(2)]).toMatchObject([1, { phone: '111-1' }, { phone: '333-2', legal_rep: '张某某' }]);
    // The page of the preview shows what stands now.
    expect((await previews.rows(preview.previewId, 'changed', 0, 10)).rows[1]?.changes).toEqual([{ head: '联系电话', old: '333-2', new: '222-2' }]);
    // The ledger's own stays, the others are written as they were shown.
    const { written } = await write(preview, [3], told.seen);
    expect(written.counts).toMatchObject({ changed: 2, left: 1 });
    expect([await standing(1), await standing(2), await standing(3)]).toMatchObject([{ phone: '222-1' }, { phone: '333-2' }, { phone: '222-3' }]);
  });

  it('is written over it where the officer says so, and the replaced value stays with the batch', async () => {
    const preview = await look(EMPLOYER_HEADS, [employerRow(2, { 联系电话: '222-2' })]);
    await edit(2, { phone: '333-2' });
    const told = await overtaken(preview);
    const { written } = await write(preview, [], told.seen);
    expect(await standing(2)).toMatchObject({ phone: '222-2', address: '旧址 2 号' });
    expect(await desk.rows(`SELECT before_json FROM record_changes WHERE batch_id = ${written.batchId ?? 0}`)).toMatchObject([{ before_json: expect.stringContaining('333-2') as string }]);
  });

  it('asks again where somebody changes more between the choice and the writing, and shows only that', async () => {
    const preview = await look(EMPLOYER_HEADS, [employerRow(1, { 联系电话: '222-1' }), employerRow(2, { 联系电话: '222-2' })]);
    await edit(2, { phone: '333-2' });
    const first = await overtaken(preview);
    await edit(1, { phone: '333-1' });
    const second = await overtaken(preview, [], first.seen);
    expect(second.rows).toMatchObject([{ row: 2, fields: [{ before: '111-1', theirs: '333-1', mine: '222-1' }] }]);
    // An answer to the first question is none to the second.
    expect((await overtaken(preview, [], first.seen)).moved).toEqual([2]);
    await write(preview, [2], second.seen);
    expect([await standing(1), await standing(2)]).toMatchObject([{ phone: '333-1' }, { phone: '222-2' }]);
  });

  it('does not ask where two people changed different columns, or where the row is left out: both stay', async () => {
    const preview = await look(EMPLOYER_HEADS, [employerRow(1, { 联系电话: '222-1' }), employerRow(2, { 联系电话: '222-2' })]);
    await edit(1, { address: '新址 1 号' });
    await edit(2, { phone: '333-2' });
    await write(preview, [3]);
    expect([await standing(1), await standing(2)]).toMatchObject([{ phone: '222-1', address: '新址 1 号' }, { phone: '333-2' }]);
  });

  it('stops also for a row that said the same as the ledger, and for one that was new and somebody made meanwhile', async () => {
    const preview = await look(EMPLOYER_HEADS, [employerRow(1, { 联系电话: '111-1' }), employerRow(9, { 联系电话: '222-9', 地址: '九号' })]);
    expect(preview.counts).toMatchObject({ same: 1, created: 1 });
    await edit(1, { phone: '333-1' });
    desk.clock.now += 60_000;
    await desk.employers('create', { fields: { ...handMade(9), phone: '333-9' }, tags: [] });
    const told = await overtaken(preview);
    expect(told.rows).toMatchObject([
      { row: 2, staffNo: '0001', fields: [{ head: '联系电话', before: '111-1', theirs: '333-1', mine: '111-1' }] },
      { row: 3, staffNo: '0001', at: desk.clock.now, fields: [{ head: '地址', before: '', theirs: '', mine: '九号' }, { head: '联系电话', before: '', theirs: '333-9', mine: '222-9' }] },
    ]);
    await write(preview, [2], told.seen);
    expect([await standing(1), await standing(9)]).toMatchObject([{ phone: '333-1' }, { phone: '222-9' }]);
  });

  it('is not held up by what other offices do meanwhile', async () => {
    const preview = await look(EMPLOYER_HEADS, [employerRow(1, { 联系电话: '222-1' })]);
    await desk.csv('employers', EMPLOYER_HEADS, [employerRow(20)]);
    await edit(3, { phone: '333-3' });
    await write(preview);
    expect([await standing(1), await standing(3)]).toMatchObject([{ phone: '222-1' }, { phone: '333-3' }]);
  });
});

describe('lists that change more than their own record', () => {
  it('a head count: the figure in the dossier that somebody set meanwhile', async () => {
    await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1, { 职工人数: '60', 人数日期: '2025-01-15' })]);
    const preview = await look(['统一社会信用代码', '日期', '职工人数'], [[uscc(1), '2025-03-10', '66']]);
    await edit(1, { headcount: 70, headcountOn: '2025-03-10' });
    expect((await overtaken(preview)).rows[0]?.fields).toContainEqual({ head: '档案职工人数', before: '60 人（2025-01-15）', theirs: '70 人（2025-03-10）', mine: '66 人（2025-03-10）' });
    // A newer figure than the list's is not replaced at all.
    await previews.discard(preview.previewId);
    const older = await look(['统一社会信用代码', '日期', '职工人数'], [[uscc(1), '2025-02-10', '66']]);
    await edit(1, { headcount: 71, headcountOn: '2025-03-11' });
    await write(older);
    expect((await desk.rows(`SELECT headcount FROM employers WHERE uscc = '${uscc(1)}'`))[0]).toEqual({ headcount: 71 });
  });

  it('a case in the register, and workers of it: figures that the list’s sums would replace', async () => {
    await bring(desk, sheetOf('employers'));
    await bring(desk, sheetOf('cases'));
    const [row] = await desk.rows<{ id: number }>(`SELECT id FROM cases WHERE case_no = 'AJ-1'`);
    const caseId = row?.id ?? 0;
    const cases = await look(['案件编号', '统一社会信用代码', '案由', '立案时间', '核实欠薪金额'], [['AJ-1', uscc(1), '拖欠工资', '2025-02-01', '1000000']]);
    const workers = await look(['案件编号', '身份证号', '姓名', '欠薪金额'], [['AJ-1', '110101199003070134', '欧阳铁柱', '5000']]);
    const seen = await desk.cases('case', { id: caseId });
    await desk.cases('edit', { id: caseId, rowVersion: seen.rowVersion, fields: { ...seen.fields, verifiedFen: 95_000_000 }, reason: '复核' });
    expect((await overtaken(cases)).rows).toMatchObject([{ staffNo: '0001', fields: [{ head: '核实欠薪金额', before: '900,000.00', theirs: '950,000.00', mine: '1,000,000.00' }] }]);
    const told = await overtaken(workers);
    expect(told.rows).toMatchObject([{ title: 'AJ-1　欧**', fields: [{ head: '案件核实金额', before: '900000.00 元', theirs: '950000.00 元', mine: '按名册合计' }] }]);
    expect(JSON.stringify(told)).not.toContain('欧阳');
    expect((await desk.cases('case', { id: caseId })).fields.verifiedFen).toBe(95_000_000);
    await write(workers, [], told.seen);
    expect((await desk.cases('case', { id: caseId })).fields.verifiedFen).toBe(500_000);
  });

  it('a record that is gone is not made again without a word', async () => {
    await bring(desk, sheetOf('employers'));
    const batch = await bring(desk, { kind: 'headcounts', heads: ['统一社会信用代码', '日期', '职工人数'], rows: [[uscc(2), '2025-03-10', '6']] });
    const preview = await look(['统一社会信用代码', '日期', '职工人数'], [[uscc(2), '2025-03-10', '7']]);
    await desk.imports('takeBack', { id: batch.batchId ?? 0, reason: '报错了' });
    expect((await overtaken(preview)).rows[0]?.fields[0]).toMatchObject({ head: '职工人数', before: '6', theirs: '（记录已不在）', mine: '7' });
  });
});
