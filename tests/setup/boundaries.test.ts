import { describe, expect, it } from 'vitest';
import * as vite from 'vite';
import { findings } from '../../build/check/boundaries.mjs';
import { readSource } from '../../build/check/imports.mjs';

/** Names of the rules that a source text at a path breaks. */
function broken(path: string, text: string): string[] {
  return findings(vite, readSource(vite, path, text)).map((line) => /:\d+ ([\w-]+)/.exec(line)?.[1] ?? line);
}

describe('import boundaries', () => {
  it.each([
    ['shared/rules/a.ts', "import { readFileSync } from 'node:fs';", 'shared-is-pure'],
    ['shared/rules/a.ts', "import fs from 'fs/promises';", 'shared-is-pure'],
    ['shared/rules/a.ts', "const x = await import('#electron/ledger/open.ts');", 'shared-is-pure'],
    ['shared/rules/a.ts', "export * from 'electron';", 'shared-is-pure'],
    ['renderer/app/a.tsx', "import type { Ledger } from '#electron/ledger/open.ts';", 'window-asks-the-bridge'],
    ['renderer/app/a.tsx', "import path from 'node:path';", 'window-asks-the-bridge'],
    ['electron/ledger/a.ts', "import { View } from '#renderer/app/a.tsx';", 'main-knows-no-screen'],
    ['electron/areas/cases/operations.ts', "import { rows } from '../wages/repository.ts';", 'areas-keep-their-tables'],
    ['electron/areas/cases/operations.ts', "import type { Row } from '#electron/areas/wages/repositoryRows.ts';", 'areas-keep-their-tables'],
    ['electron/areas/cases/operations.ts', "import { wrap } from '#electron/bridge/wrap.ts';", 'areas-below-bridge'],
    ['electron/papers/a.ts', "import { run } from '#electron/areas/run.ts';", 'ledger-below-areas'],
    ['electron/areas/cases/operations.ts', "import knex from 'knex';", 'knex-in-repositories'],
    ['electron/areas/cases/operations.ts', "const knex = require('knex');", 'knex-in-repositories'],
    ['electron/areas/cases/operations.ts', "type K = import('knex').Knex;", 'knex-in-repositories'],
    ['electron/outbox/send.ts', "import { net } from 'electron';", 'electron-in-adapters'],
    ['electron/areas/a.ts', "import { a } from '../../shared/rules/a.ts';", 'folders-by-name'],
  ])('%s may not: %s', (path, text, rule) => expect(broken(path, text)).toContain(rule));

  it.each([
    ['shared/rules/a.ts', "import { z } from 'zod'; import { b } from './b.ts'; import { c } from '#shared/city/c.ts';"],
    ['renderer/app/a.tsx', "import { Table } from 'antd'; import { a } from '#shared/rules/a.ts'; const b = <Table />;"],
    ['electron/areas/cases/repository.ts', "import type { Knex } from 'knex';"],
    ['electron/areas/cases/operations.ts', "import { rows } from './repository.ts'; import { wages } from '../wages/reads.ts';"],
    ['electron/areas/cases/repository/rows.ts', "import { same } from './same.ts';"],
    ['electron/outbox/send.ts', "import type { App } from 'electron';"],
    ['electron/shell/clipboard.ts', "import { clipboard } from 'electron';"],
  ])('%s may: %s', (path, text) => expect(broken(path, text)).toEqual([]));
});

describe('what may be written where', () => {
  it.each([
    ['shared/rules/a.ts', 'const t = Date.now();', 'shared-has-no-clock'],
    ['shared/rules/a.ts', 'const t = new Date();', 'shared-has-no-clock'],
    ['shared/rules/a.ts', 'const t = Date();', 'shared-has-no-clock'],
    ['shared/rules/a.ts', 'const n = Math.random();', 'shared-has-no-clock'],
    ['electron/shell/window.ts', "import { ipcMain } from 'electron';", 'no-bare-ipc'],
    ['electron/shell/window.ts', "import * as e from 'electron'; e.ipcMain.handle('x', () => 1);", 'no-bare-ipc'],
    ['renderer/app/a.tsx', 'window.ipcRenderer.send(1);', 'no-bare-ipc'],
  ])('%s may not: %s', (path, text, rule) => expect(broken(path, text)).toContain(rule));

  it.each([
    ['shared/rules/a.ts', 'const t = new Date(0); const u = Date.UTC(2026, 0, 1);'],
    ['electron/bridge/wrap.ts', "import { ipcMain } from 'electron';"],
    ['electron/preload.ts', "import { ipcRenderer } from 'electron';"],
  ])('%s may: %s', (path, text) => expect(broken(path, text)).toEqual([]));

  it('reports a source that cannot be parsed', () => expect(broken('shared/a.ts', 'const = 1')).toHaveLength(1));
});
