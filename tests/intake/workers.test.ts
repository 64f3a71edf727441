import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '#electron/areas/services.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { Jobs } from '#electron/jobs/jobs.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { complaintOf, fileComplaint, everyByte, makeBrigade, matter, WORKER, type Brigade } from './support.ts';

/* 欠薪名册 on a complaint, in the window's own way: read in the thread's jobs with a connection of their own, then written. */

const HEADS = '身份证号,姓名,联系电话,欠薪起月,欠薪止月,欠薪金额,已付金额,银行卡号';
const idNo = (n: number): string => {
  const first = `51018219900101${String(n).padStart(3, '0')}`;
  return first + citizenCheckDigit(first);
};
const row = (n: number, more: { owed?: string; paid?: string; phone?: string; name?: string } = {}): string => [idNo(n), more.name ?? `司马光头${'甲乙丙丁戊'.charAt(n)}`, more.phone ?? `1370000000${n}`, '2024-12', '2025-02', more.owed ?? '10000', more.paid ?? '0', `622202111111111111${n}`].join(',');

let desk: Brigade;
let jobs: Jobs;
let id = 0;
let employerId = 0;
let files = 0;
/** What the group hands over stands outside of the ledger. */
let given = '';
const token = (file: string) => ({ token: file.padEnd(16), name: path.basename(file), size: 1 });
const servicesOf = (staffNo: string, ...posts: string[]): Services => ({
  ...desk.services, actor: () => ({ staffNo, name: staffNo, posts }), files: { ...desk.services.files, pathOf: (text) => text.trim() },
  workshop: { run: (_job, name, input, onProgress) => jobs.run(name, structuredClone(input), { signal: new AbortController().signal, onProgress: (notice) => onProgress({ job: '', ...notice }) }) as Promise<never>, cancel: () => undefined },
});
const as = (staffNo: string, ...posts: string[]) => acting('intake', servicesOf(staffNo, ...posts));
const list = async (rows: readonly string[], heads = HEADS): Promise<ReturnType<typeof token>> => {
  files += 1;
  const file = path.join(given, `名册-${files}.csv`);
  await writeFile(file, [heads, ...rows, ''].join('\r\n'));
  return token(file);
};
const JOB = '00000000-0000';
const take = async (rows: readonly string[], who = as('0021', 'intakeClerk')) => {
  const checked = await who('checkWorkers', { id, file: await list(rows), job: JOB });
  return { checked, done: await who('takeWorkers', { id, previewId: checked.previewId, leaveOut: [], seen: checked.seen, job: JOB }) };
};
const seen = () => as('0021', 'intakeClerk')('workers', { id, offset: 0, limit: 50 });
const rowVersion = async (of = id): Promise<number> => (await desk.captain('complaint', { id: of })).rowVersion;

beforeEach(async () => {
  given = await mkdtemp(path.join(tmpdir(), 'worker-lists-'));
  desk = await makeBrigade();
  jobs = new Jobs();
  employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  id = (await desk.clerk('register', complaintOf({ id: employerId }, { matter: { ...matter, headcount: 3, amountClaimedFen: 3_000_000 } }))).id;
});
afterEach(async () => {
  await jobs.close();
  await desk.close();
  await rm(given, { recursive: true, force: true });
});

