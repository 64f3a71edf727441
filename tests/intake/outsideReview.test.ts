import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Keyring, Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { openCityKeys, type CityKeys } from '../city-inbox/cityKeys.ts';
import { makeReturn, readRequest, type Answer } from '../city-inbox/review.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { complaintOf, makeBrigade, type Brigade } from './support.ts';

/* Duty 8: no separate B is on duty, the review goes out as a signed file and comes back signed; without it the approval is refused, with it it goes on. */
let desk: Brigade;
let id = 0;
let folder = '';
let district: CityKeys;
let neighbour: CityKeys;
let services: Services;
beforeEach(async () => {
  desk = await makeBrigade();
  folder = await mkdtemp(path.join(os.tmpdir(), 'outside-'));
  [district, neighbour] = [await openCityKeys(await sub('own'), false), await openCityKeys(await sub('neighbour'), false)];
  const keyring = { kid: district.kid, unlocked: () => true, sign: (text: string) => district.sign(text) } as Keyring;
  services = { ...desk.services, keyring: () => keyring, files: { ...desk.services.files, pathOf: (token) => token } };
  // The only B is away.
  await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET active = 0 WHERE staff_no = '0013'`); return { commit: true }; });
  const employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  id = (await desk.clerk('register', complaintOf({ id: employerId }))).id;
  await desk.captain('dispatch', { ...(await versioned()), staffNo: '0011', reason: '' });
  await desk.handler('proposeFiling', { ...(await versioned()), emergency: false, cause: '拖欠工资', facts: '投诉人甲等 3 人被拖欠工资。', basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }], proposal: '建议立案。' });
  await admin('pinReviewOrgan', { file: tokenOf(neighbour.publicKeyFile), organ: '江北区劳动保障监察大队', seen: null });
});
afterEach(async () => { await desk.close(); await rm(folder, { recursive: true, force: true }); });

async function sub(name: string): Promise<string> {
  const { mkdir } = await import('node:fs/promises');
  const made = path.join(folder, name);
  await mkdir(made);
  return made;
}
const tokenOf = (file: string) => ({ token: file, name: path.basename(file), size: 1 });
const as = (staffNo: string, ...posts: string[]) => acting('intake', { ...services, actor: (): Actor => ({ staffNo, name: staffNo, posts }) });
const admin: ReturnType<typeof acting<'papers'>> = (name, input) => acting('papers', { ...services, actor: () => ({ staffNo: '0001', name: '', posts: ['sysAdmin'] }) })(name, input);
const seen = () => desk.captain('complaint', { id });
const versioned = async () => ({ id, rowVersion: (await seen()).rowVersion });
const withPaper = async () => ({ ...(await versioned()), paperVersion: (await seen()).filing.paperVersion ?? 0 });
const send = async () => {
  const { file } = await as('0011', 'handler')('sendFilingReview', { ...(await withPaper()), thumbprint: neighbour.kid, reason: '没有其他B岗在岗' });
  return readFile(path.join(desk.folder, file?.name ?? ''), 'utf8');
};
const ANSWER: Answer = { organ: '江北', reviewer: '周法制', certNo: '', verdict: 'agree', opinion: '事实清楚，同意立案。', at: 0 };
const answer = async (keys: CityKeys, request: string, more: Partial<Answer> = {}) => {
  const file = path.join(folder, `${Math.random()}.jws`);
  await writeFile(file, await makeReturn(keys, request, { ...ANSWER, at: desk.clock.now, ...more }));
  return file;
};
const record = async (file: string) => as('0001', 'captain')('recordFilingReview', { ...(await withPaper()), file: tokenOf(file) });
const approve = async () => desk.captain('approveFiling', await withPaper());

test('refused without the return, and with it it goes on: the record says who, of which organ, what and when', async () => {
  expect((await seen()).filing.noReviewer).toBe(true);
  await expect(approve()).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('还没有独立的法制审核') as string });
  const request = await send();
  expect(readRequest(request)).toMatchObject({ to: '江北区劳动保障监察大队', toKey: neighbour.kid, districtCode: '990101', content: { cause: '拖欠工资', facts: '投诉人甲等 3 人被拖欠工资。' } });
  await expect(approve()).rejects.toMatchObject({ code: 'people.mayNot' });
  desk.clock.now += 3_600_000;
  // The file was lost: the same bytes again, one request.
  expect(await send()).toBe(request);
  expect((await seen()).filing.sent).toMatchObject([{ organ: '江北区劳动保障监察大队', sentBy: '0011', returnedAt: null }]);
  expect(await record(await answer(neighbour, request))).toMatchObject({ state: 'filingReview', verdict: 'agree', organ: '江北区劳动保障监察大队', reviewer: '周法制' });
  expect((await seen()).filing).toMatchObject({ stage: 'approve', reviews: [{ verdict: 'agree', opinion: '事实清楚，同意立案。', at: desk.clock.now, staffNo: '0001', organ: '江北区劳动保障监察大队', reviewer: '周法制' }] });
  expect(await approve()).toMatchObject({ state: 'filed', caseNo: '清人社监立字〔2025〕第1号' });
  expect((await desk.reader.rows<{ jws: string; return_jws: string }>('SELECT jws, return_jws FROM review_requests'))[0]).toMatchObject({ jws: request, return_jws: expect.stringMatching(/^ey/) as string });
});

test('with a separate B on duty nothing goes out; nor does a captain count as one who alone is left to sign', async () => {
  await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET posts = '["captain","legalReviewer"]' WHERE staff_no = '0001'`); return { commit: true }; });
  expect((await seen()).filing.noReviewer).toBe(true);
  await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET active = 1 WHERE staff_no = '0013'`); return { commit: true }; });
  await expect(send()).rejects.toMatchObject({ code: 'intake.reviewerThere' });
});

test('sent back by the other organ it is with the A again; mended and sent anew, only the new content is approved', async () => {
  const first = await send();
  await expect(record(await answer(neighbour, first, { verdict: 'object' }))).rejects.toMatchObject({ code: 'intake.verdictUnfit' });
  expect(await record(await answer(neighbour, first, { verdict: 'return', opinion: '补考勤' }))).toMatchObject({ state: 'dispatched', verdict: 'return' });
  await desk.handler('proposeFiling', { ...(await versioned()), emergency: false, cause: '拖欠工资', facts: '附考勤。', basis: [{ law: '条例', article: '第十四条' }], proposal: '建议立案。' });
  // A second answer to what was answered, and an agreement to the text before, carry nothing.
  await expect(record(await answer(neighbour, first))).rejects.toMatchObject({ code: 'papers.badReturn', message: expect.stringContaining('已经登记过') as string });
  await expect(approve()).rejects.toMatchObject({ code: 'people.mayNot' });
  await record(await answer(neighbour, await send()));
  expect((await approve()).state).toBe('filed');
});

describe('what does not count as a return', () => {
  test('another key, a text that was altered, another request, a time that cannot be, another content, the handler\'s own hand', async () => {
    const request = await send();
    const stranger = await openCityKeys(await sub('stranger'), false);
    await expect(record(await answer(stranger, request))).rejects.toMatchObject({ code: 'papers.returnUntrusted' });
    await expect(record(await answer(district, request))).rejects.toMatchObject({ code: 'papers.returnUntrusted' });
    const [top = '', , sign = ''] = (await readFile(await answer(neighbour, request, { verdict: 'return', opinion: '不' }), 'utf8')).split('.');
    const forged = path.join(folder, 'forged.jws');
    const told = { schema: 'brigade-review-return/1', requestId: readRequest(request).requestId, requestSha256: 'A'.repeat(43), districtCode: '990101', organ: '江北', reviewer: '周', verdict: 'agree', opinion: '', reviewedAt: new Date(desk.clock.now).toISOString() };
    await writeFile(forged, `${top}.${Buffer.from(JSON.stringify(told)).toString('base64url')}.${sign}`);
    await expect(record(forged)).rejects.toMatchObject({ code: 'papers.returnUntrusted' });
    const otherText = path.join(folder, 'other.jws');
    await writeFile(otherText, await neighbour.sign(JSON.stringify(told)));
    await expect(record(otherText)).rejects.toMatchObject({ code: 'papers.badReturn', message: expect.stringContaining('与送出的内容不一致') as string });
    await writeFile(otherText, await neighbour.sign(JSON.stringify({ ...told, requestId: '6f1f0a52-8a3e-4e0a-9c65-0d5d3f7f7b11' })));
    await expect(record(otherText)).rejects.toMatchObject({ code: 'papers.badReturn', message: expect.stringContaining('没有送出过') as string });
    await expect(record(await answer(neighbour, request, { at: desk.clock.now + 86_400_000 }))).rejects.toMatchObject({ code: 'papers.badReturn' });
    await expect(record(await answer(neighbour, request, { at: desk.clock.now - 86_400_000 }))).rejects.toMatchObject({ code: 'papers.badReturn' });
    await desk.ledger.transaction(async (w) => { await w.run(`UPDATE matter_staff SET person = '证号 渝001' WHERE staff_no = '0011'`); await w.run(`UPDATE officers SET cert_no = '渝001' WHERE staff_no = '0011'`); return { commit: true }; });
    await expect(record(await answer(neighbour, request, { certNo: '渝 001' }))).rejects.toMatchObject({ code: 'papers.returnOwnHand' });
    for (const text of ['', 'not a jws', 'a.b.c', 'x'.repeat(300_000)]) {
      await writeFile(otherText, text);
      await expect(record(otherText)).rejects.toMatchObject({ code: 'papers.badReturn' });
    }
    await expect(record(await answer(neighbour, request, { opinion: '欧阳翠花的材料齐全' }))).rejects.toMatchObject({ code: 'identities.textNames' });
    const papers = acting('papers', { ...services, actor: (): Actor => ({ staffNo: '0011', name: '', posts: ['handler'] }) });
    const draft = await papers('paper', { id: (await seen()).filing.paperId ?? 0 });
    await papers('save', { id: draft.line.id, rowVersion: draft.line.rowVersion, content: { ...draft.content, facts: '送审后改过。' } });
    await expect(record(await answer(neighbour, request))).rejects.toMatchObject({ code: 'papers.reviewOfOther' });
    await expect(approve()).rejects.toMatchObject({ code: 'people.mayNot' });
    expect(await desk.reader.rows('SELECT returned_at FROM review_requests')).toEqual([{ returned_at: null }]);
  });

  test('a key that was retired counts no more; one\'s own never', async () => {
    const request = await send();
    const [organ] = (await admin('reviewOrgans', {})).organs;
    await admin('retireReviewOrgan', { organId: organ?.id ?? 0, rowVersion: organ?.rowVersion ?? 0, reason: '对方更换密钥' });
    await expect(record(await answer(neighbour, request))).rejects.toMatchObject({ code: 'papers.returnUntrusted' });
    const own = path.join(folder, 'own.json');
    await writeFile(own, JSON.stringify((await desk.reader.rows<{ public_jwk: string }>('SELECT public_jwk FROM device_keys')).map((row) => JSON.parse(row.public_jwk) as unknown)[0] ?? { kty: 'none' }));
    await expect(admin('pinReviewOrgan', { file: tokenOf(own), organ: '自己', seen: null })).rejects.toMatchObject({ code: 'papers.badOrganKey' });
  });

  test('two officers and one key: the second sees the name that stands and may put the own in its place; one that is retired or renamed is told as such', async () => {
    const file = tokenOf(neighbour.publicKeyFile);
    const [seen] = (await admin('reviewOrgans', {})).organs;
    await expect(admin('pinReviewOrgan', { file, organ: '江北区劳动保障监察大队', seen: null })).rejects.toMatchObject({ code: 'papers.organThere' });
    await expect(admin('pinReviewOrgan', { file, organ: '江北大队', seen: null })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { organ: '江北区劳动保障监察大队' }, staffNo: expect.stringMatching(/./) as string, at: expect.any(Number) as number } });
    await admin('pinReviewOrgan', { file, organ: '江北大队', seen: '江北区劳动保障监察大队' });
    const retire = (organId: number, rowVersion: number, reason: string) => admin('retireReviewOrgan', { organId, rowVersion, reason });
    await expect(retire(seen?.id ?? 0, seen?.rowVersion ?? 0, '撤销')).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已改名为 江北大队', over: true } });
    const [stands] = (await admin('reviewOrgans', {})).organs;
    expect(stands).toMatchObject({ organ: '江北大队', thumbprint: seen?.thumbprint });
    await retire(stands?.id ?? 0, stands?.rowVersion ?? 0, '对方更换密钥');
    await expect(retire(stands?.id ?? 0, stands?.rowVersion ?? 0, '撤销')).rejects.toMatchObject({ data: { standing: '已停用', note: '对方更换密钥', over: true } });
  });
});
