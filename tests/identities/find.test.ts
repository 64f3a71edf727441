import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryPersons, keepPerson, type PersonWish } from '#electron/areas/identities/persons.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { looksPersonal, personNumber } from '#shared/rules/identifiers/personNumber.ts';
import { acting } from '../support/acting.ts';
import { head, uscc } from '../support/desk.ts';
import { complaintOf, everyByte, makeBrigade, WORKER, type Brigade } from '../intake/support.ts';

const person = (staffNo: string, ...posts: string[]): Actor => ({ staffNo, name: staffNo, posts });
const BOSS = person('0001', 'captain');
const A = person('0011', 'handler');
const OTHER = person('0012', 'handler');
const B = person('0013', 'legalReviewer');
const CLERK = person('0021', 'intakeClerk');

let desk: Brigade;
let who: Actor;
let services: Services;
let caseId: number;
let complaintId: number;
let receiptNo: string;

beforeEach(async () => {
  desk = await makeBrigade();
  services = { ...desk.services, actor: () => who };
  who = BOSS;
  const { id } = await desk.employers('create', { fields: head('宏达建筑', uscc(1)), tags: [] } as InputOf<'employers.create'>);
  const made = await desk.clerk('register', complaintOf({ id }));
  ({ id: complaintId, receiptNo } = made);
  ({ id: caseId } = await acting('cases', desk.servicesOf('0011'))('register', { caseNo: '', fields: { employerId: id, cause: '拖欠工资', source: '投诉', filedAt: desk.clock.now, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: A.staffNo } } as InputOf<'cases.register'>));
  await keep({});
});
afterEach(() => desk.close());

const keep = (more: Partial<PersonWish>) => desk.ledger.command({ actor: CLERK, now: desk.clock.now }, async (w) => ({
  value: await keepPerson({ w, actor: CLERK, now: desk.clock.now }, desk.services.vault(), { role: 'worker', subject: { kind: 'case', id: caseId }, name: WORKER.name, idNo: WORKER.idNo, phone: WORKER.phone, address: null, source: 'typed', ...more }),
  entry: { operation: 't', subject: { kind: 'case', id: '1', label: '' }, summary: '', changes: {} }, topics: [],
}));
const search = (text: string) => perform(services, 'employers.search', { text, limit: 30 }) as Promise<{ by: string; hits: { group: string; title: string; caption: string; route: string }[] }>;
const found = async (as: Actor, text = WORKER.idNo) => {
  who = as;
  return (await search(text)).hits.map((hit) => `${hit.group} ${hit.caption}`).sort();
};

describe('a whole number of a person in the search box', () => {
  it('finds the records by pseudonym and record number, however it is typed, and says nothing of the person', async () => {
    for (const text of [WORKER.idNo, WORKER.idNo.toLowerCase(), ' 110105 19491231 002X ', '１１０１０５１９４９１２３１００２Ｘ', WORKER.phone, '+86 138-0013-8617']) {
      const { by, hits } = await search(text);
      expect(by).toBe('person');
      expect(hits.map((hit) => `${hit.group} ${hit.caption}`).sort()).toEqual(['case 劳动者甲', 'complaint 投诉人甲']);
      expect(hits.find((hit) => hit.group === 'complaint')).toMatchObject({ title: receiptNo, route: `/intake/${complaintId}` });
      expect(JSON.stringify(hits)).not.toMatch(/欧阳|110105|0013|8617/);
    }
    expect(await search('440524188001010014')).toEqual({ by: 'person', hits: [] });
    // A digit short or wrong is no number of a person: nothing is asked of the sealed ones.
    for (const text of [WORKER.idNo.slice(0, -1), '110105194912310021', WORKER.phone.slice(0, -1)]) expect(await search(text)).toMatchObject({ by: 'text', hits: [] });
    expect((await search(uscc(1))).hits[0]?.group).toBe('employer');
  });

  it('shows each officer only what he may read: the A his own, others and the B nothing, nobody what he is recused from', async () => {
    expect(await found(CLERK)).toEqual(['case 劳动者甲', 'complaint 投诉人甲']);
    expect(await found(A)).toEqual(['case 劳动者甲']);
    expect(await found(OTHER)).toEqual([]);
    expect(await found(B)).toEqual([]);
    who = BOSS;
    await perform(services, 'cases.assign', { id: caseId, part: 'reviewer', staffNo: B.staffNo, reason: '', seen: [] });
    expect(await found(B)).toEqual(['case 劳动者甲']);
    who = BOSS;
    await perform(services, 'cases.recuse', { id: caseId, staffNo: B.staffNo, reason: '与当事人是亲属' });
    await perform(services, 'cases.recuse', { id: caseId, staffNo: A.staffNo, reason: '与当事人是亲属' });
    expect(await found(A)).toEqual([]);
    expect(await found(B)).toEqual([]);
    for (const posts of [['sysAdmin'], ['archivist'], ['gridWorker']]) {
      who = person('0099', ...posts);
      expect(await search(WORKER.idNo).then(({ hits }) => hits.length, () => 0)).toBe(0);
    }
  });

  it('finds an informant for the captain in person only, also where the informant went along into a case', async () => {
    const informant = { role: 'informant' as const, subject: { kind: 'complaint' as const, id: complaintId }, idNo: '440524188001010014', phone: '13700137000' };
    await keep(informant);
    await desk.ledger.transaction(async (w) => { await carryPersons({ w }, informant.subject, { kind: 'case', id: caseId }); return { commit: true }; });
    for (const text of [informant.idNo, informant.phone]) {
      expect(await found(BOSS, text)).toEqual(['case 举报人甲', 'complaint 举报人甲']);
      for (const one of [CLERK, A, OTHER, B, person('0021', 'intakeClerk', 'archivist'), { ...person('0012', 'captain'), deputyFor: ['captain'] }]) expect(await found(one, text)).toEqual([]);
    }
    // The A who may look at this informant after a grant still does not find one by a number.
    who = BOSS;
    await perform(services, 'identities.grant', { subject: { kind: 'case', id: caseId }, staffNo: A.staffNo, reason: '查证需要' });
    expect(await found(A, informant.idNo)).toEqual([]);
  });

  it('finds nothing while the vault is not open, and says so', async () => {
    desk.services.vaultKeeper().close();
    expect(await search(WORKER.idNo)).toEqual({ by: 'personLocked', hits: [] });
  });

  it('leaves no trace: no entry, no byte', async () => {
    const before = await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal');
    const asked = ['440524188001010014', '13700137000', WORKER.idNo, WORKER.phone];
    for (const as of [BOSS, OTHER, CLERK]) for (const text of asked) await found(as, text);
    expect(await desk.reader.first('SELECT count(*) AS n FROM journal')).toEqual(before);
    const bytes = await everyByte(desk);
    for (const text of asked) for (const encoding of ['utf8', 'utf16le'] as const) expect(bytes.includes(Buffer.from(text, encoding))).toBe(false);
  });
});

describe('what looks like the number of a person', () => {
  it('is told from codes and names', () => {
    expect(personNumber('110105 19491231 002x')).toEqual({ idNo: WORKER.idNo });
    expect(personNumber('010-88886666')).toBeNull();
    expect(personNumber(uscc(1))).toBeNull();
    for (const text of ['11010519491231', '110105194912310021', '1380013861', '13800138617x', '+86 138 0013 8617']) expect(looksPersonal(text)).toBe(true);
    for (const text of ['宏达建筑', uscc(1), '990101001', '2026第12号', '']) expect(looksPersonal(text)).toBe(false);
  });
});