test('a list goes in under the complaint, sealed from the first byte; claim and list stand side by side and nothing of the claim moves', async () => {
  const before = await desk.captain('complaint', { id });
  const { checked, done } = await take([row(0), row(1, { owed: '12000.50', paid: '2000' })]);
  expect(checked).toMatchObject({ counts: { rows: 2, created: 2, refused: 0 }, figures: { people: 2, owedFen: 2_200_050, paidFen: 200_000 } });
  expect(done.counts).toMatchObject({ created: 2 });
  expect(await seen()).toMatchObject({
    figures: { people: 2, owedFen: 2_200_050, paidFen: 200_000 }, claimed: { headcount: 3, amountFen: 3_000_000 }, gap: { people: -1, amountFen: -799_950, agrees: false }, takes: true,
    rows: [{ pseudonym: '劳动者甲', name: '司**', idNo: `510***********${idNo(0).slice(-4)}`, fromMonth: '2024-12', owedFen: 1_000_000 }, { pseudonym: '劳动者乙', owedFen: 1_200_050, paidFen: 200_000 }],
    batches: [{ id: done.batchId, kindName: '欠薪名册', blockedBy: '', state: 'written' }],
  });
  const after = await desk.captain('complaint', { id });
  expect(after).toMatchObject({ rowVersion: before.rowVersion, matter: before.matter, line: { triggers: before.line.triggers } });
  expect(after.events[0]?.text).toBe('导入欠薪名册，现有 2 人，欠薪 22,000.50 元');
  const bytes = await everyByte(desk);
  for (const plain of [idNo(0), '司马光头', '13700000000', '6222021111111111110']) expect(bytes.includes(plain)).toBe(false);
  // Again: the same; with another figure: changed.
  const again = await as('0021', 'intakeClerk')('checkWorkers', { id, file: await list([row(0), row(1, { owed: '12000.50', paid: '2000' })]), job: JOB });
  expect(again.counts).toMatchObject({ same: 2 });
  await expect(as('0021', 'intakeClerk')('takeWorkers', { id, previewId: again.previewId, leaveOut: [], seen: again.seen, job: JOB })).rejects.toMatchObject({ code: 'imports.nothingToWrite' });
  await as('0021', 'intakeClerk')('dropWorkers', { previewId: again.previewId });
});

test('rows that are wrong, or name another matter, stay out: told by mask; the column of the case number may be left out, empty or hold the receipt number', async () => {
  const receiptNo = (await desk.captain('complaint', { id })).line.receiptNo;
  const wrong = `${idNo(3).slice(0, 17)}${idNo(3).endsWith('0') ? '1' : '0'}`;
  const heads = `案件编号,${HEADS}`;
  const checked = await as('0021', 'intakeClerk')('checkWorkers', {
    id, job: JOB, file: await list([`,${row(0)}`, `${receiptNo},${row(1)}`, `清人社监立字〔2025〕第7号,${row(2)}`, `,${row(3).replace(idNo(3), wrong)}`, `,${row(4, { paid: '99999' })}`], heads),
  });
  expect(checked.counts).toMatchObject({ rows: 5, created: 2, refused: 3 });
  expect(checked.refused.map((one) => one.reason)).toEqual([`名册在投诉 ${receiptNo} 上导入，这一格应留空或填这个受理编号`, '末位校验码不对，请核对号码', '不能多于欠薪金额']);
  const text = JSON.stringify(checked);
  for (const plain of [wrong, idNo(2), '司马光头', '1370000000']) expect(text).not.toContain(plain);
  const done = await as('0021', 'intakeClerk')('takeWorkers', { id, previewId: checked.previewId, leaveOut: [], seen: checked.seen, job: JOB });
  expect(done.figures.people).toBe(2);
  const refused = (await seen()).batches[0]?.refusedFile;
  const kept = await readFile(refused?.token.trim() ?? '', 'utf8');
  for (const plain of [wrong, idNo(2), '司马光头', '1370000000']) expect(kept).not.toContain(plain);
});

test('while it is registered a list is only looked through; a preview of one complaint is never written into another', async () => {
  const clerk = as('0021', 'intakeClerk');
  const loose = await clerk('checkWorkers', { id: null, file: await list([row(0), row(1)]), job: JOB });
  expect(loose.figures).toEqual({ people: 2, owedFen: 2_000_000, paidFen: 0 });
  await expect(clerk('takeWorkers', { id, previewId: loose.previewId, leaveOut: [], seen: loose.seen, job: JOB })).rejects.toMatchObject({ code: 'imports.previewGone' });
  await clerk('dropWorkers', { previewId: loose.previewId });
  expect(await desk.reader.rows('SELECT count(*) AS n FROM complaint_workers')).toEqual([{ n: 0 }]);
  await expect(as('0013', 'legalReviewer')('checkWorkers', { id: null, file: await list([row(0)]), job: JOB })).rejects.toMatchObject({ code: 'people.mayNot' });
});

