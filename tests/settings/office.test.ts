import { afterEach, beforeEach, expect, test } from 'vitest';
import { organName } from '#electron/areas/office.ts';
import { perform } from '#electron/areas/run.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { startClock } from '#electron/areas/clocks/running.ts';
import type { Services } from '#electron/areas/services.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { seat } from '../support/seat.ts';
import { complaintOf, matter, makeBrigade, type Brigade } from '../intake/support.ts';

/* 大队信息: what one officer sets once and every paper, number and clock takes from then on. */

let desk: Brigade;
let office: ReturnType<typeof acting<'settings'>>;
beforeEach(async () => {
  desk = await makeBrigade();
  const person = { staffNo: '0099', name: '管理员', posts: ['sysAdmin'] };
  await seat(desk, person);
  const admin: Services = { ...desk.services, now: () => desk.clock.now, actor: () => person };
  office = acting('settings', admin);
});
afterEach(() => desk.close());

const set = async (part: Partial<Awaited<ReturnType<typeof read>>['fields']>): Promise<void> => {
  const { fields } = await read();
  await office('setOffice', { fields: { ...fields, ...part }, seen: fields });
};
const read = () => office('office', {});

test('a ledger in which nobody has set anything says what holds instead', async () => {
  expect(await read()).toMatchObject({
    fields: { organ: '', numberPrefix: '', numberStyle: 'form', officePhone: '', reviewContinuous: false, supplementDays: 0, smallCell: 3, showSeconds: 60, gridHours: 72, crimeSingleFen: 0, crimeGroupFen: 0 },
    previous: null, changedBy: '', changedAt: null, defaults: { organ: '清河区劳动保障监察大队', numberPrefix: '清', supplementDays: 15, crimeSingleFen: [500_000, 2_000_000], crimeGroupFen: [3_000_000, 10_000_000] }, sample: '清人社监立字〔2025〕第1号',
  });
});

test('is set once, journalled with old and new in words, can be taken back to what it was before, and every paper takes it', async () => {
  await set({ organ: '清河区劳动保障综合行政执法大队', officePhone: '023-65100000' });
  await set({ officePhone: '023-65100001', numberStyle: 'gb', reviewContinuous: true });
  expect(await organName(desk.reader)).toBe('清河区劳动保障综合行政执法大队');
  const found = await read();
  expect(found).toMatchObject({ sample: '清人社监立〔2025〕1号', changedBy: '0099', changedAt: desk.clock.now, previous: { organ: '清河区劳动保障综合行政执法大队', officePhone: '023-65100000', numberStyle: 'form', reviewContinuous: false } });
  const captain = acting('journal', desk.services);
  const list = await captain('list', { before: null, limit: 1, filter: { from: null, to: null, staffNo: '', operation: 'settings.setOffice', subject: '', text: '', onlyReason: false, onlyOverride: false } });
  expect(list.entries[0]?.summary).toContain('联系电话：023-65100000 → 023-65100001');
  const changes = await captain('changes', { seq: list.entries[0]?.seq ?? 0 });
  expect(changes.changes).toContainEqual(expect.objectContaining({ head: '立案审核时限', old: '只计工作时间', new: '连续计时' }));
  expect((await desk.clerk('deskFacts', {})).officePhone).toBe('023-65100001');
});

test('the second saver is told what the other set, field by field; nothing is overwritten, and the administrator alone sets it', async () => {
  const { fields: seen } = await read();
  await office('setOffice', { fields: { ...seen, organ: '甲大队' }, seen });
  await expect(office('setOffice', { fields: { ...seen, organ: '乙大队', court: '清河区人民法院' }, seen })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { organ: '甲大队', court: '' }, staffNo: '0099' } });
  expect((await read()).fields).toMatchObject({ organ: '甲大队', court: '' });
  await expect(perform({ ...desk.services, actor: () => ({ staffNo: '0011', name: '甲', posts: ['handler'] }) }, 'settings.setOffice', { fields: seen, seen })).rejects.toMatchObject({ code: 'people.mayNot' });
  for (const wrong of [{ smallCell: 2 }, { gridHours: 73 }, { showSeconds: 4 }, { supplementDays: 91 }]) await expect(set(wrong)).rejects.toThrow();
});

