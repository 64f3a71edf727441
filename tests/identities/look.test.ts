import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepPerson, type PersonWish } from '#electron/areas/identities/persons.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { acting } from '../support/acting.ts';
import { head, makeDesk, uscc, type Desk } from '../support/desk.ts';

const ID_NO = '11010519491231002X';
const HANDLER: Actor = { staffNo: '0003', name: '周敏', posts: ['handler'] };
const OTHER: Actor = { staffNo: '0004', name: '别人', posts: ['handler'] };
const REVIEWER: Actor = { staffNo: '0005', name: '法审', posts: ['legalReviewer'] };
const BOSS: Actor = { staffNo: '0001', name: '大队长', posts: ['captain'] };
const TRACKER: Actor = { staffNo: '0007', name: '执行', posts: ['enforcementTracker'] };
const CLERK: Actor = { staffNo: '0006', name: '受理', posts: ['intakeClerk'] };

let desk: Desk;
let caseId: number;
let shields: number[];
let who: Actor;
let act: ReturnType<typeof acting<'identities'>>;
let services: Services;

beforeEach(async () => {
  desk = await makeDesk();
  shields = [];
  who = BOSS;
  services = { ...desk.services, actor: () => who, desktop: { ...desk.services.desktop, shield: (seconds) => { shields.push(seconds); } } };
  act = acting('identities', services);
  for (const one of [HANDLER, OTHER, REVIEWER, CLERK, TRACKER]) await desk.fill([`INSERT INTO officers (staff_no, name, posts, created_at) VALUES ('${one.staffNo}', '${one.name}', '${JSON.stringify(one.posts)}', 0)`]);
  const { id } = await desk.employers('create', { fields: head('宏达建筑', uscc(1)), tags: [] } as InputOf<'employers.create'>);
  const made = await desk.cases('register', { caseNo: '', fields: { employerId: id, cause: '拖欠工资', source: '投诉', filedAt: desk.clock.now, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: HANDLER.staffNo } } as InputOf<'cases.register'>);
  caseId = made.id;
});
afterEach(() => desk.close());

const keep = async (more: Partial<PersonWish> = {}): Promise<string> => desk.ledger.command({ actor: CLERK, now: desk.clock.now }, async (w) => {
  const wish: PersonWish = { role: 'complainant', subject: { kind: 'case', id: caseId }, name: '欧阳春晓', idNo: ID_NO, phone: '13912345678', address: '人民路 1 号', source: 'card', ...more };
  return { value: (await keepPerson({ w, actor: CLERK, now: desk.clock.now }, services.vault(), wish)).personId, entry: { operation: 't', subject: { kind: 'case', id: '1', label: '' }, summary: '', changes: {} }, topics: [] };
});
const look = (personId: string, more: Partial<InputOf<'identities.look'>> = {}) => perform(services, 'identities.look', { subject: { kind: 'case', id: caseId }, personId, reason: '送达受理告知', confirmation: '', ...more });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'shown', (error: { code: string }) => error.code);

