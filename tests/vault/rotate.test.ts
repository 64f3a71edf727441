import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Writer } from '#electron/ledger/access.ts';
import { blindIndex } from '#electron/vault/blindIndex.ts';
import { rotate, rotationState, type RotationParts, type SealedColumn } from '#electron/vault/rotate.ts';
import { open, seal } from '#electron/vault/seal.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { keysFrom, refusalOf } from './support.ts';

const from = keysFrom(1);
const to = keysFrom(2);
const ROWS = 23;
const phone = (id: number): string => `138${String(id).padStart(8, '0')}`;
let test: TestLedger;

const column = (name: 'phone' | 'name', kind: 'phone' | null): SealedColumn => ({
  table: 'persons', column: name, kind,
  rowsAfter: (w, cursor, limit) => w.rows(`SELECT id AS "row", ${name} AS sealed FROM sealed_test WHERE id > ? AND ${name} IS NOT NULL ORDER BY id LIMIT ?`, [cursor ?? 0, limit]),
  async replace(w, rows) {
    for (const { row, sealed, index } of rows) await w.update('sealed_test', kind === null ? { [name]: sealed } : { [name]: sealed, phone_hash: index }, { id: row });
  },
});

/** `dieAfter`: the process ends after that many batches; with `late`, after the work of the batch but before its commit. */
function parts(dieAfter = Infinity, late = false): RotationParts {
  let batches = 0;
  return {
    keys: { from, to }, batch: 5, columns: [column('phone', 'phone'), column('name', null)],
    async transaction<T>(work: (w: Writer) => Promise<T>): Promise<T> {
      if (batches >= dieAfter && !late) throw new Error('killed');
      batches += 1;
      return (await test.ledger.transaction(async (w) => {
        const value = await work(w);
        if (late && batches > dieAfter) throw new Error('killed');
        return { commit: true, value };
      })).value;
    },
    async readState(w) {
      const row = await w.first<{ value: string }>(`SELECT value FROM settings WHERE key = 'rotation'`);
      return row === undefined ? null : rotationState.parse(JSON.parse(row.value));
    },
    async writeState(w, state) {
      await w.run(`INSERT INTO settings (key, value) VALUES ('rotation', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, [JSON.stringify(state)]);
    },
  };
}

interface Row { id: number; phone: Uint8Array; name: Uint8Array | null; phone_hash: string }
const rowsNow = (): Promise<Row[]> => test.ledger.reader.rows<Row>('SELECT * FROM sealed_test ORDER BY id');

async function everyRowUnder(keys: typeof to): Promise<void> {
  for (const row of await rowsNow()) {
    expect(open(keys, { table: 'persons', column: 'phone', row: row.id }, row.phone)).toBe(phone(row.id));
    expect(row.phone_hash).toBe(blindIndex(keys, 'phone', phone(row.id)));
    if (row.name !== null) expect(open(keys, { table: 'persons', column: 'name', row: row.id }, row.name)).toBe(`姓名${row.id}`);
  }
}

async function insert(w: Writer, id: number, keys: typeof to): Promise<void> {
  await w.insert('sealed_test', {
    id, phone: seal(keys, { table: 'persons', column: 'phone', row: id }, phone(id)), phone_hash: blindIndex(keys, 'phone', phone(id)),
    name: id % 3 === 0 ? null : seal(keys, { table: 'persons', column: 'name', row: id }, `姓名${id}`),
  });
}

beforeEach(async () => {
  test = await makeLedger();
  await test.ledger.transaction(async (w) => {
    await w.run('CREATE TABLE sealed_test (id INTEGER PRIMARY KEY, phone BLOB NOT NULL, phone_hash TEXT, name BLOB)');
    for (let id = 1; id <= ROWS; id += 1) await insert(w, id, from);
    return { commit: true };
  });
});
afterEach(() => test.close());

describe('a change of the data key', () => {
  it('reseals every value and hash, with progress that only grows', async () => {
    const seen: number[] = [];
    const done = await rotate({ ...parts(), onProgress: (state) => seen.push(state.resealed) });
    expect(done).toMatchObject({ finished: true, unopened: 0, resealed: ROWS + 16, sweep: 2 });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await everyRowUnder(to);
    expect(await rotate(parts())).toEqual(done);
  });

  it.each([false, true])('goes on after being killed at each batch (before the commit: %s)', async (late) => {
    for (let kills = 0; ; kills += 1) {
      const ended = await rotate(parts(1, late)).then((state) => state.finished, (error: unknown) => String(error));
      for (const row of await rowsNow()) { // at any time each row opens under one of the keys, and its hash is of the same key
        const keys = Buffer.from(row.phone).subarray(1, 5).equals(to.id) ? to : from;
        expect(open(keys, { table: 'persons', column: 'phone', row: row.id }, row.phone)).toBe(phone(row.id));
        expect(row.phone_hash).toBe(blindIndex(keys, 'phone', phone(row.id)));
      }
      if (ended === true) break;
      expect(ended).toBe('Error: killed');
      expect(kills).toBeLessThan(100);
    }
    await everyRowUnder(to);
  });

  it('finds what was written under the old key behind the cursor', async () => {
    await rotate({ ...parts(), stopped: () => true });
    await test.ledger.transaction(async (w) => { await w.run('DELETE FROM sealed_test WHERE id = 1'); await insert(w, 1, from); return { commit: true }; });
    expect(await rotate(parts())).toMatchObject({ finished: true, sweep: 3 });
    await everyRowUnder(to);
  });

  it('leaves and counts a value that does not open', async () => {
    const broken = Buffer.from((await rowsNow())[3]?.phone ?? []);
    broken[20] = (broken[20] ?? 0) ^ 1;
    await test.ledger.transaction(async (w) => { await w.update('sealed_test', { phone: broken }, { id: 4 }); return { commit: true }; });
    expect(await rotate(parts())).toMatchObject({ finished: true, unopened: 1 });
    expect(Buffer.from((await rowsNow())[3]?.phone ?? [])).toEqual(broken);
  });

  it('does not go on with other keys than those it began with', async () => {
    await rotate({ ...parts(), stopped: () => true });
    expect(await refusalOf(() => rotate({ ...parts(), keys: { from, to: keysFrom(3) } }))).toBe('vault.rotationMismatch');
    expect(await refusalOf(() => rotate({ ...parts(), keys: { from, to: from } }))).toBe('vault.rotationMismatch');
  });
});