test('a list is taken back: lines and names go, and a telephone that it changed comes back', async () => {
  await take([row(0)]);
  const before = await desk.reader.rows<{ phone: string }>('SELECT hex(phone) AS phone FROM persons WHERE role = \'worker\'');
  const { done } = await take([row(0, { phone: '13911112222', owed: '11000' }), row(1)]);
  expect((await seen()).figures).toEqual({ people: 2, owedFen: 2_100_000, paidFen: 0 });
  const { removed, restored } = await as('0021', 'intakeClerk')('takeBackWorkers', { id, batchId: done.batchId, reason: '发错了' });
  expect({ removed, restored }).toEqual({ removed: 1, restored: 1 });
  expect(await seen()).toMatchObject({ figures: { people: 1, owedFen: 1_000_000 }, rows: [{ pseudonym: '劳动者甲' }], batches: [{ state: 'taken-back', takenBackReason: '发错了' }, { state: 'written' }] });
  expect(await desk.reader.rows('SELECT hex(phone) AS phone FROM persons WHERE role = \'worker\' AND id IN (SELECT person_id FROM complaint_workers)')).toEqual(before);
  expect((await desk.captain('complaint', { id })).events[0]?.text).toBe('撤回欠薪名册（第 2 批），现有 1 人');
  // The name that was taken away is not given to somebody else.
  await take([row(1)]);
  expect((await seen()).rows.map((one) => one.pseudonym)).toEqual(['劳动者甲', '劳动者乙']);
});

test('who may: the desk and its own A, not another A, B or captain; not once it is answered or filed', async () => {
  await desk.captain('dispatch', { id, rowVersion: await rowVersion(), staffNo: '0011', reason: '' });
  for (const [who, allowed] of [[as('0011', 'handler'), true], [as('0012', 'handler'), false], [as('0013', 'legalReviewer'), false], [as('0001', 'captain'), false], [as('0021', 'intakeClerk'), true]] as const) {
    const asked = who('checkWorkers', { id, file: await list([row(0)]), job: JOB });
    if (allowed) await asked.then(({ previewId }) => who('dropWorkers', { previewId }));
    else await expect(asked).rejects.toMatchObject({ code: 'people.mayNot' });
  }
  const { checked } = { checked: await as('0011', 'handler')('checkWorkers', { id, file: await list([row(0)]), job: JOB }) };
  await desk.handler('proposeAnswer', { id, rowVersion: await rowVersion(), outcome: 'refuse', reason: 'limitation', basis: '条例第二十条', to: '', reviewBody: '区政府', court: '区法院', phone: '12333' });
  await desk.captain('approveAnswer', { id, rowVersion: await rowVersion() });
  // The state is asked again inside the writing transaction.
  await expect(as('0011', 'handler')('takeWorkers', { id, previewId: checked.previewId, leaveOut: [], seen: checked.seen, job: JOB })).rejects.toMatchObject({ code: 'intake.notNow' });
  expect(await seen()).toMatchObject({ takes: false, total: 0 });
});

