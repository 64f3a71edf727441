import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPersonsByHash } from '#electron/areas/identities/persons.ts';
import { paperContent, papersOf } from '#electron/areas/papers/reads.ts';
import { acting } from '../support/acting.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { head, uscc } from '../support/desk.ts';
import { complaintOf, everyByte, makeBrigade, matter, WORKER, type Brigade } from './support.ts';

/* Persons of a complaint after its registration: corrected, added, relieved; sealed, kept, and never told. */

const CARD = { name: '诸葛小亮', idNo: '440524188001010014', address: '某省某市桑树弄 9 号' };
let desk: Brigade;
let id = 0;
let employerId = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  id = (await desk.clerk('register', complaintOf({ id: employerId }, { matter: { ...matter, headcount: 6 }, delegates: [{ name: '东方代表', idNo: null, phone: '13700000001', address: null, source: 'typed' }] }))).id;
});
afterEach(() => desk.close());

const identities = () => acting('identities', desk.services);
const persons = () => identities()('persons', { subject: { kind: 'complaint', id } }).then((found) => found.persons);
const blank: InputOf<'intake.correctPerson'>['change'] = { name: null, idNo: null, phone: null, address: null, clear: [], source: 'typed' };
const rowVersion = async (): Promise<number> => (await desk.captain('complaint', { id })).rowVersion;
const draft = async (kind: string) => paperContent(desk.reader, desk.services, (await papersOf(desk.reader, { kind: 'complaint', id })).find((one) => one.kind === kind)?.id ?? 0);

test('a correction by card: sealed, hashes follow, the earlier values are kept sealed and can be looked at, the draft of the form follows, and nothing says who', async () => {
  const [first] = await persons();
  const before = await desk.captain('complaint', { id });
  const done = await desk.clerk('correctPerson', { id, personId: first?.personId ?? '', personVersion: 1, change: { ...blank, ...CARD, source: 'card' }, reason: '本人出示证件更正' });
  expect(done).toEqual({ pseudonym: '投诉人甲', rowVersion: 2 });
  const [now] = await persons();
  expect(now).toMatchObject({ nameMask: '诸**', idNoMask: '440***********0014', phoneMask: first?.phoneMask, source: 'card', rowVersion: 2, corrections: [{ version: 1, staffNo: '0021', reason: '本人出示证件更正', fields: ['name', 'idNo', 'address'] }] });
  const vault = desk.services.vault();
  expect(await findPersonsByHash(desk.reader, vault, { idNo: WORKER.idNo })).toEqual([]);
  expect((await findPersonsByHash(desk.reader, vault, { idNo: CARD.idNo })).map((one) => one.pseudonym)).toEqual(['投诉人甲']);
  const look = (version: number | null) => identities()('look', { subject: { kind: 'complaint', id }, personId: first?.personId ?? '', reason: '核对更正', confirmation: '', version });
  await desk.captain('dispatch', { id, rowVersion: await rowVersion(), staffNo: '0011', reason: '' });
  expect(await look(null)).toMatchObject(CARD);
  expect(await look(1)).toMatchObject({ name: WORKER.name, idNo: WORKER.idNo, address: WORKER.address, phone: WORKER.phone });
  await expect(look(2)).rejects.toMatchObject({ code: 'identities.noSuchPerson' });
  expect(await draft('D01')).toMatchObject({ ...CARD, phone: WORKER.phone, statement: before.statement, headcount: 6 });
  const after = await desk.captain('complaint', { id });
  expect(after).toMatchObject({ matter: before.matter, line: { pseudonym: '投诉人甲' } });
  expect(after.events.map((one) => one.text)).toContain('更正投诉人甲：姓名、证件号、住址（读身份证）');
  const bytes = await everyByte(desk);
  for (const word of [WORKER.name, WORKER.idNo, CARD.name, CARD.idNo, '柳树巷', '桑树弄']) expect(bytes.includes(word)).toBe(false);
});

