import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORKER } from '../intake/support.ts';
import { makeGuardedBrigade, OFFICERS, type GuardedBrigade, type StaffNo } from './brigade.ts';

/*
 * Post × role × who entered it × grant × dispatched × 72 hours, over both ways in which an identity is shown: by itself and in its paper. What is expected is written down
 * here once more from the table of domain 2, so that neither way can drift from it or from the other.
 */

const HOUR = 3_600_000;
interface Place { readonly role: 'complainant' | 'informant'; readonly by: StaffNo; readonly dispatched: boolean; readonly granted: boolean; readonly hours: number }

function expected(staffNo: StaffNo, { role, by, dispatched, granted, hours }: Place): boolean {
  switch (OFFICERS[staffNo]) {
    case 'captain': return true;
    case 'handler': return dispatched && staffNo === '0011' && (role === 'complainant' || granted);
    case 'intakeClerk': return !dispatched;
    case 'gridWorker': return role === 'complainant' && staffNo === by && hours < 72;
    default: return false;
  }
}

let desk: GuardedBrigade;
beforeAll(async () => { desk = await makeGuardedBrigade(); }, 60_000);
afterAll(() => desk.close());

/** Both ways, with all that could be asked for: whether the identity came out, and how many rows of looks each left. */
async function ways(staffNo: StaffNo, id: number, personId: string, paper: number): Promise<readonly [alone: boolean, inPaper: boolean]> {
  const words = { reason: '核实情况', confirmation: '举报人甲' };
  const count = async (): Promise<number> => (await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM identity_looks'))?.n ?? 0;
  const tried: boolean[] = [];
  for (const look of [
    async () => (await desk.as(staffNo)('identities.look', { subject: { kind: 'complaint', id }, personId, ...words })).name,
    async () => String((await desk.as(staffNo)('papers.look', { id: paper, ...words })).content['name']),
  ]) {
    const before = await count();
    const name = await look().catch(() => null);
    tried.push(name === WORKER.name);
    // Whoever saw is in the captain's list, and nobody else is.
    expect((await count()) - before).toBe(name === null ? 0 : 1);
  }
  return [tried[0] === true, tried[1] === true];
}

test('who sees a complainant or informant is the same by itself and in its paper, and is what the table says', async () => {
  const wrong: string[] = [];
  let places = 0;
  for (const role of ['complainant', 'informant'] as const) {
    for (const by of ['0021', '0031'] as const) {
      for (const dispatched of [false, true]) {
        const start = desk.clock.now;
        const { id } = await desk.register(by, { kind: role === 'complainant' ? 'complaint' : 'report' });
        const subject = { kind: 'complaint', id } as const;
        if (dispatched) await desk.dispatch(id);
        const paper = await desk.paperOf(id, role === 'complainant' ? 'D01' : 'D02');
        const personId = (await desk.reader.first<{ id: string }>('SELECT person_id AS id FROM person_subjects WHERE subject_kind = \'complaint\' AND subject_id = ?', [id]))?.id ?? '';
        for (const hours of [0, 71, 72]) {
          desk.clock.now = start + hours * HOUR;
          for (const granted of dispatched ? [false, true] : [false]) {
            if (granted) await desk.as('0001')('identities.grant', { subject, staffNo: '0011', reason: '查证需要' });
            const place: Place = { role, by, dispatched, granted, hours };
            places += 1;
            for (const staffNo of Object.keys(OFFICERS) as StaffNo[]) {
              const seen = await ways(staffNo, id, personId, paper);
              const right = expected(staffNo, place);
              if (seen[0] !== right || seen[1] !== right) wrong.push(`${staffNo} ${OFFICERS[staffNo]} ${JSON.stringify(place)}: alone ${seen[0]}, in the paper ${seen[1]}, expected ${right}`);
            }
            const given = (await desk.reader.first<{ id: number }>('SELECT max(id) AS id FROM identity_grants'))?.id ?? 0;
            if (granted) await desk.as('0001')('identities.endGrant', { id: given, reason: '查完了' });
          }
        }
      }
    }
  }
  expect(places).toBe(36);
  expect(wrong).toEqual([]);
}, 240_000);
