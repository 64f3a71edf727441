import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { held, health, receipt } from '#shared/city/answers.ts';
import { tablePayload } from '#shared/city/payload.ts';
import { faultsOf } from '../city-inbox/contract.ts';
import { payload } from './support/district.ts';

/* Our schemas and the contract: what we let out, the contract takes; what the contract lets the city answer, we can read. */

describe('what we sign is what the contract asks for', () => {
  const good = [payload(), payload({ table: 'major-cases' }), payload({ revision: 2 }), payload({ rows: [] }), payload({ revision: 999, supersedes: 998 })];
  for (const content of good) {
    it(content.serial, () => {
      expect(tablePayload.safeParse(content).success).toBe(true);
      expect(faultsOf('TablePayload', content)).toEqual([]);
    });
  }

  it('and whatever the contract refuses, so do we', () => {
    const base = payload({ revision: 2 }) as unknown as Record<string, unknown>;
    const values: unknown[] = [undefined, null, 0, -1, 1.5, '', 'x', [], {}, [1], true, '2025-13', '99010'];
    let refused = 0;
    for (const member of Object.keys(base)) {
      for (const value of values) {
        const content = JSON.parse(JSON.stringify({ ...base, [member]: value })) as unknown;
        if (faultsOf('TablePayload', content).length === 0) continue;
        refused += 1;
        expect(tablePayload.safeParse(content).success, `${member} = ${JSON.stringify(value)}`).toBe(false);
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it('nothing that the contract does not name can leave with it', () => {
    expect(tablePayload.safeParse({ ...payload(), phone: '1' }).success).toBe(false);
    expect(tablePayload.safeParse({ ...payload(), revision: 2 }).success).toBe(false);
  });
});

describe('what the city may answer', () => {
  const sample = { receiptId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', districtCode: '990101', table: 'wage-risk', month: '2025-03', revision: 1, digest: 'A'.repeat(43), receivedAt: '2025-04-01T09:00:00+08:00' };

  it('is read as the contract writes it, also with more than it must say', () => {
    expect(faultsOf('Receipt', sample)).toEqual([]);
    expect(receipt.safeParse({ ...sample, note: 'x' }).success).toBe(true);
    expect(receipt.safeParse({ ...sample, receivedAt: '2025-04-01T01:00:00Z' }).success).toBe(true);
    expect(faultsOf('Held', sample)).toEqual([]);
    expect(held.safeParse(sample).success).toBe(true);
    expect(health.safeParse({ status: 'ok' }).success).toBe(true);
  });

  it('and is refused where the contract refuses it', () => {
    for (const member of Object.keys(sample)) {
      const { [member as keyof typeof sample]: _, ...rest } = sample;
      expect(faultsOf('Receipt', rest)).toHaveLength(1);
      expect(receipt.safeParse(rest).success).toBe(false);
    }
  });
});

describe('the golden tables', () => {
  const folder = path.resolve(import.meta.dirname, '../rules/golden');
  const exact = readdirSync(folder).filter((name) => name.includes('exact'));

  it('are there in the exact edition', () => expect(exact.length).toBeGreaterThanOrEqual(2));
  for (const name of exact) {
    it(`${name} fits into a payload`, () => {
      const table = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { rows: never[]; summary?: never; totals?: never };
      const content = payload({ table: table.summary === undefined ? 'major-cases' : 'wage-risk', rows: table.rows, totals: table.summary ?? table.totals ?? ({} as never) });
      expect(tablePayload.safeParse(content).error).toBeUndefined();
      expect(faultsOf('TablePayload', content)).toEqual([]);
    });
  }
});