test('one field alone; a telephone that is not known any more; nothing changed, wrong numbers and reasons that name the person are refused and write nothing', async () => {
  const [first] = await persons();
  const base = { id, personId: first?.personId ?? '', reason: '来电更正' };
  await desk.clerk('correctPerson', { ...base, personVersion: 1, change: { ...blank, phone: '139 1111 2222' } });
  expect((await persons())[0]).toMatchObject({ phoneMask: '139****2222', nameMask: first?.nameMask, source: 'card', corrections: [{ fields: ['phone'] }] });
  await desk.clerk('correctPerson', { ...base, personVersion: 2, change: { ...blank, clear: ['phone'] } });
  expect((await persons())[0]).toMatchObject({ phoneMask: '', rowVersion: 3 });
  expect(await findPersonsByHash(desk.reader, desk.services.vault(), { phone: '13911112222' })).toEqual([]);
  const wish = (change: Partial<typeof blank>, reason = base.reason) => desk.clerk('correctPerson', { ...base, reason, personVersion: 3, change: { ...blank, ...change } });
  await expect(wish({})).rejects.toMatchObject({ code: 'identities.nothingCorrected' });
  await expect(wish({ name: WORKER.name })).rejects.toMatchObject({ code: 'identities.nothingCorrected' });
  await expect(wish({ idNo: '110105194912310021' })).rejects.toMatchObject({ code: 'intake.wrongIdNo', field: 'change.idNo' });
  await expect(wish({ phone: '123' })).rejects.toMatchObject({ code: 'intake.wrongPhone' });
  await expect(wish({ name: '端木新名' }, '原名欧阳翠花')).rejects.toMatchObject({ code: 'identities.textNames', field: 'reason' });
  await expect(wish({ name: '端木新名' }, '应为端木新名')).rejects.toMatchObject({ code: 'identities.reasonNames' });
  expect((await persons())[0]?.rowVersion).toBe(3);
});

test('whoever saves second is told who was first and gets no identity with it', async () => {
  const [first] = await persons();
  const at = { id, personId: first?.personId ?? '', personVersion: 1, reason: '更正' };
  await desk.clerk('correctPerson', { ...at, change: { ...blank, name: '端木先来' } });
  const refused: unknown = await desk.clerk('correctPerson', { ...at, change: { ...blank, phone: '13911112222' } }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'ledger.changedMeanwhile', data: { rowVersion: 2, staffNo: '0021' } });
  expect(JSON.stringify(refused) + String(refused)).not.toContain('端木');
  expect((await persons())[0]).toMatchObject({ rowVersion: 2, phoneMask: first?.phoneMask, corrections: [{ fields: ['name'] }] });
});

test('delegates: added up to five, never the same person twice, relieved with their name kept from others, all in the form', async () => {
  const add = (name: string, idNo: string | null = null) => desk.clerk('addPerson', { id, role: 'delegate', person: { name, idNo, phone: null, address: null, source: 'typed' }, reason: '推选代表' });
  expect((await add(CARD.name, CARD.idNo)).pseudonym).toBe('推选代表乙');
  await expect(add('又一次', CARD.idNo)).rejects.toMatchObject({ code: 'identities.alreadyHere' });
  const second = (await persons()).find((one) => one.pseudonym === '推选代表乙');
  await desk.clerk('removeDelegate', { id, personId: second?.personId ?? '', personVersion: 1, reason: '本人退出' });
  expect((await persons()).map((one) => one.pseudonym)).toEqual(['投诉人甲', '推选代表甲']);
  expect(await findPersonsByHash(desk.reader, desk.services.vault(), { idNo: CARD.idNo })).toEqual([]);
  expect((await add(CARD.name, CARD.idNo)).pseudonym).toBe('推选代表丙');
  for (const name of ['公孙三', '公孙四', '公孙五']) await add(name);
  await expect(add('公孙六')).rejects.toMatchObject({ code: 'intake.delegatesFull' });
  expect(await draft('D01')).toMatchObject({ representative: true, delegates: [{ name: '东方代表' }, { name: CARD.name, idNo: CARD.idNo }, { name: '公孙三' }, { name: '公孙四' }, { name: '公孙五' }] });
  const [first] = await persons();
  await expect(desk.clerk('removeDelegate', { id, personId: first?.personId ?? '', personVersion: 1, reason: '弄错了' })).rejects.toMatchObject({ code: 'intake.onlyDelegates' });
  expect((await desk.captain('complaint', { id })).acts).not.toContain('delegate');
});

