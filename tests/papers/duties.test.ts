import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#electron/ledger/journal.ts';
import { draftPaper } from '#electron/areas/papers/draft.ts';
import { acting } from '../support/acting.ts';
import { acceptance, supplement } from './contents.ts';
import { makePaperDesk, type PaperDesk } from './support.ts';

let desk: PaperDesk;
let who: Actor;
let papers: ReturnType<typeof acting<'papers'>>;
const CAPTAIN: Actor = { staffNo: '0001', name: '大队长', posts: ['handler', 'captain'] };
const TWIN: Actor = { staffNo: '0002', name: '大队长', posts: ['captain'] };
const DEPUTY: Actor = { staffNo: '0003', name: '副大队长', posts: ['captain'], deputyFor: ['captain'] };

beforeEach(async () => {
  desk = await makePaperDesk();
  await desk.ledger.transaction(async (w) => {
    await w.run("UPDATE officers SET provisional = 0, cert_no = 'ZF1', cert_until = '2099-12-31'");
    for (const [one, cert] of [[TWIN, 'ZF1'], [DEPUTY, 'ZF3']] as const) await w.insert('officers', { staff_no: one.staffNo, name: one.name, posts: '["captain"]', created_at: 0, cert_no: cert, cert_until: '2099-12-31' });
    return { commit: true };
  });
  papers = acting('papers', { ...desk.services, actor: () => who });
});
afterEach(() => desk.close());

const approveAs = (actor: Actor, paper: { id: number; rowVersion: number }) => { who = actor; return papers('approve', { id: paper.id, rowVersion: paper.rowVersion }); };
const draftedBy = (kind: string, content: typeof acceptance, actor: Actor) => desk.write((act) => draftPaper(act, { kind, subject: { kind: 'case', id: 1 }, employerId: null, label: '投诉人甲', content }), actor);

describe('separation of duties in papers', () => {
  it('whoever wrote a D04 does not approve it, under a second account neither; a deputy does', async () => {
    const paper = await draftedBy('D04', acceptance, CAPTAIN);
    for (const actor of [CAPTAIN, TWIN]) await expect(approveAs(actor, paper)).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('审批人不能是本案的A岗或B岗') as string });
    expect((await approveAs(DEPUTY, paper)).number).toContain('受字');
  });

  it('a D03 is made final by its writer: no chain stands behind it', async () => {
    const paper = await draftedBy('D03', supplement, CAPTAIN);
    expect((await approveAs(CAPTAIN, paper)).number).toContain('补字');
  });
});
