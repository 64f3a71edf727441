import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { contract, specOf, type OperationName } from '#shared/contract/index.ts';
import { Refusal } from '#shared/messages/index.ts';
import { MATRIX } from '#shared/rules/posts/cells.ts';
import { OPERATION_ACT } from '#shared/rules/posts/operations.ts';
import { POSTS, type Post } from '#shared/rules/posts/posts.ts';
import type { Relation } from '#shared/rules/posts/relation.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import { insertPart, insertRecusal } from '#electron/areas/people/staff/repository.ts';
import { wishFor } from '../fuzz/wishes.ts';
import { byDocument, told } from '../rules/documentMatrix.ts';
import { testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

/* Every operation × post × relation to the matter through the real dispatcher on a real ledger, held against the table of domain 2 as the document has it. What an
   operation does once it is allowed is no part of this: it only says that it was reached. */
vi.mock('#electron/areas/registry.ts', () => ({ handlerOf: () => ({ how: 'shell', run: () => Promise.resolve('reached') }) }));

/** Of what works before anybody signs in no post is asked. */
const OPERATIONS = Object.entries(contract).flatMap(([area, operations]) => Object.keys(operations).map((name) => `${area}.${name}` as OperationName)).filter((name) => OPERATION_ACT[name] !== 'beforeSignIn');
const KNOWN: readonly Exclude<Relation, 'none'>[] = ['own', 'assigned', 'recused', 'other'];
/** Their `id` is no complaint, or they ask for the matter themselves (areas/subjects.ts says why). */
const WITHOUT_MATTER = new Set(['intake.draft', 'intake.saveDraft', 'intake.dropDraft', 'intake.agreeMediation', 'intake.failMediation', 'intake.followUpMediation', 'intake.escalateMediation', 'identities.look']);

const staffOf = (post: Post): string => `1${POSTS.indexOf(post)}`;
/** A case or complaint of its own for each post and relation; whatever part is free there is a stranger's. */
const matterOf = (post: Post, relation: Relation): number => 1 + POSTS.indexOf(post) * KNOWN.length + KNOWN.indexOf(relation as never);

let made: TestLedger;
let services: Services;
let actor: { staffNo: string; name: string; posts: string[] };

beforeAll(async () => {
  made = await makeLedger();
  services = { ...await testServices(made, { now: Date.parse('2026-11-24T09:00:00+08:00') }), actor: () => actor };
  await made.ledger.exclusively(async (w) => {
    for (const post of POSTS) await w.insert('officers', { staff_no: staffOf(post), name: post, posts: JSON.stringify([post]), cert_no: `ZF-${post}`, cert_until: '2099-12-31', created_at: 0 });
    for (const part of ['handler', 'reviewer', 'tracker'] as const) await w.insert('officers', { staff_no: `9${part[0] ?? ''}`, name: part, posts: '[]', cert_no: `ZF-9${part}`, created_at: 0 });
    for (const kind of ['case', 'complaint'] as const) {
      for (const post of POSTS) {
        const me = { staffNo: staffOf(post), person: await personIn(post), by: '0001', at: 0, reason: '' };
        for (const relation of KNOWN) {
          const subject = { kind, id: matterOf(post, relation) };
          for (const part of ['handler', 'reviewer', 'tracker'] as const) {
            const mine = (relation === 'own' && part === 'handler') || (relation === 'assigned' && part === (post === 'enforcementTracker' ? 'tracker' : 'reviewer'));
            await insertPart(w, subject, mine ? { ...me, part } : { part, staffNo: `9${part[0] ?? ''}`, person: `stranger-${part}`, by: '0001', at: 0, reason: '' });
          }
          if (relation === 'recused') await insertRecusal(w, subject, me);
        }
      }
    }
  });
}, 60_000);
afterAll(() => made.close());

async function personIn(post: Post): Promise<string> {
  const { personKey } = await import('#shared/rules/posts/relation.ts');
  return personKey({ staffNo: staffOf(post), certNo: `ZF-${post}` });
}

const DOCUMENT = byDocument();

/** The document's word for an act and post; acts that the document has none for are the house's own. */
function cellOf(act: string, post: Post): string | undefined {
  if (act in DOCUMENT) return DOCUMENT[act]?.[post];
  const cell = MATRIX[act as keyof typeof MATRIX][post];
  return cell === undefined ? undefined : told(cell);
}

function expected(name: OperationName, post: Post, relation: Relation): boolean {
  const need = OPERATION_ACT[name];
  if (need === 'beforeSignIn' || need === 'everyone') return true;
  const scope = cellOf(need, post)?.split(' ')[0];
  if (scope === undefined || relation === 'recused') return false;
  return scope === 'any' || relation === 'none' || (scope === 'notSame' ? relation === 'other' : scope === relation);
}

/** What no drawn words fit is known by name, so that nothing is left out silently. */
const unfit: OperationName[] = [];
const inPlace = (wish: unknown): unknown => (typeof wish === 'object' && wish !== null && 'folder' in wish ? { ...wish, folder: made.folder } : wish);

/** Arguments that fit the contract. */
function argumentsFor(name: OperationName, seed: number): Record<string, unknown> {
  const { input } = specOf(name) ?? expect.unreachable();
  const wishes = wishFor(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
  const fitting = fc.sample(wishes, { numRuns: 400, seed }).map(inPlace).find((wish) => input.safeParse(wish).success);
  if (fitting === undefined) unfit.push(name);
  return (fitting ?? {}) as Record<string, unknown>;
}

/** The same arguments about one matter; null where the operation names none. */
function about(name: OperationName, args: Record<string, unknown>, id: number): Record<string, unknown> | null {
  if (WITHOUT_MATTER.has(name)) return null;
  const { input } = specOf(name) ?? expect.unreachable();
  const wish = 'subject' in args ? { ...args, subject: { kind: 'case', id } } : 'of' in args ? { ...args, of: { slip: 'S05', caseId: id } } : 'id' in args && /^(cases|intake)\./.test(name) ? { ...args, id } : null;
  return wish !== null && input.safeParse(wish).success ? wish : null;
}

async function allowed(name: OperationName, args: unknown): Promise<boolean> {
  try {
    return (await perform(services, name, args)) === 'reached';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'people.mayNot') return false;
    throw new Error(`${name} ${JSON.stringify(args)}`, { cause: error });
  }
}

test('every operation × post × relation is allowed by the dispatcher exactly where the document allows it', async () => {
  const wrong: string[] = [];
  let asked = 0;
  let withMatter = 0;
  for (const [index, name] of OPERATIONS.entries()) {
    const args = argumentsFor(name, index + 1);
    if (unfit.includes(name)) continue;
    for (const post of POSTS) {
      actor = { staffNo: staffOf(post), name: post, posts: [post] };
      const bare = about(name, args, 1) === null;
      for (const relation of bare ? (['none'] as const) : KNOWN) {
        const given = bare ? args : about(name, args, matterOf(post, relation));
        asked += 1;
        withMatter += bare ? 0 : 1;
        if ((await allowed(name, given)) !== expected(name, post, relation)) wrong.push(`${name} ${post} ${relation}: ${expected(name, post, relation) ? 'refused' : 'allowed'}`);
      }
    }
  }
  // A paper's kind and its subject must fit each other; the area asks the matrix by the kind (areas/papers/permission.ts), the dispatcher nobody.
  expect(unfit.filter((name) => OPERATION_ACT[name] !== 'everyone')).toEqual([]);
  expect(wrong).toEqual([]);
  expect([asked > 1500, withMatter > 800]).toEqual([true, true]);
}, 120_000);
