import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personsOf } from '#electron/areas/identities/persons.ts';
import { namesOfWorkersLists } from '#electron/ledger/migrations/0022-names-of-workers-lists.ts';
import { takeBackBatch } from '#electron/imports/takeBack/takeBack.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { CAPTAIN } from '../support/ledger.ts';
import { counts, csvText, employerRow, EMPLOYER_HEADS, makeDesk, none, uscc, type Desk } from './desk.ts';
import { book, textRow } from './workbooks.ts';

const HEADS = ['案件编号', '身份证号', '姓名', '联系电话', '欠薪起月', '欠薪止月', '欠薪金额', '已付金额', '银行卡号', '备注'] as const;
const CASE_NO = '清人社监立字〔2025〕第7号';

/** The n-th fictitious worker's number, valid. */
const idNo = (n: number): string => {
  const first = `51018219900101${String(n).padStart(3, '0')}`;
  return first + citizenCheckDigit(first);
};
const row = (n: number, more: Partial<Record<(typeof HEADS)[number], string>> = {}): string[] => {
  const plain: Record<string, string> = { 案件编号: CASE_NO, 身份证号: idNo(n), 姓名: `欧阳铁柱${'甲乙丙丁'.charAt(n)}`, 联系电话: `1390000000${n}`, 欠薪起月: '2024-11', 欠薪止月: '2025-01', 欠薪金额: '12,000.00', 已付金额: '2000', 银行卡号: `622202000000000000${n}` };
  return HEADS.map((head) => more[head] ?? plain[head] ?? '');
};

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
  await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1)]);
});
afterEach(() => desk.close());

const makeCase = (): Promise<unknown> => desk.csv('cases', ['案件编号', '统一社会信用代码', '案由', '立案时间'], [[CASE_NO, uscc(1), '拖欠工资', '2025-02-03']]);
const take = (rows: readonly string[][], more: Parameters<Desk['csv']>[3] = {}) => desk.csv('workers', HEADS, rows, more);
const caseId = async (): Promise<number> => (await desk.rows<{ id: number }>('SELECT id FROM cases'))[0]?.id ?? 0;
const persons = async () => personsOf(desk.test.ledger.reader, desk.vault.vault, { kind: 'case', id: await caseId() });
const theCase = () => desk.rows('SELECT verified_fen, headcount, unpaid_headcount FROM cases');

/** Every byte below the ledger's folder. */
async function bytes(): Promise<Buffer> {
  const folder = desk.test.folder;
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(await Promise.all(names.filter((one) => one.isFile()).map((one) => readFile(path.join(one.parentPath, one.name)))));
}