test('a report that was anonymous gets its informant; a named one does not get a second', async () => {
  id = (await desk.clerk('register', complaintOf({ id: employerId }, { kind: 'report', anonymous: true, complainant: null }))).id;
  expect((await desk.clerk('complaint', { id })).acts).toContain('informant');
  const wish = { id, role: 'informant' as const, person: { ...CARD, phone: null, source: 'card' as const }, reason: '愿意实名' };
  expect((await desk.clerk('addPerson', wish)).pseudonym).toBe('举报人甲');
  const seen = await desk.captain('complaint', { id });
  expect(seen).toMatchObject({ line: { anonymous: false, pseudonym: '举报人甲' }, persons: [{ role: 'informant', name: '' }] });
  expect(await draft('D02')).toMatchObject({ anonymous: false, name: CARD.name });
  await expect(desk.clerk('addPerson', wish)).rejects.toMatchObject({ code: 'intake.notAnonymous' });
});

test('who may: the desk until it is dispatched, then its own A; an informant only the A whom the captain lets; nobody once it waits for a decision', async () => {
  const [first] = await persons();
  const wish = (version: number, phone: string) => ({ id, personId: first?.personId ?? '', personVersion: version, change: { ...blank, phone }, reason: '来电更正' });
  for (const who of [desk.handler, desk.other, desk.reviewer, desk.captain]) await expect(who('correctPerson', wish(1, '13911110000'))).rejects.toMatchObject({ code: 'people.mayNot' });
  await desk.captain('dispatch', { id, rowVersion: await rowVersion(), staffNo: '0011', reason: '' });
  await expect(desk.clerk('correctPerson', wish(1, '13911110000'))).rejects.toMatchObject({ code: 'people.mayNot' });
  await expect(desk.other('correctPerson', wish(1, '13911110000'))).rejects.toMatchObject({ code: 'people.mayNot' });
  expect((await desk.handler('complaint', { id })).persons[0]?.correct).toBe(true);
  expect((await desk.clerk('complaint', { id })).persons[0]?.correct).toBe(false);
  await desk.handler('correctPerson', wish(1, '13911110000'));
  await desk.handler('proposeAnswer', { id, rowVersion: await rowVersion(), outcome: 'refuse', reason: 'limitation', basis: '条例第二十条', to: '', reviewBody: '区政府', court: '区法院', phone: '12333' });
  await expect(desk.handler('correctPerson', wish(2, '13911110001'))).rejects.toMatchObject({ code: 'intake.answerThere' });

  id = (await desk.clerk('register', complaintOf({ id: employerId }, { kind: 'report', complainant: { ...WORKER, idNo: null } }))).id;
  await desk.captain('dispatch', { id, rowVersion: await rowVersion(), staffNo: '0011', reason: '' });
  const [informant] = await persons();
  const of = { id, personId: informant?.personId ?? '', personVersion: 1, change: { ...blank, phone: '13911110000' }, reason: '来电更正' };
  await expect(desk.handler('correctPerson', of)).rejects.toMatchObject({ code: 'people.mayNot' });
  await identities()('grant', { subject: { kind: 'complaint', id }, staffNo: '0011', reason: '需要联系' });
  await desk.handler('correctPerson', of);
});

test('the same person elsewhere is told while it is typed, by keyed hash, to those who may read that complaint', async () => {
  const other = await desk.clerk('register', complaintOf({ id: employerId }, { complainant: { ...CARD, phone: null, source: 'card' } }));
  expect((await desk.clerk('samePerson', { id, idNo: CARD.idNo, phone: '' })).found).toEqual([{ id: other.id, receiptNo: other.receiptNo, state: 'registered', lapsed: false }]);
  expect((await desk.clerk('samePerson', { id: other.id, idNo: CARD.idNo, phone: '' })).found).toEqual([]);
  expect((await desk.handler('samePerson', { id, idNo: CARD.idNo, phone: '' })).found).toEqual([]);
});
