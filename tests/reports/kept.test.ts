import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import type { Services } from '#electron/areas/services.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { acting } from '../support/acting.ts';
import { sampleFiles } from '../windows/jobs/district.ts';
import { BOTH, makeReportsDesk } from './support/desk.ts';
import { enterMarch, MARCH, pay } from './support/march.ts';

/* Approved tables are given out again byte for byte: after a restart, after the ledger has changed, under another printer of files. */

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let made = 0;
const press: Services['press'] = { pdf: () => Promise.resolve(new Uint8Array(Buffer.from(`%PDF ${(made += 1)}`))), print: () => Promise.resolve('queued') };

it('in the window: docx, PDF and workbook of an approved table, both editions', async () => {
  const desk = await makeReportsDesk();
  const { caseId } = await enterMarch(desk);
  await desk.freezeMonth(MARCH);
  const all = async (services: Services): Promise<string[]> => {
    const reports = acting('reports', services);
    const digests = [];
    for (const table of BOTH) for (const edition of ['exact', 'public'] as const) for (const format of ['docx', 'pdf', 'xlsx'] as const) {
      const { file } = await reports('exportTable', { table, month: MARCH, edition, revision: 1, format });
      digests.push(sha(await readFile(`${file?.folder}/${file?.name}`)));
    }
    return digests;
  };
  const first = await all({ ...desk.services, press });
  desk.clock.now += 86_400_000;
  await pay(desk, caseId, 100);
  expect(await all({ ...desk.services, press })).toEqual(first);
  expect(new Set(first).size).toBe(first.length);

  await desk.ledger.close();
  const ledger = await openLedger(desk.folder, { now: desk.clock.now });
  expect(await all({ ...desk.services, ledger: () => ledger, press })).toEqual(first);
  expect(made).toBe(4);
  await ledger.close();
  await desk.close().catch(() => undefined);
}, 60_000);

let folder = '';
const ledgerFolder = (): string => path.join(folder, 'ledger');
async function cli(...words: string[]): Promise<Record<string, unknown>[]> {
  const out: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = await runCli(words, { out: (line) => out.push(JSON.parse(line) as Record<string, unknown>), err: (line) => err.push(line) });
  expect(code, err.join('\n')).toBe(0);
  return out;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kept-cli-'));
  process.env['LEDGER_PASSPHRASE'] = 'correct horse battery staple';
  await cli('init', '--ledger', ledgerFolder(), '--district', '990101', '--name', '清河区');
  for (const [number, kind] of [['01', 'employers'], ['07', 'cases']] as const) for (const file of sampleFiles(number)) await cli('import', '--ledger', ledgerFolder(), kind, file);
}, 60_000);
afterAll(async () => {
  delete process.env['LEDGER_PASSPHRASE'];
  await rm(folder, { recursive: true, force: true });
});

it('on the command line: what was handed out before is written as it was, and nothing of the ledger changes', async () => {
  const written = async (table: string, format: string, out: string): Promise<Buffer> => {
    const [told] = await cli('tables', '--ledger', ledgerFolder(), '--month', '2025-03', '--table', table, '--format', format, '--out', path.join(folder, out));
    return readFile(String(told?.['file']));
  };
  await written('major-cases', 'xlsx', 'draft');
  await cli('submit', '--ledger', ledgerFolder(), '--month', '2025-03');
  await cli('approve', '--ledger', ledgerFolder(), '--month', '2025-03');
  const first = [await written('wage-risk', 'docx', 'a'), await written('wage-risk', 'xlsx', 'a')];
  const again = [await written('wage-risk', 'docx', 'b'), await written('wage-risk', 'xlsx', 'b')];
  expect(again.map(sha)).toEqual(first.map(sha));

  const ledger = await openLedger(ledgerFolder(), { now: Date.now() });
  expect(await ledger.reader.rows('SELECT * FROM frozen_files')).toEqual([]);
  expect(await ledger.reader.rows(`SELECT seq FROM journal WHERE seq > (SELECT max(seq) FROM journal WHERE operation = 'reports.approve')`)).toEqual([]);
  // Bytes of an older product, which this one would never make: still what the brigade signed, and still what comes out.
  const old = Buffer.from('an older layout');
  await ledger.transaction(async (w) => {
    await w.insert('frozen_files', { owner: 'table:wage-risk:2025-03:V1:exact', format: 'docx', sha256: sha(old), size: old.length, sealed: 0, bytes: old, made_at: 0 });
    return { commit: true };
  });
  await ledger.close();
  expect((await written('wage-risk', 'docx', 'c')).equals(old)).toBe(true);
}, 60_000);
