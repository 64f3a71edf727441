import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkJournal } from '#electron/ledger/integrity.ts';
import { appendJournal, entryDigest, type JournalRow } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { checkAnchors } from '#electron/outbox/anchors/check.ts';
import { anchorJournal } from '#electron/outbox/anchors/make.ts';
import { reconcileAnchors } from '#electron/outbox/anchors/reconcile.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import type { Keyring } from '#electron/areas/services.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { makeLedger } from '../support/ledger.ts';
import { ledgerTemplate, PASSPHRASE, quickKeychain } from '../support/madeLedger.ts';

/* Somebody with the file in hand and SQLite on the desk: triggers off, entries altered, taken out, exchanged, or the whole chain reckoned anew. */

const NOW = Date.UTC(2025, 3, 1, 2);
const OFFICER = { staffNo: '0001', name: '大队长', posts: ['captain'] };

let template: Awaited<ReturnType<typeof ledgerTemplate>>;
beforeAll(async () => { template = await ledgerTemplate(NOW); });
afterAll(() => template.remove());

let parent: string;
let folder: string;
let ledger: Ledger;
let keyring: Keyring;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'anchors-'));
  folder = path.join(parent, 'ledger');
  await template.copyTo(folder);
  ledger = await openLedger(folder, { now: NOW });
  keyring = await openKeyring(ledger, quickKeychain);
  await acts(10);
});
afterEach(async () => {
  await ledger.close();
  await rm(parent, { recursive: true, force: true });
});

async function acts(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await ledger.command({ actor: OFFICER, now: NOW + i }, async () => ({
      value: undefined, topics: [], entry: { operation: 'test.act', subject: { kind: 'test', id: String(i), label: `第${i}件` }, summary: `办理 ${i}`, changes: { i } },
    }));
  }
}

const anchor = (): ReturnType<typeof anchorJournal> => anchorJournal(ledger, keyring, NOW + 1000);
const anchorFile = async (): Promise<string> => path.join(folder, 'outbox', 'anchors', (await readdir(path.join(folder, 'outbox', 'anchors'))).sort()[0] ?? '');

/** Does to the closed file what its triggers forbid, and opens it again. */
async function tamper(statements: readonly string[], more: (db: sqlite3.Database) => Promise<void> = () => Promise.resolve()): Promise<void> {
  await ledger.close();
  const db = new sqlite3.Database(ledgerPaths(folder).database);
  const names = (await all<{ name: string }>(db, `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('journal', 'journal_anchors')`)).map(({ name }) => name);
  await exec(db, ['PRAGMA foreign_keys = OFF', ...names.map((name) => `DROP TRIGGER ${name}`), ...statements].join(';\n'));
  await more(db);
  await new Promise<void>((resolve) => { db.close(() => resolve()); });
  ledger = await openLedger(folder, { now: NOW });
}

const exec = (db: sqlite3.Database, sql: string): Promise<void> => new Promise((resolve, reject) => { db.exec(sql, (error) => (error ? reject(error) : resolve())); });
const all = <R>(db: sqlite3.Database, sql: string): Promise<R[]> => new Promise((resolve, reject) => { db.all<R>(sql, (error, rows) => (error ? reject(error) : resolve(rows))); });

