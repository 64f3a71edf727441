import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeLease, type LeaseRecord } from '#shared/rules/backups/lease.ts';
import { takeLease, type Lease, type LeaseWish } from '#electron/host/lease.ts';
import { processStart, thisMachine } from '#electron/host/machine.ts';
import { runCli } from '#electron/cli/main.ts';
import { makePc } from './support.ts';

let folder: string;
let leases: Lease[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lease-'));
  leases = [];
});
afterEach(async () => {
  for (const lease of leases) await lease.release();
  rmSync(folder, { recursive: true, force: true });
});

const A = { id: 'pc-a', name: '一楼窗口' };
const B = { id: 'pc-b', name: '二楼' };
async function take(machine: typeof A, more: Partial<LeaseWish> = {}): Promise<Lease> {
  const lease = await takeLease(folder, { kind: 'window', now: () => 0, machine, beatMs: 30, watchMs: 300, ...more });
  leases.push(lease);
  return lease;
}
const file = (): string => path.join(folder, 'in-use.json');
const record = (): LeaseRecord => JSON.parse(readFileSync(file(), 'utf8')) as LeaseRecord;
const write = (change: Partial<LeaseRecord>): void => writeFileSync(file(), JSON.stringify({ ...record(), ...change }));

describe('two PCs and one folder', () => {
  it('the second is told the name of the first, and opens after the first has closed', async () => {
    const first = await take(A);
    await expect(take(B)).rejects.toMatchObject({ code: 'ledger.inUseElsewhere', message: expect.stringContaining('一楼窗口') as string, data: { folder, name: '一楼窗口' } });
    await first.release();
    expect(existsSync(file())).toBe(false);
    await take(B);
    expect(record().name).toBe('二楼');
  });

  it('one that still works is not taken over', async () => {
    await take(A);
    await expect(take(B, { takeOver: true })).rejects.toMatchObject({ code: 'ledger.stillInUse' });
    expect(record().machine).toBe('pc-a');
  });

  it.each([['yesterday', -86_400_000], ['in a year, for its clock was wrong', 365 * 86_400_000]])('one that died %s is taken over only when a person says so', async (_, at) => {
    const dead = await take(A);
    write({ at, holder: 'of the dead' });
    await dead.release();
    expect(record().holder).toBe('of the dead');
    await expect(take(B)).rejects.toMatchObject({ code: 'ledger.inUseElsewhere' });
    await take(B, { takeOver: true });
    expect(record().machine).toBe('pc-b');
  });

  it('the first hears that it was taken over, and does not remove the other\'s record', async () => {
    let heard = '';
    const first = await take(A, { beatMs: 60, lost: (name) => { heard = name; } });
    // Frozen for longer than anybody watches: the beat of the first does not come while the second looks.
    await take(B, { takeOver: true, watchMs: 1 });
    await expect.poll(() => heard).toBe('二楼');
    await first.release();
    expect(record().machine).toBe('pc-b');
  });

  it('a record that is none, or half a one, keeps nobody out', async () => {
    for (const text of ['', '{"machine":"pc', 'null', '[]']) {
      writeFileSync(file(), text);
      await (await take(B)).release();
    }
    await take(A);
    expect(readdirSync(folder)).toEqual(['in-use.json']);
  });

  it('a folder that is not there is left to whoever opens it', async () => {
    await takeLease(path.join(folder, 'none'), { kind: 'window', now: () => 0 });
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });
});

describe('one PC', () => {
  it('opens again at once after its process was killed', async () => {
    const child = spawn('sleep', ['60']);
    const { pid = 0 } = child;
    await take(A);
    write({ pid, started: processStart(pid) ?? '', holder: 'of the child' });
    await expect(take(A)).rejects.toMatchObject({ code: 'ledger.otherWindow' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await take(A);
    expect(record().pid).toBe(process.pid);
  });

  it('is not fooled by another process that got the same number', async () => {
    const child = spawn('sleep', ['60']);
    const { pid = 0 } = child;
    await take(A);
    write({ pid, started: 'another boot.12345', holder: 'of before' });
    await take(A);
    child.kill('SIGKILL');
  });

  it('judges by what it knows', () => {
    const base: LeaseRecord = { machine: 'a', name: 'a', kind: 'window', pid: 7, started: '', holder: 'h', beat: 1, at: 0 };
    expect(judgeLease(null, { machine: 'a', pid: 1, kind: 'window' }, false)).toBe('free');
    expect(judgeLease(base, { machine: 'a', pid: 7, kind: 'window' }, true)).toBe('free');
    expect(judgeLease(base, { machine: 'a', pid: 8, kind: 'command' }, true)).toBe('mine');
    expect(judgeLease({ ...base, kind: 'command' }, { machine: 'a', pid: 8, kind: 'window' }, true)).toBe('mine');
    expect(judgeLease(base, { machine: 'b', pid: 7, kind: 'command' }, false)).toBe('elsewhere');
    expect(thisMachine()).toEqual(thisMachine());
  });
});

describe('the command line', () => {
  const run = async (...words: string[]): Promise<{ code: number; err: string }> => {
    const err: string[] = [];
    return { code: await runCli(words, { out: () => undefined, err: (line) => void err.push(line) }), err: err.join('\n') };
  };

  it('works beside the window of the same PC, is kept out by another PC, and leaves no record behind', async () => {
    const pc = await makePc();
    folder = pc.folder;
    try {
      expect(await run('list', '--ledger', folder, 'employers')).toMatchObject({ code: 0 });
      expect(existsSync(file())).toBe(false);
      const window = await takeLease(folder, { kind: 'window', now: () => 0 });
      const child = spawn('sleep', ['60']);
      write({ pid: child.pid ?? 0, started: processStart(child.pid ?? 0) ?? '' });
      expect(await run('list', '--ledger', folder, 'employers')).toMatchObject({ code: 0 });
      expect(existsSync(file())).toBe(true);
      child.kill('SIGKILL');
      write({ machine: 'another', name: '二楼' });
      const refused = await run('list', '--ledger', folder, 'employers');
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('此台账正在“二楼”电脑上使用');
      await window.release();
    } finally {
      await pc.close();
    }
  });
});