test('the province’s figure of the crime decides from then on what fires, within the range of the law', async () => {
  const employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  const one = { ...matter, headcount: 1, amountClaimedFen: 900_000, periodFrom: '2024-12', periodTo: '2025-02' };
  const { id } = await desk.clerk('register', complaintOf({ id: employerId }, { matter: one }));
  const fired = async (): Promise<string[]> => (await desk.captain('complaint', { id })).line.triggers.map((trigger) => trigger.clause);
  expect(await fired()).toEqual(['4.2(2)③']);
  await expect(set({ crimeSingleFen: 499_999 })).rejects.toMatchObject({ code: 'settings.crimeFigure', field: 'crimeSingleFen' });
  await expect(set({ crimeGroupFen: 10_000_001 })).rejects.toMatchObject({ code: 'settings.crimeFigure', field: 'crimeGroupFen' });
  await set({ crimeSingleFen: 1_000_000 });
  expect(await fired()).toEqual([]);
  // The range that the screen names stays the law's.
  expect((await read()).defaults.crimeSingleFen).toEqual([500_000, 2_000_000]);
  await set({ crimeSingleFen: 900_000 });
  expect(await fired()).toEqual(['4.2(2)③']);
  await set({ crimeSingleFen: 0 });
  expect(await fired()).toEqual(['4.2(2)③']);
});

test('what a desk typed on a paper is remembered only where nothing was set', async () => {
  const employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  await set({ officePhone: '023-65100000' });
  const { id } = await desk.clerk('register', complaintOf({ id: employerId }));
  const version = async (): Promise<{ id: number; rowVersion: number }> => ({ id, rowVersion: (await desk.captain('complaint', { id })).rowVersion });
  await desk.captain('dispatch', { ...(await version()), staffNo: '0011', reason: '' });
  await desk.handler('requestSupplement', { ...(await version()), missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '政务大厅 3 号窗口', phone: '12333', handed: false });
  expect((await read()).fields).toMatchObject({ officePhone: '023-65100000', officeAddress: '政务大厅 3 号窗口' });
});

test('the default term of a supplement is the district’s; its clock ends with the day that the notice names', async () => {
  const employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  await set({ supplementDays: 10 });
  const clock = async (id: number) => (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).find((one) => one.ruleId === 'intake.supplement.reply');
  for (const [dueOn, days] of [['', 10], ['2025-04-21', null]] as const) {
    const { id } = await desk.clerk('register', complaintOf({ id: employerId }, { complainant: null, anonymous: true, kind: 'report' }));
    const version = async (): Promise<{ id: number; rowVersion: number }> => ({ id, rowVersion: (await desk.captain('complaint', { id })).rowVersion });
    await desk.captain('dispatch', { ...(await version()), staffNo: '0011', reason: '' });
    await desk.handler('requestSupplement', { ...(await version()), missing: [{ item: '劳动合同', why: '' }], dueOn, office: '窗口', phone: '12333', handed: true });
    const { supplement } = await desk.captain('complaint', { id });
    expect((await clock(id))?.lastDay).toBe(supplement.dueOn);
    if (days === null) expect(supplement.dueOn).toBe(dueOn);
  }
});

test('case numbers go on counting when the style changes in the midst of a year', async () => {
  const { id: employerId } = await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] });
  const fields = { employerId, cause: '拖欠工资', source: '投诉', filedAt: desk.clock.now, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '' };
  const register = () => perform({ ...desk.services, actor: () => ({ staffNo: '0011', name: '甲', posts: ['handler'] }) }, 'cases.register', { caseNo: '', fields }) as Promise<{ caseNo: string }>;
  expect((await register()).caseNo).toBe('清人社监立字〔2025〕第1号');
  await set({ numberStyle: 'gb', numberPrefix: '清河' });
  expect((await register()).caseNo).toBe('清河人社监立〔2025〕2号');
});

test('two hours of legal review run through the night where the district says so; a clock that began before stays as it was', async () => {
  const evening = Date.UTC(2025, 3, 1, 9); // 17:00 in Shanghai, half an hour before the office closes
  const begin = async (id: number): Promise<number> => {
    let dueAt = 0;
    await desk.ledger.command({ actor: { staffNo: '0001', name: '大队长', posts: ['captain'] }, now: evening }, async (w) => {
      ({ dueAt } = await startClock({ w, now: evening, actor: { staffNo: '0001', name: '大队长', posts: ['captain'] }, services: desk.services }, { ruleId: 'filing.legalReview', subject: { kind: 'case', id }, startAt: evening, event: '报审' }));
      return { value: undefined, entry: { operation: 'test', subject: { kind: 'case', id: String(id), label: '' }, summary: '', changes: {} }, topics: [] };
    });
    return dueAt;
  };
  desk.clock.now = evening;
  const before = await begin(1);
  expect(before).toBeGreaterThan(evening + 12 * 3_600_000);
  await set({ reviewContinuous: true });
  expect(await begin(2)).toBe(evening + 2 * 3_600_000);
  expect((await clocksOf(desk.reader, { kind: 'case', id: 1 }, evening, desk.services))[0]?.dueAt).toBe(before);
});
