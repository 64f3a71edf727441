import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '#electron/ledger/backup.ts';
import { salvage } from '#electron/ledger/salvage/salvage.ts';
import { readWorkbookRows } from './sheet.ts';
import { makePc, type Pc } from './support.ts';

const PAGE = 4096;
let pc: Pc;
let good: string;
let damaged: string;
let list: string;

/** A ledger with 400 employers, 300 balances and 60 streets in its backup, and as many after it. */
beforeEach(async () => {
  pc = await makePc();
  await fill(0);
  const { name } = await makeBackup(pc.ledger().paths, 'hand', pc.clock.now);
  good = path.join(pc.folder, 'backups', name);
  await fill(1);
  await pc.ledger().exclusively(async (w) => {
    await w.run(`UPDATE employers SET address = '搬到新址' WHERE id = 7`);
    await w.run('PRAGMA wal_checkpoint(TRUNCATE)');
  });
  damaged = path.join(pc.parent, 'damaged.sqlite');
  cpSync(path.join(pc.folder, 'ledger.sqlite'), damaged);
  list = path.join(pc.parent, '抢救清单.xlsx');
});
afterEach(() => pc.close());

async function fill(round: number): Promise<void> {
  await pc.ledger().transaction(async (w) => {
    await w.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
      INSERT INTO employers (uscc, name, pinyin, initials, industry, street_code, created_at, created_by, updated_at) SELECT 'U' || (i + ?), '第' || (i + ?) || '号建筑公司', 'x', 'x', 'construction', '990101001', 0, '0001', 0 FROM n`, [round * 400, round * 400]);
    if (round === 0) await w.run(`INSERT INTO wage_accounts (account_no, employer_id, project, opened_at) VALUES ('A1', 1, '一标段', 0)`);
    await w.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO balances (account_id, as_of, fen) SELECT 1, 1700000000000 + (i + ?) * 86400000, i * 100 FROM n`, [round * 300]);
    await w.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO streets (code, name) SELECT '99010' || (1000 + i + ?), '街道' FROM n`, [round * 60]);
    return { commit: true };
  });
}


function flip(pages: readonly number[], from = 0, length = PAGE): void {
  const bytes = readFileSync(damaged);
  for (const page of pages) for (let i = 0; i < length; i += 1) bytes[(page - 1) * PAGE + from + i] = (bytes[(page - 1) * PAGE + from + i] ?? 0) ^ 0x5a;
  writeFileSync(damaged, bytes);
}

/** Leaf pages that hold a text, found in the bytes: not every engine tells its pages. */
function leavesWith(text: string): number[] {
  const bytes = readFileSync(damaged);
  const pages: number[] = [];
  for (let page = 2; page * PAGE <= bytes.length; page += 1) {
    const part = bytes.subarray((page - 1) * PAGE, page * PAGE);
    if (part[0] === 0x0d && part.includes(text)) pages.push(page);
  }
  return pages;
}

const added = (result: Awaited<ReturnType<typeof salvage>>, table: string) => result.tables.find((one) => one.table === table);

describe('a damaged ledger', () => {
  it('that is whole after all: lists exactly what the backup does not have', async () => {
    const result = await salvage(damaged, good, list);
    expect(added(result, 'employers')).toMatchObject({ label: '用人单位', rows: 800, added: 400, changed: 1, gaps: 0 });
    expect(added(result, 'balances')).toMatchObject({ rows: 600, added: 300, changed: 0, gaps: 0 });
    expect(added(result, 'streets')).toMatchObject({ rows: 120, added: 60 });
    expect(result.listed).toBe(761);
    const rows = await readWorkbookRows(list);
    expect(rows[0]).toEqual(['种类', '与备份相比', '编号', '内容', '备份中的内容']);
    expect(rows.find((row) => row[1] === '已改')).toMatchObject(['用人单位', '已改', '7', expect.stringContaining('地址：搬到新址'), expect.not.stringContaining('搬到新址')]);
    expect(rows.some((row) => row[3]?.includes('第801号') ?? false)).toBe(false);
    expect(rows.some((row) => row[3]?.includes('名称：第800号建筑公司') ?? false)).toBe(true);
  });

  it('with broken pages: their rows are lost, all others are listed', async () => {
    const broken = leavesWith('号建筑公司');
    expect(broken.length).toBeGreaterThan(6);
    const [second = 0] = broken.slice(-2);
    flip([second]);
    const result = await salvage(damaged, good, list);
    const employers = added(result, 'employers') ?? expect.unreachable();
    expect(employers.gaps).toBeGreaterThan(0);
    expect(employers.added).toBeGreaterThan(300);
    expect(employers.added).toBeLessThan(400);
    expect(added(result, 'balances')).toMatchObject({ added: 300, gaps: 0 });
    expect(existsSync(list)).toBe(true);
  });

  it('with the last page of a table broken, where the newest rows stood', async () => {
    flip(leavesWith('号建筑公司').slice(-1));
    const employers = added(await salvage(damaged, good, list), 'employers') ?? expect.unreachable();
    expect(employers.added).toBeGreaterThan(300);
    expect(employers.gaps).toBeGreaterThan(0);
  });

  it('with a broken head', async () => {
    flip([1], 0, 100);
    const result = await salvage(damaged, good, list);
    expect(result.headMended).toBe(true);
    expect(added(result, 'employers')).toMatchObject({ added: 400, gaps: 0 });
  });

  it('with every third page broken: whatever is left is listed, and nothing hangs', async () => {
    const pages = Math.floor(readFileSync(damaged).length / PAGE);
    flip(Array.from({ length: pages }, (_, i) => i + 1).filter((page) => page > 1 && page % 3 === 0 && !leavesWith('CREATE TABLE').includes(page)));
    const result = await salvage(damaged, good, list).catch((error: unknown) => error as Error);
    if (result instanceof Error) return; // not even the list of tables was left
    expect(result.tables.some(({ gaps }) => gaps > 0)).toBe(true);
  });

  it('that is no database at all tells so, and leaves nothing half written', async () => {
    writeFileSync(damaged, Buffer.alloc(50_000, 7));
    await expect(salvage(damaged, good, list)).rejects.toThrow();
    expect(readdirSync(pc.parent).filter((name) => name.startsWith('.') || name.includes('抢救'))).toEqual([]);
  });

  it('without any backup lists everything', async () => {
    const result = await salvage(damaged, null, list);
    expect(added(result, 'employers')).toMatchObject({ added: 800 });
  });

  it('does not touch the damaged file', async () => {
    flip(leavesWith('号建筑公司').slice(-1));
    const before = readFileSync(damaged);
    await salvage(damaged, good, list);
    expect(readFileSync(damaged)).toEqual(before);
    expect(readdirSync(pc.parent).filter((name) => name.startsWith('damaged'))).toEqual(['damaged.sqlite']);
  });
});
