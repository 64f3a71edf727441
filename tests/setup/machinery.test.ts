import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { playwrightTally, vitestTally } from '../../build/check/reports.mjs';
import { runtimePackages } from '../../build/pack/runtime-packages.mjs';
import { locked } from '../../build/setup/lock.mjs';
import { cacheDir } from '../../build/setup/paths.mjs';
import { addToStamp, readStamp, streamDigest } from '../../build/setup/stamp.mjs';
import { unzip } from '../../build/setup/unzip.mjs';

let folder = '';
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'brigade-setup-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (value: unknown): string => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
};

describe('sums of test reports', () => {
  const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] as unknown[] };
  const playwright = { stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 0 }, errors: [] as unknown[] };

  it('takes the counts', () => {
    expect(vitestTally(report(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(playwrightTally(report(playwright), 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });
  it('counts a file that could not be loaded', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(vitestTally(report(broken), 1).failed).toBe(1);
  });
  it('takes neither a failing programme, nor one that ran nothing, nor a missing report for success', () => {
    expect(vitestTally(report(vitest), 1).failed).toBe(1);
    expect(playwrightTally(report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }), 0).failed).toBe(1);
    expect(playwrightTally(path.join(folder, 'absent.json'), 0).failed).toBe(1);
  });
});

describe('one set-up at a time', () => {
  const name = `test-${process.pid}`;
  const file = (): string => path.join(cacheDir(), `${name}.lock`);
  afterEach(() => rmSync(file(), { force: true }));

  it('lets one in after the other', async () => {
    const steps: string[] = [];
    const work = (label: string) => async (): Promise<void> => {
      steps.push(`${label} in`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      steps.push(`${label} out`);
    };
    await Promise.all([locked(name, work('a')), locked(name, work('b'))]);
    expect(steps.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out']);
    expect(existsSync(file())).toBe(false);
  });
  it('takes over from one that was killed', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(file(), String(gone));
    expect(await locked(name, async () => 'done')).toBe('done');
  });
  it('takes over from one whose number a stranger has now', async () => {
    writeFileSync(file(), String(process.pid));
    utimesSync(file(), new Date(0), new Date(0));
    expect(await locked(name, async () => 'done')).toBe('done');
  });
  it('is free again after a failure', async () => {
    await expect(locked(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file())).toBe(false);
  });
});

describe('stamps and digests', () => {
  it('adds up, and a damaged stamp counts as none', () => {
    const file = path.join(folder, 'deep', 'stamp.json');
    addToStamp(file, { a: '1' });
    addToStamp(file, { b: '2' });
    expect(readStamp(file)).toEqual({ a: '1', b: '2' });
    writeFileSync(file, '{"a":');
    expect(readStamp(file)).toEqual({});
  });
  it('digests as the registry writes it', async () => {
    const file = path.join(folder, 'abc');
    writeFileSync(file, 'abc');
    expect(await streamDigest(file, 'sha256', 'hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('unpacking a runtime', () => {
  const pack = async (entries: [string, string, number][]): Promise<string> => {
    const zip = new yazl.ZipFile();
    for (const [name, text, mode] of entries) zip.addBuffer(Buffer.from(text), name, { mode });
    zip.end();
    const file = path.join(folder, 'in.zip');
    await pipeline(zip.outputStream, createWriteStream(file));
    return file;
  };
  const target = (): string => {
    const out = path.join(folder, 'out');
    mkdirSync(out);
    return out;
  };

  it('keeps executables executable, and takes only what is named', async () => {
    const out = target();
    const zip = await pack([['A/run', 'x', 0o100755], ['A/data', 'y', 0o100644], ['B/foreign', 'z', 0o100644]]);
    await unzip(zip, out, (name) => (name.startsWith('A/') ? name.slice(2) : undefined));
    expect(readFileSync(path.join(out, 'data'), 'utf8')).toBe('y');
    expect(existsSync(path.join(out, 'B'))).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path.join(out, 'run')).mode & 0o777).toBe(0o755);
  });
  it('refuses names and links that lead out of the folder', async () => {
    const out = target();
    await expect(unzip(await pack([['a', 'x', 0o100644]]), out, () => '../a')).rejects.toThrow('leaves its folder');
    await expect(unzip(await pack([['l', '../../etc/passwd', 0o120777]]), out, (name) => name)).rejects.toThrow('leaves its folder');
    expect(existsSync(path.join(folder, 'a'))).toBe(false);
  });
});

it('packs what the bundles leave outside, and nothing that only builds it', () => {
  const names = runtimePackages();
  expect(names).toEqual(expect.arrayContaining(['bindings', 'file-uri-to-path', 'knex', 'sqlite3']));
  expect(names).not.toEqual(expect.arrayContaining(['node-gyp']));
  expect(names).not.toContain('docx');
  expect(names).not.toContain('prebuild-install');
});