describe('a list of workers', () => {
  it('is sealed, and makes the case the sum of its lines', async () => {
    await makeCase();
    expect(counts(await take([row(0), row(1, { 已付金额: '12000' }), row(2, { 联系电话: '', 银行卡号: '', 已付金额: '' })]))).toEqual({ ...none, rows: 3, created: 3 });
    expect(await theCase()).toEqual([{ verified_fen: 3_600_000, headcount: 3, unpaid_headcount: 2 }]);
    expect(await persons()).toMatchObject([
      { pseudonym: '劳动者甲', nameMask: '欧**', idNoMask: `510***********${idNo(0).slice(-4)}`, phoneMask: '139****0000', source: 'import', enteredBy: '0001' },
      { pseudonym: '劳动者乙' }, { pseudonym: '劳动者丙', phoneMask: '' },
    ]);
    const all = await bytes();
    for (const text of [idNo(0), idNo(1), '欧阳铁柱', '13900000000', '6222020000000000000']) expect(all.includes(text)).toBe(false);
  });

  it('leaves the name of its sheet at the door too', async () => {
    await makeCase();
    const file = await desk.file('欧阳铁柱甲.xlsx', await book([{ name: '欧阳铁柱甲', rows: textRow(1, [...HEADS]) + textRow(2, row(0)) }]));
    expect((await desk.take('workers', file)).created).toBe(1);
    expect((await bytes()).includes('欧阳铁柱')).toBe(false);
  });

  it('kept before names were left at the door loses the name of its file and sheet', async () => {
    await makeCase();
    await take([row(0)]);
    const { ledger } = desk.test;
    await ledger.transaction(async (w) => { await w.run("UPDATE import_batches SET file_name = '欧阳铁柱甲名册.XLSX', sheet = '欧阳铁柱甲' WHERE kind = 'workers'"); return { commit: true }; });
    const others = () => desk.rows("SELECT file_name, sheet FROM import_batches WHERE kind <> 'workers' ORDER BY id");
    const before = await others();
    await ledger.transaction(async (w) => { await namesOfWorkersLists.up(w); return { commit: true }; });
    expect(await desk.rows("SELECT file_name, sheet FROM import_batches WHERE kind = 'workers'")).toEqual([{ file_name: '欠薪名册.xlsx', sheet: '' }]);
    expect(await others()).toEqual(before);
    await ledger.close();
    expect((await bytes()).includes('欧阳铁柱')).toBe(false);
  });

  it('changes nothing the second time, and only what a later list says', async () => {
    await makeCase();
    await take([row(0), row(1)]);
    expect(counts(await take([row(0), row(1)]))).toEqual({ ...none, rows: 2, same: 2 });
    expect(counts(await take([row(0, { 联系电话: '', 银行卡号: '', 已付金额: '' }), row(1, { 已付金额: '12000', 联系电话: '13800000009' })]))).toEqual({ ...none, rows: 2, same: 1, changed: 1 });
    expect(await persons()).toMatchObject([{ phoneMask: '139****0000' }, { phoneMask: '138****0009' }]);
    expect(await theCase()).toEqual([{ verified_fen: 2_400_000, headcount: 2, unpaid_headcount: 1 }]);
    // What was there is told, not what it was.
    const [change] = await desk.rows<{ before_json: string; after_json: string }>(`SELECT before_json, after_json FROM record_changes WHERE subject_kind = 'arrearsLine'`);
    expect(JSON.parse(change?.after_json ?? '')).toEqual({ paid_fen: 1_200_000, name: '姓名、电话或卡号有改动' });
  });

  it('waits sealed for a case that is not there, and joins it without the key', async () => {
    expect(counts(await take([row(0), row(1)]))).toEqual({ ...none, rows: 2, unmatched: 2 });
    const all = await bytes();
    for (const text of [idNo(0), '欧阳铁柱', '13900000000', '6222020000000000000']) expect(all.includes(text)).toBe(false);
    expect(counts(await take([row(0), row(1)]))).toEqual({ ...none, rows: 2, unmatched: 2 });
    expect(await desk.rows('SELECT count(*) AS n FROM import_waiting')).toEqual([{ n: 2 }]);
    desk.vault.close();
    await makeCase();
    await desk.vault.refresh();
    expect(await desk.rows('SELECT count(*) AS n FROM import_waiting')).toEqual([{ n: 0 }]);
    expect(await theCase()).toEqual([{ verified_fen: 2_400_000, headcount: 2, unpaid_headcount: 2 }]);
  });

  it('is refused as a whole while the vault is closed', async () => {
    await makeCase();
    await expect(take([row(0)], { services: { now: () => desk.clock.now, rulePacks: desk.packs } })).rejects.toMatchObject({ code: 'vault.locked' });
    expect(await desk.rows('SELECT count(*) AS n FROM persons')).toEqual([{ n: 0 }]);
  });

  it('tells what is wrong with a row by mask, on the screen and in the result file, whatever column it slipped into', async () => {
    await makeCase();
    const wrong = idNo(0).slice(0, 17) + (idNo(0).endsWith('1') ? '2' : '1');
    const result = await take([
      row(0, { 身份证号: wrong, 备注: '欧阳铁柱的备注 13912345678' }), row(1, { 已付金额: '99999' }), row(2, { 欠薪金额: '欧阳铁柱' }), row(3, { 案件编号: idNo(3) }), row(1, { 姓名: '另一人' }), row(1, { 姓名: '又一人', 案件编号: '欧阳铁柱' }),
    ]);
    expect(counts(result)).toEqual({ ...none, rows: 6, refused: 5, created: 1 });
    const text = await readFile(result.refusedFile ?? '', 'utf8');
    expect(text).toContain(`第 2 行：身份证号“510***********${wrong.slice(-4)}”，末位校验码不对，请核对号码`);
    expect(text).toContain('已付金额“99999”，不能多于欠薪金额');
    expect(text).toContain('欠薪金额“（不显示）”');
    expect(text).toContain('不像案件编号，可能错了列');
    for (const plain of [wrong, '欧阳铁柱', '13900000000', '13912345678', '6222020000000000000', idNo(1), idNo(3)]) expect(text).not.toContain(plain);
    const all = await bytes();
    for (const plain of [wrong, '欧阳铁柱', '另一人', '13912345678', idNo(3)]) expect(all.includes(plain)).toBe(false);
  });

  it('goes back as a batch: lines, pseudonyms and the case as it was', async () => {
    await makeCase();
    await take([row(0)]);
    const { batchId } = await take([row(0, { 欠薪金额: '20000' }), row(1)]);
    expect(await theCase()).toEqual([{ verified_fen: 3_200_000, headcount: 2, unpaid_headcount: 2 }]);
    const done = await desk.test.ledger.command({ actor: CAPTAIN, now: desk.clock.now }, async (w) => {
      const { removed, restored, entry } = await takeBackBatch(w, batchId ?? 0, '发错了', CAPTAIN, desk.clock.now, desk.packs.on(shanghaiDay(desk.clock.now)).pack);
      return { value: { removed, restored }, entry, topics: [] };
    });
    expect(done).toEqual({ removed: 1, restored: 1 });
    expect(await theCase()).toEqual([{ verified_fen: 1_200_000, headcount: 1, unpaid_headcount: 1 }]);
    expect((await persons()).map(({ pseudonym }) => pseudonym)).toEqual(['劳动者甲']);
    expect(counts(await take([row(1)]))).toEqual({ ...none, rows: 1, created: 1 });
    expect((await persons()).map(({ pseudonym }) => pseudonym)).toEqual(['劳动者甲', '劳动者乙']);
  });

  it('taken back, it gives back name, telephone and card as they were, and keeps what it had said sealed', async () => {
    await makeCase();
    await take([row(0)]);
    const kept = () => desk.rows<{ name: string }>('SELECT hex(name) AS name, hex(phone) AS phone, phone_hash, hex(bank_card) AS card FROM persons ORDER BY id');
    const before = await kept();
    const { batchId } = await take([row(0, { 姓名: '欧阳银柱', 联系电话: '13811112222', 银行卡号: '6228480000000000009' })]);
    expect(await kept()).not.toEqual(before);
    await desk.test.ledger.command({ actor: CAPTAIN, now: desk.clock.now }, async (w) => {
      const { entry } = await takeBackBatch(w, batchId ?? 0, '发错了', CAPTAIN, desk.clock.now, desk.packs.on(shanghaiDay(desk.clock.now)).pack);
      return { value: undefined, entry, topics: [] };
    });
    expect(await kept()).toEqual(before);
    expect(await persons()).toMatchObject([{ nameMask: '欧**', phoneMask: '139****0000' }]);
    const [first] = before;
    expect(await desk.rows('SELECT version, hex(name) AS name, batch_id, reason FROM person_versions ORDER BY version')).toMatchObject([{ version: 1, name: first?.name, batch_id: batchId, reason: '' }, { version: 2, batch_id: null, reason: '撤回导入批次' }]);
    const all = await bytes();
    for (const text of ['欧阳银柱', '13811112222', '6228480000000000009']) expect(all.includes(text)).toBe(false);
  });

  it('shows a preview by masks', async () => {
    await makeCase();
    const { Previews } = await import('#electron/imports/previews.ts');
    const previews = new Previews(desk.test.ledger);
    const setting = { actor: CAPTAIN, now: desk.clock.now, pack: desk.packs.on(shanghaiDay(desk.clock.now)).pack, vault: desk.vault.vault };
    const opened = await previews.open({ file: await desk.file('名册.csv', csvText(HEADS, [row(0), row(1, { 欠薪金额: '一万' })])), kind: null, sheet: null }, setting, { onProgress: () => undefined, clock: () => 0 });
    expect(opened).toMatchObject({ kind: 'workers', counts: { created: 1, refused: 1 }, ignoredColumns: ['备注'] });
    const text = JSON.stringify([await previews.rows(opened.previewId, 'created', 0, 10), await previews.refused(opened.previewId, 0, 10)]);
    expect(text).toContain('欧**');
    expect(text).toContain('****0000');
    for (const plain of [idNo(0), idNo(1), '欧阳铁柱', '13900000000', '6222020000000000000']) expect(text).not.toContain(plain);
    await previews.close();
  });
});

it('a column of citizen numbers in any other list stays out of its result file', async () => {
  const result = await desk.csv('employers', [...EMPLOYER_HEADS, '法人身份证号'], [[...employerRow(2, { 行业: '不知道' }), idNo(1)]]);
  expect(result.refused).toBe(1);
  expect(await readFile(result.refusedFile ?? '', 'utf8')).not.toContain(idNo(1));
});