describe('looking at an identity', () => {
  it('shows it to the handler for a minute, and is known to the captain and in the case', async () => {
    const personId = await keep();
    who = HANDLER;
    expect(await look(personId)).toEqual({ pseudonym: '投诉人甲', name: '欧阳春晓', idNo: ID_NO, phone: '13912345678', address: '人民路 1 号', bankCard: '', seconds: 60, shownUntil: desk.clock.now + 60_000 });
    expect(shields).toEqual([60]);
    await act('hide', {});
    expect(shields).toEqual([60, 0]);
    who = REVIEWER;
    const inCase = await act('persons', { subject: { kind: 'case', id: caseId } });
    expect(inCase.lookers).toMatchObject([{ staffNo: '0003', name: '周敏', post: 'A岗', pseudonym: '投诉人甲', reason: '' }]);
    expect(inCase.persons).toMatchObject([{ pseudonym: '投诉人甲', nameMask: '', idNoMask: '', phoneMask: '', look: { allowed: false } }]);
    who = HANDLER;
    expect((await act('persons', { subject: { kind: 'case', id: caseId } })).persons).toMatchObject([{ idNoMask: '110***********002X', look: { allowed: true } }]);
    who = BOSS;
    expect(await act('looks', { subject: null, offset: 0, limit: 10 })).toMatchObject({ total: 1, unnoted: 1, rows: [{ reason: '送达受理告知', subject: { kind: 'case', id: caseId } }] });
    const { rows } = await act('looks', { subject: null, offset: 0, limit: 10 });
    expect(await act('noteLooks', { upTo: rows[0]?.id ?? 0 })).toEqual({ noted: 1 });
    expect((await act('looks', { subject: null, offset: 0, limit: 10 })).unnoted).toBe(0);
  });

  it('stands in the journal with reason and pseudonym, never with the identity', async () => {
    who = HANDLER;
    await look(await keep());
    const entry = await desk.reader.first<Record<string, string>>('SELECT * FROM journal ORDER BY seq DESC LIMIT 1');
    expect(entry).toMatchObject({ operation: 'identities.look', staff_no: '0003', reason: '送达受理告知', summary: 'A岗查看投诉人甲的身份' });
    expect(JSON.stringify(entry)).not.toMatch(/欧阳|13912345678|11010519491231002X/);
    await desk.ledger.transaction(async (w) => { await expect(w.run('DELETE FROM identity_looks')).rejects.toThrow(/never deleted/); return { commit: false }; });
    await desk.ledger.transaction(async (w) => { await expect(w.run(`UPDATE identity_looks SET reason = 'x'`)).rejects.toThrow(/never changed/); return { commit: false }; });
  });

  it('refuses whom the matrix refuses, and leaves no trace of a look', async () => {
    const personId = await keep();
    for (const [actor, refused] of [[OTHER, 'identities.mayNotLook'], [REVIEWER, 'people.mayNot'], [CLERK, 'identities.mayNotLook'], [TRACKER, 'people.mayNot']] as const) {
      who = actor;
      expect(await code(look(personId))).toBe(refused);
    }
    expect((await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM identity_looks'))?.n).toBe(0);
    expect(shields).toEqual([]);
  });

  it('takes no reason that says who it was', async () => {
    const personId = await keep();
    who = HANDLER;
    for (const reason of ['联系欧阳春晓', '核对 11010519491231002x', '打 139 1234 5678', '核对１１０１０５１９４９１２３１００２Ｘ']) expect(await code(look(personId, { reason }))).toBe('identities.reasonNames');
    expect(await code(look(personId, { reason: '' }))).toBe('input.invalid');
    expect(await desk.reader.first(`SELECT 1 AS x FROM journal WHERE operation = 'identities.look'`)).toBeUndefined();
  });

  it('shows an informant to the captain after a second confirmation, to the handler after a grant', async () => {
    const personId = await keep({ role: 'informant' });
    expect(await code(look(personId))).toBe('identities.confirm');
    expect(await code(look(personId, { confirmation: '举报人甲' }))).toBe('shown');
    who = HANDLER;
    expect(await code(look(personId))).toBe('identities.mayNotLook');
    expect(await code(perform(services, 'identities.grant', { subject: { kind: 'case', id: caseId }, staffNo: '0003', reason: '查证' }))).toBe('people.mayNot');
    who = BOSS;
    expect(await code(act('grant', { subject: { kind: 'case', id: caseId }, staffNo: '0004', reason: '查证' }))).toBe('identities.notHandler');
    await act('grant', { subject: { kind: 'case', id: caseId }, staffNo: '0003', reason: '查证需要' });
    who = HANDLER;
    expect(await code(look(personId))).toBe('shown');
    who = BOSS;
    const { grants } = await act('persons', { subject: { kind: 'case', id: caseId } });
    await act('endGrant', { id: grants[0]?.id ?? 0, reason: '查完了' });
    who = HANDLER;
    expect(await code(look(personId))).toBe('identities.mayNotLook');
  });

  it('shows nothing while the vault is closed, and lists pseudonyms all the same', async () => {
    const personId = await keep();
    services.vaultKeeper().close();
    expect(await code(look(personId))).toBe('vault.locked');
    expect(await act('persons', { subject: { kind: 'case', id: caseId } })).toMatchObject({ vault: 'locked', persons: [{ pseudonym: '投诉人甲', nameMask: '', idNoMask: '' }] });
  });

  it('leaves no plain byte in the database file', async () => {
    await look(await keep());
    const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(desk.ledger.paths.database + end)));
    for (const text of ['欧阳春晓', ID_NO, '13912345678', '人民路']) expect(bytes.includes(text)).toBe(false);
  });
});
