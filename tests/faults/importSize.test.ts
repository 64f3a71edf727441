import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#electron/ledger/integrity.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { EMPLOYER_HEADS, employerRow } from '../imports/desk.ts';
import { makeLedger } from '../support/ledger.ts';
import { bundleChild } from './deliveryProcess.ts';
import { spawned } from './importProcess.ts';

/* Files as large as they may be, and larger: read in bounded memory and time, or refused. */

const resources = path.resolve(import.meta.dirname, '../../resources');
const MIB = 1024 * 1024;
let child = '';
let place = '';

beforeAll(async () => {
  child = await bundleChild('importChild');
  place = await mkdtemp(path.join(tmpdir(), 'import-size-'));
}, 60_000);
afterAll(async () => {
  await rm(path.dirname(child), { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
});

describe('a file of 200 MiB', () => {
  /** Imports the file in a process of its own; what it told, the most memory that it took in MiB, and seconds. */
  async function read(file: string, words: readonly string[] = []): Promise<{ told: string | undefined; mib: number; seconds: number }> {
    const small = await makeLedger();
    try {
      await small.ledger.close();
      const started = performance.now();
      const lines = await spawned([process.execPath, child, small.folder, resources, '1', file, ...words]);
      const seconds = (performance.now() - started) / 1000;
      const ledger = await openLedger(small.folder, { now: Date.now() });
      expect((await checkLedger(ledger)).filter((check) => !check.ok)).toEqual([]);
      await ledger.close();
      return { told: lines[1], mib: Number(lines[2]?.split(' ')[1]), seconds };
    } finally {
      await small.close();
    }
  }
  async function written(name: string, pieces: Iterable<string>): Promise<string> {
    const file = path.join(place, name);
    await pipeline(Readable.from(pieces), createWriteStream(file));
    return file;
  }

  it('with long notes is read within bounds; one byte more, and it is not', async () => {
    const note = '备'.repeat(33_000);
    const file = await written('长.csv', (function* () {
      yield `备注,${EMPLOYER_HEADS.join(',')}\r\n`;
      for (let n = 0; n < 2100; n += 1) yield `${note},${employerRow(n).join(',')}\r\n`;
    })());
    try {
      await truncate(file, Math.min((await stat(file)).size, 200 * MIB));
      const { told, mib, seconds } = await read(file);
      expect(told).toMatch(/^done 1 1 2\d{3} \d$/);
      expect(mib).toBeLessThan(1.2 * 1024);
      expect(seconds).toBeLessThan(20);
      await truncate(file, 200 * MIB + 1);
      expect((await read(file)).told).toBe('refused imports.tooLarge 文件有 201 MB，超过 200 MB，没有读取。');
    } finally {
      await rm(file, { force: true });
    }
  }, 60_000);

  it('cut off in copying, nothing but NULs after the heads: refused at once', async () => {
    const file = await written('空洞.csv', [`${EMPLOYER_HEADS.join(',')}\r\n`]);
    await truncate(file, 200 * MIB);
    const { told, mib } = await read(file);
    expect(told).toBe('refused imports.quoteOpen 第 2 行的引号没有配对，或一行过长，后面的内容无法分行。');
    expect(mib).toBeLessThan(1.2 * 1024);
    await rm(file);
  }, 30_000);

  it('one row more than a million: a look ends in a sentence', async () => {
    const minute = (j: number): string => `2025-03-01 ${String(Math.floor(j / 60)).padStart(2, '0')}:${String(j % 60).padStart(2, '0')}`;
    const file = await written('多.csv', (function* () {
      yield '专户编号,余额时间,余额\r\n';
      for (let i = 0; i < 1000; i += 1) yield Array.from({ length: 1000 }, (_, j) => `ZH-${i},${minute(j)},1\r\n`).join('');
      yield `ZH-1,${minute(1001)},1\r\n`;
    })());
    const { told, mib, seconds } = await read(file, ['look']);
    expect(told).toBe('refused imports.tooManyRows 数据超过 1,000,000 行，没有写入任何内容。');
    expect(mib).toBeLessThan(1.2 * 1024);
    expect(seconds).toBeLessThan(20);
    await rm(file);
  }, 60_000);
});
