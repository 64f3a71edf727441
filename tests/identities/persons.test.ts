import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryPersons, findPersonsByHash, keepPerson, personsOf, type PersonWish } from '#electron/areas/identities/persons.ts';
import { writeVaultState } from '#electron/vault/stateRepository.ts';
import { Vault } from '#electron/vault/vault.ts';
import { makeDesk, type Desk } from '../support/desk.ts';
import { CAPTAIN } from '../support/ledger.ts';

const ID_NO = '11010519491231002X';
const COMPLAINT = { kind: 'complaint', id: 1 };
let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const wish = (more: Partial<PersonWish> = {}): PersonWish => ({ role: 'complainant', subject: COMPLAINT, name: '欧阳春晓', idNo: ID_NO, phone: '13912345678', address: '清河区人民路 1 号', source: 'typed', ...more });

const keep = (more: Partial<PersonWish> = {}) => desk.ledger.command({ actor: CAPTAIN, now: desk.clock.now }, async (w) => ({
  value: await keepPerson({ w, actor: CAPTAIN, now: desk.clock.now }, desk.services.vault(), wish(more)),
  entry: { operation: 'test', subject: { kind: 'complaint', id: '1', label: '' }, summary: '登记', changes: {} }, topics: [],
}));

describe('keeping a person', () => {
  it('shows pseudonyms and masks, and nothing else', async () => {
    expect(await keep()).toMatchObject({ pseudonym: '投诉人甲' });
    expect(await keep({ name: '李四', idNo: '440524188001010014', phone: null, address: null })).toMatchObject({ pseudonym: '投诉人乙' });
    const [first, second] = await personsOf(desk.reader, desk.services.vault(), COMPLAINT);
    expect(first).toMatchObject({ pseudonym: '投诉人甲', nameMask: '欧**', idNoMask: '110***********002X', phoneMask: '139****5678', enteredBy: '0001' });
    expect(second).toMatchObject({ idNoMask: '440***********0014', phoneMask: '' });
    expect((await personsOf(desk.reader, null, COMPLAINT))[0]).toMatchObject({ pseudonym: '投诉人甲', nameMask: '', idNoMask: '', phoneMask: '' });
  });

  it('shows no mask of an informant', async () => {
    await keep({ role: 'informant' });
    expect(await personsOf(desk.reader, desk.services.vault(), COMPLAINT)).toMatchObject([{ pseudonym: '举报人甲', nameMask: '', idNoMask: '', phoneMask: '' }]);
  });

  it('keeps the same number once, however it was typed, and takes over what is new', async () => {
    const first = await keep({ phone: null });
    const again = await keep({ idNo: '１１０１０５１９４９１２３１００２ｘ', address: null });
    expect(again).toEqual(first);
    expect(await personsOf(desk.reader, desk.services.vault(), COMPLAINT)).toMatchObject([{ phoneMask: '139****5678' }]);
    expect(await keep({ subject: { kind: 'complaint', id: 2 } })).toMatchObject({ pseudonym: '投诉人甲' });
  });

  it('is found by number and by phone wherever it stands', async () => {
    await keep();
    await keep({ subject: { kind: 'case', id: 9 }, role: 'worker', phone: null });
    const vault = desk.services.vault();
    expect((await findPersonsByHash(desk.reader, vault, { idNo: ID_NO.toLowerCase() })).map(({ pseudonym, subject }) => `${pseudonym} ${subject.kind} ${subject.id}`).sort()).toEqual(['劳动者甲 case 9', '投诉人甲 complaint 1']);
    expect(await findPersonsByHash(desk.reader, vault, { phone: '+86 139 1234 5678' })).toHaveLength(1);
    expect(await findPersonsByHash(desk.reader, vault, { idNo: '440524188001010014', phone: '' })).toEqual([]);
  });

  it('goes along when the complaint becomes a case, once', async () => {
    await keep();
    const carry = () => desk.ledger.transaction(async (w) => { await carryPersons({ w }, COMPLAINT, { kind: 'case', id: 5 }); return { commit: true }; });
    await carry();
    await carry();
    expect(await personsOf(desk.reader, desk.services.vault(), { kind: 'case', id: 5 })).toMatchObject([{ pseudonym: '投诉人甲', idNoMask: '110***********002X' }]);
  });

  it('writes nothing under a key that another process has changed', async () => {
    const other = await Vault.create('11111111-2222-4333-8444-555555555555', 'p', null);
    await desk.ledger.transaction(async (w) => { await writeVaultState(w, other); return { commit: true }; });
    await expect(keep()).rejects.toMatchObject({ code: 'vault.keyChanged' });
    expect(await personsOf(desk.reader, null, COMPLAINT)).toEqual([]);
  });
});