/** Writes the whole chain anew from what stands in it: every digest fits again. */
async function reckonAnew(db: sqlite3.Database): Promise<void> {
  let previous = '';
  let seq = 0;
  const rows = await all<JournalRow>(db, 'SELECT * FROM journal ORDER BY seq');
  await exec(db, 'DELETE FROM journal');
  for (const row of rows) {
    seq += 1;
    const full = { ...row, seq, previous };
    previous = entryDigest(full);
    const { digest: _old, ...rest } = full;
    const columns = { ...rest, digest: previous };
    await new Promise<void>((resolve, reject) => {
      db.run(`INSERT INTO journal (${Object.keys(columns).join(', ')}) VALUES (${Object.keys(columns).map(() => '?').join(', ')})`, Object.values(columns), (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }
}

const chain = async (): Promise<string> => (await checkJournal(ledger)).detail;
const anchors = async (): Promise<string> => (await checkAnchors(ledger.reader, ledger.paths)).detail;

describe('the chain of the journal', () => {
  it.each([
    ['an altered word', `UPDATE journal SET summary = '没有这回事' WHERE seq = 5`, '日志第 5 条被改动'],
    ['another person', `UPDATE journal SET staff_no = '0002' WHERE seq = 3`, '日志第 3 条被改动'],
    ['another post', `UPDATE journal SET acted_as = 'handler' WHERE seq = 3`, '日志第 3 条被改动'],
    ['a hidden override', `UPDATE journal SET override_kind = 'rule' WHERE seq = 4`, '日志第 4 条被改动'],
    ['an entry that pretends to be of the first version', `UPDATE journal SET entry_version = 1, acted_as = NULL, override_kind = NULL WHERE seq = 4`, '日志第 4 条被改动'],
    ['a removed entry', `DELETE FROM journal WHERE seq = 6`, '日志第 6 条不在了（被删除）'],
    ['several removed entries', `DELETE FROM journal WHERE seq IN (4, 5, 6)`, '日志第 4 至 6 条不在了（被删除）'],
    ['the first entry removed', `DELETE FROM journal WHERE seq = 1`, '日志第 1 条不在了（被删除）'],
    ['two entries exchanged', `UPDATE journal SET seq = -1 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = -1`, '日志第 4 至 5 条被改动'],
    ['an entry before the first', `INSERT INTO journal SELECT -5, at, staff_no, posts, operation, subject_kind, subject_id, subject_label, summary, reason, changes_digest, '', digest, acted_as, override_kind, entry_version FROM journal WHERE seq = 1`, '日志第 -5 条被改动'],
  ])('shows %s', async (_what, statement, words) => {
    await tamper([statement]);
    expect(await chain()).toContain(words);
    expect((await checkJournal(ledger)).ok).toBe(false);
  });

  it('shows an entry that was rewritten with a digest that fits it', async () => {
    await tamper([`UPDATE journal SET summary = '改写' WHERE seq = 5`], async (db) => {
      const [row] = await all<JournalRow>(db, 'SELECT * FROM journal WHERE seq = 5');
      if (row !== undefined) await exec(db, `UPDATE journal SET digest = '${entryDigest(row)}' WHERE seq = 5`);
    });
    expect(await chain()).toContain('日志第 6 条与前一条不衔接');
  });

  it('covers entries of the first version as they were written', async () => {
    const first = await makeLedger();
    try {
      await first.ledger.exclusively(async (w) => {
        await w.run('DROP TRIGGER journal_new_version');
        await appendJournal(w, OFFICER, NOW, { operation: 'x', subject: { kind: 'x', id: '1', label: '' }, summary: '旧', changes: {} });
        await w.run('DROP TRIGGER journal_no_update');
        await w.run('UPDATE journal SET acted_as = NULL, override_kind = NULL, entry_version = 1');
        const row = await w.first<JournalRow>('SELECT * FROM journal');
        if (row !== undefined) await w.run('UPDATE journal SET digest = ?', [entryDigest(row)]);
        await appendJournal(w, OFFICER, NOW, { operation: 'x', subject: { kind: 'x', id: '1', label: '' }, summary: '新', changes: {} });
      });
      expect(await checkJournal(first.ledger)).toMatchObject({ ok: true });
      // What the first version does not cover must not be filled in afterwards.
      await first.ledger.exclusively((w) => w.run(`UPDATE journal SET acted_as = 'captain' WHERE seq = 1`));
      expect((await checkJournal(first.ledger)).detail).toContain('第 1 条被改动');
    } finally {
      await first.close();
    }
  });
});

describe('anchors', () => {
  it('are made when the head moved, kept in ledger and folder, and fit', async () => {
    expect(await anchor()).toBe('made');
    expect(await anchor()).toBe('unmoved');
    await acts(2);
    expect(await anchor()).toBe('made');
    expect(await readdir(path.join(folder, 'outbox', 'anchors'))).toHaveLength(2);
    expect(await checkAnchors(ledger.reader, ledger.paths)).toEqual({ check: 'anchors', ok: true, detail: '日志锚 2 个，签名和内容全部相符，最近一个封存到第 14 条' });
    expect(await checkJournal(ledger)).toMatchObject({ ok: true });
  });

  it('wait while the key is locked and are made when it opens', async () => {
    const locked = await openKeyring(ledger, null);
    expect(await anchorJournal(ledger, locked, NOW)).toBe('locked');
    await locked.unlock(PASSPHRASE);
    expect(await anchorJournal(ledger, locked, NOW)).toBe('made');
  });

  it('show a chain that was reckoned anew after an alteration', async () => {
    await anchor();
    await acts(3);
    await anchor();
    await tamper([`UPDATE journal SET summary = '没有这回事' WHERE seq = 13`], reckonAnew);
    expect(await chain()).toContain('日志链完整');
    const told = await checkAnchors(ledger.reader, ledger.paths);
    expect(told.ok).toBe(false);
    expect(told.detail).toContain('日志第 12 至 15 条之间被改动或删除后重新编号（与日志锚第 2 号不符）');
  });

  it('show an entry that was taken out with all numbers closed up again', async () => {
    await anchor();
    await tamper(['DELETE FROM journal WHERE seq = 4'], reckonAnew);
    expect(await chain()).toContain('日志链完整');
    expect(await anchors()).toContain('日志第 1 至 11 条之间被改动或删除后重新编号');
  });

  it('show newest entries that were cut off', async () => {
    await anchor();
    await tamper(['DELETE FROM journal WHERE seq > 7']);
    expect(await chain()).toContain('日志链完整');
    expect(await anchors()).toContain('日志第 8 至 11 条不在了，最新的条目被截去（日志锚第 1 号封存到第 11 条）');
  });

  it('show it by their files alone when the ledger\'s own list was cut off with the entries', async () => {
    await anchor();
    await tamper(['DELETE FROM journal WHERE seq > 7', 'DELETE FROM journal_anchors']);
    expect(await anchors()).toContain('日志第 8 至 11 条不在了，最新的条目被截去（日志锚文件第 1 号封存到第 11 条）');
    // And no new anchor covers it up.
    await acts(9);
    await expect(anchor()).rejects.toMatchObject({ code: 'journal.anchorsDisagree' });
    expect(await anchors()).toContain('日志第 11 条及以前被改写');
  });

  it('are themselves missed: in the list, in the folder, in the middle', async () => {
    await anchor();
    await acts(1);
    await anchor();
    await tamper(['DELETE FROM journal_anchors WHERE id = 2']);
    expect(await anchors()).toContain('日志锚第 2 号被删除');
    await tamper(['DELETE FROM journal_anchors WHERE id = 1', `INSERT INTO journal_anchors VALUES (2, '2025-04-01', 13, 'x', 0, 'k', 'j')`]);
    expect(await anchors()).toMatch(/日志锚第 1 号被删除.*日志锚第 2 号的签名或内容被改动/s);
  });

  it('show files that are lost, changed or not ours', async () => {
    await anchor();
    const file = await anchorFile();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/.$/, text.endsWith('A') ? 'B' : 'A'));
    expect(await anchors()).toBe('日志锚第 1 号的文件被改动');
    await rm(file);
    expect(await anchors()).toBe('日志锚第 1 号的文件不在上报文件夹了');
    await writeFile(file, text);
    await writeFile(path.join(path.dirname(file), 'journal-anchor-000009-0000099.jws'), text);
    expect(await anchors()).toContain('journal-anchor-000009-0000099.jws 不是本台账签名的日志锚');
  });

  it('are not taken without a signature, nor under somebody else\'s key', async () => {
    await anchor();
    const [row] = await ledger.reader.rows<{ jws: string }>('SELECT jws FROM journal_anchors');
    const payload = (row?.jws ?? '').split('.')[1] ?? '';
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', kid: keyring.kid })).toString('base64url')}.${payload}.`;
    await tamper([`UPDATE journal_anchors SET jws = '${none}'`]);
    expect(await anchors()).toContain('日志锚第 1 号的签名或内容被改动');
  });

  it('a file left by a process that ended before its commit harms nobody', async () => {
    await anchor();
    const file = await anchorFile();
    await tamper(['DELETE FROM journal_anchors', `DELETE FROM journal WHERE operation = 'journal.anchor'`]);
    expect((await checkAnchors(ledger.reader, ledger.paths)).ok).toBe(true);
    expect(await anchor()).toBe('made');
    expect((await checkAnchors(ledger.reader, ledger.paths)).ok).toBe(true);
    expect(await anchorFile()).toBe(file);
  });

  it('after a restore the newer files are set aside, missing ones written again, and the journal says so', async () => {
    await anchor();
    const file = await anchorFile();
    await tamper(['DELETE FROM journal WHERE seq > 7', 'DELETE FROM journal_anchors']);
    expect(await reconcileAnchors(ledger, { actor: OFFICER, now: NOW, reason: '恢复备份' })).toEqual({ asideCount: 1, writtenCount: 0 });
    expect((await checkAnchors(ledger.reader, ledger.paths)).ok).toBe(true);
    const [entry] = await ledger.reader.rows<{ summary: string; override_kind: string }>('SELECT summary, override_kind FROM journal ORDER BY seq DESC LIMIT 1');
    expect(entry).toEqual({ summary: '日志锚文件与台账核对：另存 1 个，补写 0 个；原日志曾到第 11 条，本台账从第 8 条起重新记录', override_kind: 'refusal' });
    await anchor();
    await rm(await anchorFile());
    await reconcileAnchors(ledger, { actor: OFFICER, now: NOW, reason: '换电脑' });
    expect((await checkAnchors(ledger.reader, ledger.paths)).ok).toBe(true);
    expect(path.basename(file)).toMatch(/^journal-anchor-000001-0000011\.jws$/);
  });
});

describe('an override', () => {
  it('is not written without a reason', async () => {
    const attempt = ledger.command({ actor: OFFICER, now: NOW }, async () => ({
      value: undefined, topics: [], entry: { operation: 'x', subject: { kind: 'x', id: '', label: '' }, summary: 'x', reason: ' ', override: 'clock' as const, changes: {} },
    }));
    await expect(attempt).rejects.toMatchObject({ code: 'journal.overrideNeedsReason' });
  });
});
