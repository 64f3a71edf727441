import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ink } from '#shared/contract/papers.ts';
import { signersOfSealedPapers } from '#electron/ledger/migrations/0017-signers-of-sealed-papers.ts';
import { codeOf, makeGuardedBrigade, OFFICERS, type GuardedBrigade, type StaffNo } from '../identities/brigade.ts';
import { everyByte, WORKER } from '../intake/support.ts';

const INK: Ink = [Array.from({ length: 20 }, (_, i): [number, number, number, number] => [5 + i * 2, 10 + (i % 3), 0.5, i * 16])];

let desk: GuardedBrigade;
let paper: number;
let digest: string;
beforeEach(async () => {
  desk = await makeGuardedBrigade();
  const { id } = await desk.register('0021');
  paper = await desk.paperOf(id, 'D01');
  const { rowVersion } = (await desk.as('0021')('papers.paper', { id: paper })).line;
  await desk.as('0021')('papers.approve', { id: paper, rowVersion });
  digest = (await desk.as('0021')('papers.paper', { id: paper })).digest;
  await desk.dispatch(id);
});
afterEach(() => desk.close());

const sign = (staffNo: StaffNo, signer = '投诉人甲') => codeOf(desk.as(staffNo)('papers.sign', { id: paper, digest, slot: 'complainant', signer, ink: INK }));

test('a party signs before whoever writes the paper, and before nobody else; so is a refusal to sign', async () => {
  const may: StaffNo[] = [];
  for (const staffNo of Object.keys(OFFICERS) as StaffNo[]) {
    const signed = await sign(staffNo);
    const refused = await codeOf(desk.as(staffNo)('papers.refuseToSign', { id: paper, digest, slot: 'complainant', signer: '投诉人甲', reason: '不认可', witnesses: ['0003', '0005'] }));
    expect(refused, staffNo).toBe(signed);
    if (signed === 'done') may.push(staffNo);
    else expect(signed, staffNo).toBe('people.mayNot');
    if (staffNo !== '0031' && staffNo !== '0032' && staffNo !== '0099') expect((await desk.as(staffNo)('papers.paper', { id: paper })).slots, staffNo).toMatchObject([{ slot: 'complainant', officer: false, may: signed === 'done' }]);
  }
  expect(may.sort()).toEqual(['0011', '0021', '0022']);
});

test('no name goes in the clear with a signature', async () => {
  expect(await sign('0021', WORKER.name)).toBe('papers.signerPseudonym');
  expect(await sign('0021')).toBe('done');
  const shown = await desk.as('0012')('papers.paper', { id: paper });
  expect(shown.signatures).toMatchObject([{ signer: '投诉人甲', staffNo: '0021' }]);
  expect((await everyByte(desk)).includes(WORKER.name)).toBe(false);
});

test('names that an earlier version kept beside a signature are gone, bytes and all', async () => {
  await sign('0021');
  await desk.ledger.transaction(async (w) => {
    await w.run('DROP TRIGGER paper_signatures_fixed');
    await w.run('DROP TRIGGER paper_events_no_update');
    await w.run('UPDATE paper_signatures SET signer = ?', [WORKER.name]);
    await w.run("UPDATE paper_events SET reason = ? WHERE event = 'signed'", [WORKER.name]);
    await w.run("CREATE TRIGGER paper_signatures_fixed BEFORE UPDATE ON paper_signatures BEGIN SELECT 1; END");
    await w.run("CREATE TRIGGER paper_events_no_update BEFORE UPDATE ON paper_events BEGIN SELECT 1; END");
    return { commit: true };
  });
  await desk.ledger.transaction(async (w) => { await signersOfSealedPapers.up(w); return { commit: true }; });
  expect(await desk.reader.rows('SELECT signer FROM paper_signatures')).toEqual([{ signer: '当事人' }]);
  expect(await desk.reader.rows("SELECT reason FROM paper_events WHERE event = 'signed'")).toEqual([{ reason: '' }]);
  await desk.ledger.transaction(async (w) => { await expect(w.run("UPDATE paper_signatures SET signer = 'x'")).rejects.toThrow(/stays as it was made/); return { commit: false }; });
});

test('a paper is found by its title, number, matter or state', async () => {
  const found = async (text: string): Promise<number[]> => (await desk.as('0001')('papers.list', { of: null, text })).papers.map((one) => one.id);
  for (const text of ['投诉登记', '监投字', '已定稿']) expect(await found(text), text).toContain(paper);
  expect(await found('已作废')).toEqual([]);
  const draft = await desk.paperOf((await desk.register('0021')).id, 'D01');
  expect(await found('草稿')).toContain(draft);
});
