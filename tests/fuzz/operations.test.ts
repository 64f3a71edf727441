import fc from 'fast-check';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, specOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/messages/index.ts';
import { perform } from '#electron/areas/run.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';
import { wishFor } from './wishes.ts';

/* Every operation of the contract, asked with arguments that are wrong in shape and with such that fit the contract and mean nothing: each answer is a
   result or a refusal in words, and a refusal has written nothing. */

const names = Object.entries(contract).flatMap(([area, operations]) => Object.keys(operations).map((operation) => `${area}.${operation}`));
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk(at('2026-11-24 09:42'));
  await desk.employers('create', { fields: head('庚装饰工程有限公司', uscc(7)), tags: [] });
});
afterAll(() => desk.close());

const lastEntry = async (): Promise<number> => (await desk.services.ledger().reader.first<{ n: number }>('SELECT coalesce(max(seq), 0) AS n FROM journal'))?.n ?? 0;

/** Folders are looked for nowhere but where this test works: the ledger's own, which is never free. */
function inItsPlace(wish: unknown, folder: string): unknown {
  return typeof wish === 'object' && wish !== null && 'folder' in wish ? { ...wish, folder } : wish;
}

/** Throws what is no refusal. */
async function refusedOr(name: string, input: unknown): Promise<boolean> {
  const before = await lastEntry();
  try {
    await perform(desk.services, name, input);
    return false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`${name} ${JSON.stringify(input)}`, { cause: error });
    expect(error.message).toMatch(/[一-鿿]/);
    // A wrong password and the name of somebody whom one may not see are acts of their own: the try is counted and journalled.
    if (error.code !== 'people.wrongPassword' && error.code !== 'identities.textNames') expect(await lastEntry()).toBe(before);
    return true;
  }
}

test.each(names)('%s refuses what does not fit its shape', async (name) => {
  const spec = specOf(name) ?? expect.unreachable();
  await fc.assert(fc.asyncProperty(fc.anything(), async (junk) => {
    fc.pre(!spec.input.safeParse(junk).success);
    expect(await refusedOr(name, junk)).toBe(true);
  }), { numRuns: 25 });
});

test.each(names)('%s answers or refuses what fits and means nothing', async (name) => {
  const spec = specOf(name) ?? expect.unreachable();
  await fc.assert(fc.asyncProperty(wishFor(z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' })), async (drawn) => {
    const wish = inItsPlace(drawn, desk.folder);
    fc.pre(spec.input.safeParse(wish).success);
    await refusedOr(name, wish);
  }), { numRuns: 15, maxSkipsPerRun: 400 });
});
