import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '#electron/host/log.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'log-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes one line an event, without what was in the record', () => {
  const log = openLog(folder, () => 0);
  log.note('task.done', { task: 'backup', ms: 12, of: '乙建筑工程有限公司' });
  log.problem('operation.cases.register', new Error('张三 110101199003077515'));
  const text = readFileSync(path.join(folder, 'brigade.log'), 'utf8');
  expect(text.split('\n')[0]).toBe('1970-01-01T00:00:00.000Z info task.done {"task":"backup","ms":12,"of":"‹字›"}');
  expect(text).toContain('problem operation.cases.register');
  expect(text).not.toMatch(/张三|1101/);
});

it('rotates through three files and stays small', () => {
  const log = openLog(folder, () => 0);
  for (let i = 0; i < 9000; i += 1) log.note('filling', { number: i, text: 'x y '.repeat(60) });
  expect(readdirSync(folder).sort()).toEqual(['brigade.1.log', 'brigade.2.log', 'brigade.log']);
  const total = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  expect(total).toBeLessThan(1_300_000);
  expect(log.tail(2).map((line) => /"number":(\d+)/.exec(line)?.[1])).toEqual(['8998', '8999']);
});

it('keeps quiet when it cannot be written', () => {
  const blocked = path.join(folder, 'file');
  writeFileSync(blocked, '');
  const log = openLog(path.join(blocked, 'logs'), () => 0);
  expect(() => log.note('anything')).not.toThrow();
  expect(log.tail(5)).toEqual([]);
});
