import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#electron/ledger/integrity.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { csvText, EMPLOYER_HEADS, employerRow, makeDesk, type Desk } from '../imports/desk.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';
import { spawned } from './importProcess.ts';

/* kill -9 and a full disk in the midst of an import: a batch is there whole or not at all, and the ledger is sound. */

const resources = path.resolve(import.meta.dirname, '../../resources');
let child = '';
let place = '';

beforeAll(async () => {
  child = await bundleChild('importChild');
  place = await mkdtemp(path.join(tmpdir(), 'import-fault-'));
}, 60_000);
afterAll(async () => {
  await rm(path.dirname(child), { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const sound = async (ledger: Ledger): Promise<void> => expect((await checkLedger(ledger)).filter((check) => !check.ok)).toEqual([]);
/** Every row of every table, but what the engine keeps for itself. */
async function dump(ledger: Ledger): Promise<string> {
  const tables = await ledger.reader.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'employer_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
  const found: string[] = [];
  for (const { name } of tables) found.push(name, JSON.stringify(await ledger.reader.rows(`SELECT * FROM ${name}`)));
  return found.join('\n');
}

describe('kill -9 during an import', () => {
  let test: TestLedger;
  beforeAll(async () => { test = await makeLedger(); await test.ledger.close(); });
  afterAll(() => test.close());

  it('at random moments: each batch is whole or not there, and none that was told is lost', async () => {
    const told = new Map<number, string>();
    let cutShort = 0;
    for (let round = 1; round <= 12; round += 1) {
      const running = spawnChild(child, [test.folder, resources, String(round)]);
      await running.line('importing 1');
      // In the first round one import goes through, so that the later ones have something to change.
      if (round === 1) await running.line('importing 2');
      await pause(Math.random() * 450);
      running.child.kill('SIGKILL');
      await running.ended;
      for (const line of running.lines.filter((one) => one.startsWith('done '))) told.set(Number(line.split(' ')[2]), `${round}-${line.split(' ')[1]}`);
      if (running.lines.at(-1)?.startsWith('importing') === true) cutShort += 1;
      const ledger = await openLedger(test.folder, { now: Date.now() });
      try {
        await sound(ledger);
        await wholeBatches(ledger, told);
      } finally {
        await ledger.close();
      }
    }
    expect(cutShort).toBeGreaterThan(5);
    // Result files are whole: whoever finds one finds both refused rows in it.
    for (const name of (await readdir(path.join(test.folder, 'refused'))).filter((one) => one.endsWith('.csv'))) expect((await readFile(path.join(test.folder, 'refused', name), 'utf8')).split('\r\n')).toHaveLength(4);
  }, 60_000);

  async function wholeBatches(ledger: Ledger, known: ReadonlyMap<number, string>): Promise<void> {
    const batches = await ledger.reader.rows<{ id: number; file_name: string; rows: number; created: number; changed: number; same: number; refused: number; unmatched: number; made: number; kept: number; entries: number }>(
      `SELECT b.*, (SELECT count(*) FROM employers e WHERE e.batch_id = b.id) AS made, (SELECT count(*) FROM record_changes r WHERE r.batch_id = b.id AND r.subject_kind = 'employer') AS kept,
         (SELECT count(*) FROM journal j WHERE j.operation = 'imports.write' AND j.subject_id = CAST(b.id AS TEXT)) AS entries FROM import_batches b ORDER BY b.id`,
    );
    for (const batch of batches) expect(batch).toMatchObject({ rows: 2052, refused: 2, made: batch.created, kept: batch.changed, entries: 1, created: batch.id === 1 ? 2050 : 50, changed: batch.id === 1 ? 0 : 2000 });
    for (const [id, name] of known) expect(batches.find((batch) => batch.id === id)?.file_name).toBe(`${name}.csv`);
    // All are at the address of the last batch: no list went in by half.
    expect(await ledger.reader.rows('SELECT DISTINCT address FROM employers WHERE id <= 2000')).toEqual([{ address: batches.at(-1)?.file_name.replace('.csv', '') }]);
    expect(await ledger.reader.rows('SELECT count(*) AS n FROM employers')).toEqual([{ n: 2000 + batches.length * 50 }]);
    expect(await ledger.reader.rows('SELECT count(*) AS n FROM journal')).toEqual([{ n: batches.length }]);
  }
});

describe('a disk that fills up during an import', () => {
  const many = csvText(EMPLOYER_HEADS, Array.from({ length: 6000 }, (_, i) => employerRow(i + 100, { 地址: '建设路'.repeat(20), 标签: '重点' })));
  let desk: Desk;
  const begin = async (): Promise<void> => {
    desk = await makeDesk();
    await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2)]);
  };

  it('wherever the engine finds no room: a clear sentence, nothing half written, and it goes on once there is room', async () => {
    await begin();
    try {
      const { ledger } = desk.test;
      const file = await desk.file('大.csv', many);
      const [pages] = await ledger.reader.rows<{ page_count: number }>('PRAGMA page_count');
      const before = await dump(ledger);
      for (const spare of [0, 1, 5, 40, 300, 900]) {
        await ledger.exclusively((w) => w.rows(`PRAGMA max_page_count = ${(pages?.page_count ?? 0) + spare}`));
        await expect(desk.take('employers', file)).rejects.toMatchObject({ code: 'ledger.diskFull', message: `磁盘已满，台账没有改动：${ledger.paths.folder}。` });
        expect(await dump(ledger)).toBe(before);
        await sound(ledger);
      }
      await ledger.exclusively((w) => w.rows('PRAGMA max_page_count = 1073741823'));
      expect(await desk.take('employers', file)).toMatchObject({ created: 6000, batchId: 2 });
      await sound(ledger);
    } finally {
      await desk.close();
    }
  }, 30_000);

  /** Lets a process import the long list into a ledger of its own, and looks at the ledger afterwards. `setting` is shell before it, over $LEDGER. */
  async function inChild(text: string, shell: readonly string[], setting: string, words: readonly string[], after = (folder: string): string => folder): Promise<string[]> {
    const small = await makeLedger();
    await small.ledger.close();
    const file = path.join(place, '大.csv');
    await writeFile(file, text);
    const lines = await spawned([...shell, 'bash', '-c', setting, process.execPath, child, resources, '1', file, ...words], { LEDGER: small.folder });
    const ledger = await openLedger(after(small.folder), { now: Date.now() });
    try {
      await sound(ledger);
      expect(await ledger.reader.rows('SELECT 1 FROM employers UNION ALL SELECT 1 FROM journal UNION ALL SELECT 1 FROM import_batches')).toEqual([]);
      expect(await readdir(ledger.paths.refused)).toEqual([]);
      return lines.slice(0, 2).map((line) => line.replaceAll(small.folder, 'LEDGER').replace(/refused\/.*csv/, 'refused/…'));
    } finally {
      await ledger.close();
      await small.close();
    }
  }
  const RUN = '"$0" "$1" "$LEDGER" "${@:2}"';
  const FULL = 'refused ledger.diskFull 磁盘已满，台账没有改动：LEDGER。';
  const TROUBLE = 'refused imports.diskTrouble 磁盘读写出错，没有写入任何内容：LEDGER。';
  const RESULT = 'refused imports.resultUnwritable 不能写入结果文件：LEDGER/refused/…。';
  const refusedRows = many.replaceAll(',建筑,', ',采矿,');
  // A disk of its own where this machine lets a process have one, as root or in a namespace; else no file may grow beyond a limit, as under a quota.
  const own = canMount();
  const limit = (kib: number): string => `ulimit -f ${kib}; ${RUN}`;

  it.each([['a list of new employers', many, own ? FULL : TROUBLE], ['a list whose refused rows fill it', refusedRows, own ? FULL.replace('LEDGER', 'LEDGER/refused') : RESULT]])('on a disk of 1.5 MB, %s', async (_name, text, told) => {
    const setting = `cp -r "$LEDGER" "$LEDGER.before" && mount -t tmpfs -o size=1500k tmpfs "$LEDGER" && cp -r "$LEDGER.before/." "$LEDGER" && ${RUN}; cp -r "$LEDGER" "$LEDGER.after"`;
    const lines = own ? await inChild(text, ['unshare', '-Urm'], setting, [], (folder) => `${folder}.after`) : await inChild(text, [], limit(900), []);
    expect(lines).toEqual(['ready', told]);
  }, 30_000);

  it.each([['a look', ['look']], ['an import', []]])('where only the folder of temporary files is full, %s', async (_name, words) => {
    const setting = `mkdir "$LEDGER.tmp" && mount -t tmpfs -o size=600k tmpfs "$LEDGER.tmp" && SQLITE_TMPDIR="$LEDGER.tmp" ${RUN}`;
    const lines = own ? await inChild(many, ['unshare', '-Urm'], setting, words) : await inChild(many, [], limit(900), words);
    expect(lines).toEqual(['ready', own ? FULL : TROUBLE]);
  }, 30_000);

  it.each([['a look', many, ['look'], TROUBLE], ['an import', many, [], TROUBLE], ['an import whose refused rows are too many', refusedRows, [], RESULT]])('a quota on the size of files, %s: told in one sentence', async (_name, text, words, told) => {
    expect(await inChild(text, [], limit(900), words)).toEqual(['ready', told]);
  }, 30_000);
});

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