test('the workers follow into the case: lines, names and figures; whoever stands on two lists is one line, and nothing can be taken back any more', async () => {
  await desk.captain('dispatch', { id, rowVersion: await rowVersion(), staffNo: '0011', reason: '' });
  const { done } = await take([row(0), row(1, { owed: '12000', paid: '12000' })]);
  const joined = (await desk.clerk('register', complaintOf({ id: employerId }, { joinTo: id, complainant: { ...WORKER, name: '东郭先生', idNo: null } }))).id;
  const clerk = as('0021', 'intakeClerk');
  const second = await clerk('checkWorkers', { id: joined, file: await list([row(1), row(2)]), job: JOB });
  await clerk('takeWorkers', { id: joined, previewId: second.previewId, leaveOut: [], seen: second.seen, job: JOB });
  const filed = await fileComplaint(desk, id);
  expect(await desk.reader.rows('SELECT verified_fen, headcount, unpaid_headcount FROM cases')).toEqual([{ verified_fen: 3_200_000, headcount: 3, unpaid_headcount: 2 }]);
  expect(await desk.reader.rows('SELECT owed_fen, paid_fen FROM wage_arrears_lines ORDER BY owed_fen, paid_fen')).toEqual([{ owed_fen: 1_000_000, paid_fen: 0 }, { owed_fen: 1_000_000, paid_fen: 0 }, { owed_fen: 1_200_000, paid_fen: 1_200_000 }]);
  expect((await desk.captain('complaint', { id })).events[0]?.text).toContain('欠薪名册 3 人、32,000.00 元随案（1 人重复，以先登记的名册为准）');
  const persons = await acting('identities', desk.services)('persons', { subject: { kind: 'case', id: filed.caseId } });
  expect(persons.persons.filter((one) => one.role === 'worker').map((one) => one.pseudonym).slice(0, 3)).toEqual(['劳动者甲', '劳动者乙', '劳动者丙']);
  expect((await seen()).batches[0]?.blockedBy).toBe('投诉已经立案，名册已随案');
  await expect(as('0021', 'intakeClerk')('takeBackWorkers', { id, batchId: done.batchId, reason: '错' })).rejects.toMatchObject({ code: 'imports.builtOn' });
});

test('a list of the general import that names a receipt number in the place of a case does not wait for ever: it says where it goes, before and after the filing', async () => {
  const { receiptNo } = (await desk.captain('complaint', { id })).line;
  const imports = acting('imports', servicesOf('0011', 'handler'));
  const heads = `案件编号,${HEADS}`;
  const look = async () => imports('preview', { file: await list([`${receiptNo},${row(0)}`, `${receiptNo.slice(0, 5).toLowerCase()}-${receiptNo.slice(5)},${row(1)}`, `清人社监立字〔2025〕第7号,${row(2)}`], heads), kind: null, sheet: null, job: JOB });
  const seenNow = await look();
  expect(seenNow).toMatchObject({ kind: 'workers', counts: { rows: 3, created: 0, refused: 2, unmatched: 1 } });
  const refused = (await imports('previewRefused', { previewId: seenNow.previewId, offset: 0, limit: 10 })).rows;
  expect(refused.map((one) => one.reason)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('请在“投诉受理”打开这件投诉，在“欠薪名册”里导入') as string));
  await imports('write', { previewId: seenNow.previewId, leaveOut: [], seen: seenNow.seen, job: JOB });
  // What was kept by an earlier version for such a number is told with the complaint.
  await desk.fill([`UPDATE import_waiting SET waits_key = '${receiptNo}'`]);
  expect((await imports('waiting', { offset: 0, limit: 10 })).rows.map((one) => one.complaintId)).toEqual([id]);
});

test('a list fires what the claim did not: triggers, their clocks and the course follow it, and go when it is taken back', async () => {
  const clocks = async () => (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).filter((one) => one.ruleId === 'filing.immediate.due').map((one) => one.stopAt === null);
  expect([(await desk.captain('complaint', { id })).line.triggers, await clocks()]).toEqual([[], []]);
  const { done } = await take([0, 1, 2, 3, 4].map((n) => row(n)));
  const after = await desk.captain('complaint', { id });
  expect(after.line.triggers.map((one) => one.text)).toEqual(['欠薪人数 5 ≥ 5']);
  expect([after.matter.headcount, after.events[0]?.text, await clocks()]).toEqual([3, '按欠薪名册，须立即立案（欠薪人数 5 ≥ 5）', [true]]);
  await as('0021', 'intakeClerk')('takeBackWorkers', { id, batchId: done.batchId, reason: '传错了' });
  expect([(await desk.captain('complaint', { id })).line.triggers, await clocks()]).toEqual([[], [false]]);
  expect((await desk.captain('complaint', { id })).events[0]?.text).toContain('不再须立即立案（原 欠薪人数 5 ≥ 5）');
  expect(await desk.reader.first(`SELECT override_kind FROM journal ORDER BY seq DESC LIMIT 1`)).toEqual({ override_kind: 'rule' });
});
