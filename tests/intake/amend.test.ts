import { afterEach, beforeEach, expect, test } from 'vitest';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { paperContent, papersOf } from '#electron/areas/papers/reads.ts';
import { everyByte, makeBrigade, makeComplaint, matter, versionOf, WORKER, type Brigade } from './support.ts';

let desk: Brigade;
let id = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  ({ id } = await makeComplaint(desk));
});
afterEach(() => desk.close());

const seen = () => desk.captain('complaint', { id });
const versioned = () => versionOf(desk, id);
const same = { matter, statement: null, reason: '更正' };
const changes = () => desk.reader.rows<{ before_json: string; after_json: string; reason: string }>(`SELECT before_json, after_json, reason FROM record_changes WHERE subject_kind = 'complaint' AND subject_id = '${id}' ORDER BY id DESC LIMIT 1`);

test('a correction keeps old and new values with its reason, fires triggers by the new figures, moves no clock, and goes into the draft of the form', async () => {
  const before = await seen();
  const done = await desk.clerk('amend', { ...(await versioned()), matter: { ...matter, headcount: 30, amountClaimedFen: 9_999_999, placeOfWork: '解放路店' }, statement: null, reason: '工友又来了一批' });
  expect(done.triggers.map((one) => one.clause)).toEqual(['4.2(2)①', '4.2(2)③', '5.1①']);
  const after = await seen();
  expect(after).toMatchObject({ rowVersion: before.rowVersion + 1, matter: { headcount: 30, placeOfWork: '解放路店' }, statement: before.statement, line: { triggers: done.triggers, clock: { ruleId: 'major.n30', startAt: before.line.registeredAt, dueAt: before.line.registeredAt + 1_800_000 } } });
  // The clocks of the registration stay where they were.
  expect((await clocksOf(desk.reader, { kind: 'complaint', id: before.line.id }, desk.clock.now, desk.services)).map((one) => one.ruleId)).toEqual(expect.arrayContaining(['intake.dispatch', 'intake.filingNotice.plan', 'filing.immediate.due', 'major.n30', 'major.n2h']));
  expect(after.events[0]).toMatchObject({ staffNo: '0021', reason: '工友又来了一批' });
  expect(after.events[0]?.text).toMatch(/更正登记内容：工作地、涉及人数、主张金额，须立即立案（欠薪人数 30 ≥ 5），须立即立案（涉嫌拒不支付劳动报酬罪.*），达重大案件条件/);
  const [change] = await changes();
  expect([JSON.parse(change?.before_json ?? ''), JSON.parse(change?.after_json ?? ''), change?.reason]).toEqual([
    { place_of_work: '人民路店', headcount: 3, amount_claimed_fen: 3_860_000 }, { place_of_work: '解放路店', headcount: 30, amount_claimed_fen: 9_999_999 }, '工友又来了一批',
  ]);
  const [paper] = await papersOf(desk.reader, { kind: 'complaint', id });
  expect(await paperContent(desk.reader, desk.services, paper?.id ?? 0)).toMatchObject({ headcount: 30, amountFen: 9_999_999, name: WORKER.name, statement: before.statement });
  await desk.clerk('amend', { ...(await versioned()), ...same });
  expect((await seen()).events[0]?.text).toContain('不再须立即立案（原 欠薪人数 30 ≥ 5）');
  const fired = (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).filter((one) => /^(major|filing)\./.test(one.ruleId));
  expect(fired.map((one) => [one.ruleId, one.stopAt === null]).toSorted()).toEqual([['filing.immediate.due', false], ['major.n2h', false], ['major.n30', false]]);
});

test('the words of a corrected statement stand nowhere in the clear', async () => {
  await desk.clerk('amend', { ...(await versioned()), matter, statement: '会计刘小玲说月底给。', reason: '本人补充' });
  expect((await seen()).statement).toBe('会计刘小玲说月底给。');
  const [change] = await changes();
  expect(change).toMatchObject({ before_json: '{"statement":"（密封）"}', after_json: '{"statement":"（密封，已改）"}' });
  const bytes = await everyByte(desk);
  for (const word of ['刘小玲', '月底给', '王大锤']) expect(bytes.includes(word)).toBe(false);
  await desk.clerk('amend', { ...(await versioned()), matter, statement: ' ', reason: '本人撤回' });
  expect((await seen()).statement).toBe('');
});

test('the second of two corrections is refused and writes nothing; nothing changed is no correction', async () => {
  const first = await versioned();
  await desk.clerk('amend', { ...first, matter: { ...matter, headcount: 4 }, statement: null, reason: '数错' });
  await expect(desk.clerk('amend', { ...first, matter: { ...matter, amountClaimedFen: 1 }, statement: '别的', reason: '金额' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { rowVersion: first.rowVersion + 1 } });
  expect(await seen()).toMatchObject({ matter: { headcount: 4, amountClaimedFen: 3_860_000 }, statement: '工头王大锤说没有钱。' });
  await expect(desk.clerk('amend', { ...(await versioned()), ...same, matter: { ...matter, headcount: 4 }, statement: '工头王大锤说没有钱。' })).rejects.toMatchObject({ code: 'intake.nothingAmended' });
  await expect(desk.clerk('amend', { ...(await versioned()), ...same, matter: { ...matter, periodFrom: '2025-03' } })).rejects.toMatchObject({ code: 'intake.periodReversed', field: 'matter.periodTo' });
});

test('its own A and the desk may; another A and B may not; not while the captain decides nor after the answer', async () => {
  await desk.captain('dispatch', { ...(await versioned()), staffNo: '0011', reason: '' });
  const wish = async () => ({ ...(await versioned()), matter: { ...matter, headcount: 4 }, statement: null, reason: '数错' });
  await expect(desk.other('amend', await wish())).rejects.toMatchObject({ code: 'people.mayNot' });
  await expect(desk.reviewer('amend', await wish())).rejects.toMatchObject({ code: 'people.mayNot' });
  expect(await desk.handler('amend', await wish())).toMatchObject({ state: 'dispatched', triggers: [] });
  await desk.handler('proposeAnswer', { ...(await versioned()), outcome: 'refuse', reason: 'notCompetent', basis: '《劳动保障监察条例》第十一条', to: '', reviewBody: '清河区人民政府', court: '清河区人民法院', phone: '12333' });
  await expect(desk.handler('amend', { ...(await versioned()), ...same })).rejects.toMatchObject({ code: 'intake.answerThere' });
  await desk.captain('approveAnswer', await versioned());
  await expect(desk.handler('amend', { ...(await versioned()), ...same })).rejects.toMatchObject({ code: 'intake.notNow' });
  expect((await desk.handler('complaint', { id })).acts).not.toContain('amend');
});
