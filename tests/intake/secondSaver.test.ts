import { afterEach, beforeEach, expect, test } from 'vitest';
import { perform } from '#electron/areas/run.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { makeBrigade, makeComplaint, versionOf, type Brigade } from './support.ts';

/* Whoever takes a step of a complaint second is told the state that it has now, what the other did, who and when. */

let desk: Brigade;
let id = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  ({ id } = await makeComplaint(desk));
});
afterEach(() => desk.close());

const versioned = () => versionOf(desk, id);
const answer = { reason: 'notCompetent' as const, basis: '《劳动保障监察条例》第十一条', to: '', reviewBody: '清河区人民政府', court: '清河区人民法院', phone: '12333' };

test('dispatch, supplement, answer and reopening', async () => {
  const seen = await versioned();
  await desk.captain('dispatch', { ...seen, staffNo: '0011', reason: '' });
  const at = desk.clock.now;
  desk.clock.now += 60_000;
  await expect(desk.captain('dispatch', { ...seen, staffNo: '0012', reason: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已分派', staffNo: '0001', at, note: expect.stringContaining('0011') as string } });
  expect((await desk.captain('complaint', { id })).line.dispatchedTo).toBe('0011');
  const open = await versioned();
  await desk.handler('proposeAnswer', { ...open, outcome: 'refuse', ...answer });
  await expect(desk.handler('requestSupplement', { ...open, missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '窗口', phone: '12333', handed: false })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { staffNo: '0011' } });
  const proposed = await versioned();
  await desk.captain('approveAnswer', proposed);
  await expect(desk.captain('returnAnswer', { ...proposed, reason: '属于本机关职权' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: expect.stringMatching(/./) as string } });
});

test('a proposal of the working calendar is withdrawn by another one only if it was seen', async () => {
  const clocks = acting('clocks', { ...desk.services, now: () => desk.clock.now });
  const notice = { year: 2027, holidayOff: ['2027-01-01'], workingWeekends: [] };
  const first = await clocks('proposeYear', { ...notice, source: '一', seen: null });
  await expect(clocks('proposeYear', { ...notice, holidayOff: ['2027-01-01', '2027-01-04'], source: '二', seen: null })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { id: first.id }, standing: '放假 2027-01-01（一）', staffNo: '0001' } });
  expect((await clocks('years', {})).proposed).toMatchObject([{ id: first.id }]);
  await clocks('proposeYear', { ...notice, source: '二', seen: first.id });
});

test('a report of the grid that somebody else claimed stays with whom it was given to', async () => {
  const [a, b] = [(await desk.employers('create', { fields: head('甲店', uscc(1)), tags: [] })).id, (await desk.employers('create', { fields: head('乙店', uscc(2)), tags: [] })).id];
  await desk.ledger.exclusively((w) => w.run(`INSERT INTO grid_reports (report_no, name, street_code, collected_at, change) VALUES ('WG-9', '甲店', '990101001', 0, '')`));
  const claim = (employerId: number, seen: number | null) => perform(desk.services, 'imports.assignGrid', { reportNo: 'WG-9', employerId, seen });
  await claim(a, null);
  await expect(claim(b, null)).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { employerId: a } } });
  expect(await desk.reader.first(`SELECT employer_id FROM grid_reports WHERE report_no = 'WG-9'`)).toEqual({ employer_id: a });
  await claim(b, a);
});
