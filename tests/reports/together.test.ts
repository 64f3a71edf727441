import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLedger } from '#electron/ledger/open.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { acting } from '../support/acting.ts';
import { BOTH, CHECKER, CHIEF, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import { enterMarch, MARCH, pay } from './support/march.ts';

/* The window and the command line on one ledger, at the same moment. */

let desk: ReportsDesk;
let caseId = 0;
let other: Ledger;
beforeEach(async () => {
  desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
  other = await openLedger(desk.folder, { now: desk.clock.now });
}, 60_000);
afterEach(async () => {
  await other.close();
  await desk.close();
});

const elsewhere = (actor: Actor) => acting('reports', { ...desk.services, ledger: () => other, actor: () => actor });
const approval = { month: MARCH, tables: BOTH, reasonCode: null, lookedThrough: true };
const serials = async (): Promise<string[]> => (await desk.rows()).map((row) => row.serial);
const V1 = ['990101-QX-202503-V1', '990101-ZD-202503-V1'];

it('two approvals at once freeze one revision; the other is told that nothing waits any more', async () => {
  desk.who.actor = CHECKER;
  await desk.reports('submit', { month: MARCH, tables: BOTH });
  desk.who.actor = CHIEF;
  const done = await Promise.allSettled([desk.reports('approve', approval), elsewhere(CHIEF)('approve', approval), desk.reports('approve', approval)]);
  expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'reports.nothingChanged' });
  expect(await serials()).toEqual(V1);
  expect(await firstBrokenEntry(other.reader)).toBeNull();
});

it('a check in one place is approved in the other', async () => {
  await elsewhere(CHECKER)('submit', { month: MARCH, tables: BOTH });
  desk.who.actor = CHIEF;
  expect((await desk.reports('approve', approval)).frozen).toHaveLength(2);
  expect((await elsewhere(CHIEF)('month', { month: MARCH })).tables.map((table) => table.state)).toEqual(['approved', 'approved']);
});

it('what another process wrote after the draft was reckoned here is never approved unseen', async () => {
  desk.who.actor = CHECKER;
  await desk.reports('submit', { month: MARCH, tables: BOTH });
  await desk.draft('wage-risk', MARCH);
  await pay(desk, caseId, 6_000_000);
  await expect(elsewhere(CHIEF)('approve', approval)).rejects.toMatchObject({ code: 'reports.changedSinceCheck' });
  expect((await elsewhere(CHECKER)('table', { table: 'wage-risk', month: MARCH, edition: 'exact', revision: null })).rows.map((row) => row['W19'])).toContain('180000.00');
  expect(await serials()).toEqual([]);
});

it('a payment that comes during the approval is either in the table or asks for a correction; never half', async () => {
  desk.who.actor = CHECKER;
  await desk.reports('submit', { month: MARCH, tables: BOTH });
  desk.who.actor = CHIEF;
  const [approved] = await Promise.allSettled([elsewhere(CHIEF)('approve', approval), pay(desk, caseId, 6_000_000)]);
  const states = (await desk.overview(MARCH)).tables.map((table) => table.state);
  if (approved.status === 'fulfilled') expect([await serials(), states]).toEqual([V1, ['changed-since', 'changed-since']]);
  else expect([approved.reason, await serials(), states]).toEqual([expect.objectContaining({ code: 'reports.changedSinceCheck' }), [], ['draft', 'draft']]);
});
