import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
let id = 0;
beforeEach(async () => {
  desk = await makeDesk();
  id = (await desk.employers('create', { fields: head('戊服装有限公司', uscc(5), { industry: 'other' }), tags: [] })).id;
});
afterEach(() => desk.close());

const record = (caseNo: string, set: { name?: string; uscc?: string; by: string; employer?: number | null; ended?: number | null }): Promise<unknown> =>
  desk.fill([`INSERT INTO court_records (case_no, debtor_name, uscc, listed_at, ended_at, employer_id, matched_by) VALUES ('${caseNo}', '${set.name ?? '戊服装有限公司'}', '${set.uscc ?? ''}', ${at('2025-03-31 23:30')}, ${set.ended ?? 'NULL'}, ${set.employer === undefined ? id : set.employer ?? 'NULL'}, '${set.by}')`]);
const queue = () => desk.wages('courtQueue', { offset: 0, limit: 20 });
const confirm = async (caseNo: string, confirmed: boolean, employerId = id) => {
  const row = await desk.reader.first<{ id: number; row_version: number }>('SELECT id, row_version FROM court_records WHERE case_no = ?', [caseNo]);
  return desk.wages('confirmCourt', { id: row?.id ?? 0, rowVersion: row?.row_version ?? 0, employerId, confirmed, note: '' });
};
const level = async () => (await desk.reader.first<{ level: string }>(`SELECT alert_level AS level FROM employers WHERE id = ${id}`))?.level;

test('a record of the same code waits for a brigade member; confirmed it is red at once', async () => {
  await record('执1', { uscc: uscc(5), by: 'code' });
  expect(await queue()).toMatchObject({ total: 1, rows: [{ caseNo: '执1', matchedBy: 'code', candidates: [{ employerId: id, uscc: uscc(5) }] }] });
  await desk.wages('reckonNow', {});
  expect(await level()).toBe('none');
  await confirm('执1', true);
  expect(await level()).toBe('red');
  expect((await queue()).total).toBe(0);
  const court = (await desk.employers('dossier', { id })).court[0];
  expect(court).toMatchObject({ confirmed: true, confirmedBy: '0001', confirmedAt: desk.clock.now });
});

test('taken back, the alert lapses and the record does not come back into the queue', async () => {
  await record('执1', { uscc: uscc(5), by: 'code' });
  await confirm('执1', true);
  await confirm('执1', false);
  expect(await level()).toBe('none');
  expect((await desk.wages('board', { states: ['lapsed'], kinds: [], text: '', offset: 0, limit: 9 })).total).toBe(1);
  expect((await queue()).total).toBe(0);
});

test('a match by name alone is only proposed (code N), and becomes the employer\'s by the officer\'s word', async () => {
  await record('执2', { by: 'name' });
  await desk.wages('reckonNow', {});
  expect(await desk.employers('dossier', { id })).toMatchObject({ level: 'unknown', missing: [{ code: 'N' }] });
  await confirm('执2', true);
  expect(await level()).toBe('red');
});

test('a loose record of the name is proposed with all dossiers of that name; "not this one" leaves it loose', async () => {
  const twin = (await desk.employers('create', { fields: head('戊服装有限公司', ''), tags: [] })).id;
  await record('执3', { by: 'none', employer: null });
  expect((await queue()).rows[0]?.candidates.map((candidate) => candidate.employerId)).toEqual([id, twin]);
  await confirm('执3', false, twin);
  expect((await queue()).total).toBe(0);
  expect(await desk.reader.first('SELECT employer_id, matched_by, confirmed FROM court_records')).toEqual({ employer_id: null, matched_by: 'none', confirmed: 0 });
  await confirm('执3', true, id);
  expect(await level()).toBe('red');
});

test('another code, a person, and a version that somebody changed are refused', async () => {
  await record('执4', { uscc: uscc(6), by: 'none', employer: null });
  await expect(confirm('执4', true)).rejects.toMatchObject({ code: 'wages.courtOtherCode' });
  await record('执5', { uscc: uscc(5), by: 'person' });
  await expect(confirm('执5', true)).rejects.toMatchObject({ code: 'wages.courtPerson' });
  expect((await queue()).total).toBe(0);
  await record('执6', { uscc: uscc(5), by: 'code' });
  const row = (await queue()).rows[0];
  await confirm('执6', true);
  await expect(desk.wages('confirmCourt', { id: row?.id ?? 0, rowVersion: row?.rowVersion ?? 0, employerId: id, confirmed: false, note: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile' });
});

test('a record that ended inside the month still makes it red; the alert itself has ended', async () => {
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-03', ${id}, 0)`]);
  await record('执7', { uscc: uscc(5), by: 'code', ended: at('2025-04-01 08:00') });
  await confirm('执7', true);
  const [line] = (await desk.wages('board', { states: [], kinds: ['red'], text: '', offset: 0, limit: 9 })).rows;
  expect(line).toMatchObject({ from: '2025-03-31', endedOn: '2025-04-01' });
  expect(await level()).toBe('red');
  desk.clock.now = at('2025-05-02 09:00');
  await desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('2025-04', ${id}, 0)`, `UPDATE court_records SET ended_at = ${at('2025-03-31 23:50')}`]);
  await desk.wages('reckonNow', {});
  expect(await level()).toBe('none');
});

test('a new dossier, or one that gets its code, finds its court records by itself, unconfirmed', async () => {
  await record('执8', { name: '己市政工程有限公司', uscc: uscc(7), by: 'none', employer: null });
  const other = (await desk.employers('create', { fields: head('己市政工程有限公司', ''), tags: [] })).id;
  expect(await desk.reader.first('SELECT employer_id FROM court_records')).toEqual({ employer_id: null });
  await desk.employers('edit', { id: other, rowVersion: 1, fields: head('己市政工程有限公司', uscc(7)), allowDuplicateCode: false, reason: '' });
  expect(await desk.reader.first('SELECT employer_id, matched_by, confirmed FROM court_records')).toEqual({ employer_id: other, matched_by: 'code', confirmed: 0 });
  await desk.employers('edit', { id: other, rowVersion: 2, fields: head('己市政工程有限公司', uscc(8)), allowDuplicateCode: false, reason: '代码录错' });
  expect(await desk.reader.first('SELECT employer_id, matched_by FROM court_records')).toEqual({ employer_id: null, matched_by: 'none' });
});

test('two dossiers of one code both stand under a confirmed record; loose records of a name make each namesake unknown until somebody decides', async () => {
  const twin = (await desk.employers('create', { fields: head('戊服装（分）', '', { industry: 'other' }), tags: [] })).id;
  await desk.employers('edit', { id: twin, rowVersion: 1, fields: head('戊服装（分）', uscc(5), { industry: 'other' }), allowDuplicateCode: true, reason: '' });
  await record('执1', { uscc: uscc(5), by: 'code' });
  await confirm('执1', true);
  expect(await desk.reader.rows('SELECT id, alert_level AS level FROM employers ORDER BY id')).toEqual([{ id, level: 'red' }, { id: twin, level: 'red' }]);
  const third = (await desk.employers('create', { fields: head('己物业', uscc(7), { industry: 'other' }), tags: [] })).id;
  await record('执2', { name: '己物业', by: 'none', employer: null });
  await desk.wages('reckonNow', {});
  expect((await desk.employers('dossier', { id: third })).level).toBe('unknown');
  await confirm('执2', false, third);
  expect((await desk.employers('dossier', { id: third })).level).toBe('none');
});
