import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tablePayload } from '#shared/city/payload.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { checkLedger } from '#electron/ledger/integrity.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { makeReportsDesk } from '../reports/support/desk.ts';
import { enterMarch, MARCH } from '../reports/support/march.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/* kill -9 in the midst of approvals: both tables are frozen and on their way, or neither; what was said to be approved is there. */

const ROUNDS = 12;
const resources = path.resolve(import.meta.dirname, '../../resources');
let child = '';
let parent = '';
let folder = '';
let caseId = 0;

beforeAll(async () => {
  child = await bundleChild('approvalChild');
  const desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
  ({ parent, folder } = desk);
  await desk.ledger.close();
}, 60_000);

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

interface Revision { table_name: string; revision: number; payload: string; payload_sha256: string; signed: number; row_count: number; supersedes: number | null }

it('the ledger opens and is whole after every death', async () => {
  const acknowledged = new Set<string>();
  let approvals = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const running = spawnChild(child, [folder, resources, MARCH, String(caseId)]);
    // By turns: some approvals further, then within the next few milliseconds; or whenever it is.
    await running.line(round % 3 === 2 ? 'ready' : `approving ${1 + Math.floor(Math.random() * 4)}`);
    await pause(Math.random() * (round % 3 === 2 ? 300 : 25));
    running.child.kill('SIGKILL');
    await running.ended;
    for (const line of running.lines) if (/^(wage-risk|major-cases) /.test(line)) acknowledged.add(line);
    approvals = await afterDeath(acknowledged);
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS / 2);
  expect(approvals).toBeGreaterThanOrEqual(acknowledged.size / 2);
}, 60_000);

/** Everything that must hold, looked at in the ledger as opened anew; gives the number of approvals that it holds. */
async function afterDeath(acknowledged: ReadonlySet<string>): Promise<number> {
  const ledger = await openLedger(folder, { now: Date.now() });
  try {
    expect((await checkLedger(ledger)).filter((found) => !found.ok)).toEqual([]);
    const revisions = await ledger.reader.rows<Revision>(
      `SELECT v.table_name, v.revision, v.payload, v.payload_sha256, v.supersedes, CASE WHEN o.jws <> '' THEN 1 ELSE 0 END AS signed, (SELECT count(*) FROM report_rows r WHERE r.revision_id = v.id) AS row_count
       FROM report_revisions v JOIN outbox o ON o.revision_id = v.id ORDER BY v.id`,
    );
    expect(await ledger.reader.first('SELECT count(*) AS n FROM report_revisions')).toEqual({ n: revisions.length });
    const approvals = revisions.length / 2;
    // One after the other, both tables each time, without a gap.
    expect(revisions.map((one) => `${one.table_name} ${one.revision}`)).toEqual(Array.from({ length: approvals }, (_, index) => [`wage-risk ${index + 1}`, `major-cases ${index + 1}`]).flat());
    for (const one of revisions) wholeRevision(one);
    expect(await counts(ledger)).toEqual({ entries: approvals, approved: revisions.length });
    const there = new Set(revisions.map((one) => `${one.table_name} ${one.revision} ${one.payload_sha256}`));
    expect([...acknowledged].filter((line) => !there.has(line))).toEqual([]);
    return approvals;
  } finally {
    await ledger.close();
  }
}

function wholeRevision(one: Revision): void {
  const payload = tablePayload.parse(JSON.parse(one.payload));
  expect(sha256(one.payload)).toBe(one.payload_sha256);
  expect([one.signed, payload.rows.length, payload.revision, payload.supersedes ?? null, one.supersedes]).toEqual([1, one.row_count, one.revision, one.revision === 1 ? null : one.revision - 1, one.revision === 1 ? null : one.revision - 1]);
}

async function counts(ledger: Ledger): Promise<{ entries: number; approved: number }> {
  const found = await ledger.reader.first<{ entries: number; approved: number }>(`SELECT (SELECT count(*) FROM journal WHERE operation = 'reports.approve') AS entries, (SELECT count(*) FROM report_submissions WHERE state = 'approved') AS approved`);
  return found ?? { entries: -1, approved: -1 };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
