import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PcSettings } from '#electron/host/pcSettings.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'pc-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('remembers folders, the last one first, each once, eight at most', () => {
  const pc = new PcSettings(folder);
  for (let i = 0; i < 12; i += 1) pc.rememberFolder(`/ledger/${i}`);
  pc.rememberFolder('/ledger/7');
  expect(new PcSettings(folder).recentFolders).toEqual(['/ledger/7', '/ledger/11', '/ledger/10', '/ledger/9', '/ledger/8', '/ledger/6', '/ledger/5', '/ledger/4']);
});

it('remembers where the window stood beside the folders', () => {
  const pc = new PcSettings(folder);
  pc.rememberFolder('/a');
  pc.rememberPlace({ x: 5, y: 6, width: 1200, height: 700, maximised: true });
  const again = new PcSettings(folder);
  expect(again.place).toEqual({ x: 5, y: 6, width: 1200, height: 700, maximised: true });
  expect(again.recentFolders).toEqual(['/a']);
});

it.each(['{', '[]x', '{"recentFolders":[1]}', '{"place":{"x":"1"}}', 'null'])('starts anew after the broken file %j and keeps it aside', (text) => {
  writeFileSync(path.join(folder, 'settings.json'), text);
  const pc = new PcSettings(folder);
  expect(pc.recentFolders).toEqual([]);
  expect(readFileSync(path.join(folder, 'settings.json.broken'), 'utf8')).toBe(text);
  pc.rememberFolder('/b');
  expect(new PcSettings(folder).recentFolders).toEqual(['/b']);
  expect(existsSync(path.join(folder, 'settings.json.new'))).toBe(false);
});

it('remembers until the end of the run what it cannot write', () => {
  const blocked = path.join(folder, 'file');
  writeFileSync(blocked, '');
  const pc = new PcSettings(path.join(blocked, 'sub'));
  pc.rememberFolder('/c');
  expect(pc.recentFolders).toEqual(['/c']);
});
