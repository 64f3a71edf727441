import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { contract, specOf, type OperationName } from '#shared/contract/index.ts';
import { Refusal } from '#shared/messages/index.ts';
import { MATRIX } from '#shared/rules/posts/cells.ts';
import { isPaperNeed, OPERATION_ACT } from '#shared/rules/posts/operations.ts';
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
const ALL = Object.entries(contract).flatMap(([area, operations]) => Object.keys(operations).map((name) => `${area}.${name}` as OperationName)).filter((name) => OPERATION_ACT[name] !== 'beforeSignIn');
/** Papers depend on their kind: walked by a test of their own. */
const OPERATIONS = ALL.filter((name) => !isPaperNeed(OPERATION_ACT[name]));
const KNOWN: readonly Exclude<Relation, 'none'>[] = ['own', 'assigned', 'recused', 'other'];
/** Their `id` is no complaint, or they ask for the matter themselves (areas/subjects.ts says why). */
const WITHOUT_MATTER = new Set(['intake.draft', 'intake.saveDraft', 'intake.dropDraft', 'intake.agreeMediation', 'intake.failMediation', 'intake.followUpMediation', 'intake.escalateMediation', 'intake.mediation', 'intake.lookMediation', 'intake.recordMediation', 'identities.look']);

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
  if (need === 'beforeSignIn' || need === 'everyone' || isPaperNeed(need)) return true;
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
  const wish = 'subject' in args ? { ...args, subject: { kind: 'case', id } } : 'of' in args ? { ...args, of: name === 'papers.list' ? { kind: 'case', id } : { slip: 'S05', caseId: id } } : 'caseId' in args ? { ...args, caseId: id } : 'id' in args && /^(cases|intake)\./.test(name) ? { ...args, id } : null;
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

/* Documents 4, column "made / approved", and the rows of domain 2 that those papers are acts of, as text: kind, who writes, who reviews, who approves. Own: A of the
   record; assigned: its B; any: whatever the record. D01, D02 and D42 are taken in by the desk and the grid and made final by whoever wrote them. */
const PAPERS = `
D01 | handler:own intakeClerk:any gridWorker:own | - | handler:own intakeClerk:any gridWorker:own
D02 | handler:own intakeClerk:any gridWorker:own | - | handler:own intakeClerk:any gridWorker:own
D03 | handler:own intakeClerk:any | - | handler:own intakeClerk:any
D04 | handler:own intakeClerk:any | - | captain:any
D05 | handler:own | legalReviewer:assigned | captain:any
D13 | legalReviewer:assigned | - | legalReviewer:assigned
D42 | handler:own intakeClerk:any gridWorker:own | - | handler:own intakeClerk:any gridWorker:own`.trim().split('\n').map((line) => {
  const [kind = '', write = '', review = '', approve = ''] = line.split(' | ');
  return { kind, write, review, approve };
});
const grants = (cells: string, post: Post, relation: Relation): boolean => relation !== 'recused' && cells.split(' ').some((cell) => { const [who, scope] = cell.split(':'); return who === post && (scope === 'any' || scope === relation); });

test('every step of every kind of paper × post × relation is allowed exactly where documents 4 and domain 2 allow it', async () => {
  const { PAPER_ACTS } = await import('#shared/rules/posts/papers.ts');
  const { paperKinds } = await import('#electron/papers/kinds/index.ts');
  expect(PAPERS.map((one) => one.kind)).toEqual(Object.keys(PAPER_ACTS));
  expect(paperKinds.map((kind) => [kind.id, kind.acts])).toEqual(Object.entries(PAPER_ACTS));
  expect(ALL.filter((name) => isPaperNeed(OPERATION_ACT[name])).sort()).toEqual(['approve', 'begin', 'create', 'issue', 'preview', 'review', 'save', 'void'].map((name) => `papers.${name}`));
  const wrong: string[] = [];
  let asked = 0;
  const ids = new Map<string, number>();
  await made.ledger.exclusively(async (w) => {
    for (const { kind } of PAPERS) {
      for (const post of POSTS) for (const relation of KNOWN) for (const final of [false, true]) {
        const id = await w.insert('papers', {
          uuid: `${kind}-${post}-${relation}-${String(final)}`, kind, kind_version: 1, subject_kind: 'complaint', subject_id: matterOf(post, relation), label: '', state: final ? 'approved' : 'draft', sealed: 0, content: '{}', rule_pack: '', drafted_by: '9h', drafted_at: 0,
          approved_at: final ? 1 : null, changed_at: 0,
        });
        ids.set(`${kind} ${post} ${relation} ${String(final)}`, id);
      }
    }
  });
  const ask = async (name: OperationName, args: unknown, expectedTo: boolean, what: string): Promise<void> => {
    asked += 1;
    if ((await allowed(name, args)) !== expectedTo) wrong.push(`${name} ${what}: ${expectedTo ? 'refused' : 'allowed'}`);
  };
  for (const { kind, write, review, approve } of PAPERS) {
    for (const post of POSTS) {
      actor = { staffNo: staffOf(post), name: post, posts: [post] };
      for (const relation of KNOWN) {
        const what = `${kind} ${post} ${relation}`;
        const [may, reviews, approves] = [write, review, approve].map((cells) => grants(cells, post, relation)) as [boolean, boolean, boolean];
        const subject = { kind: 'complaint', id: matterOf(post, relation) };
        await ask('papers.begin', { kind, subject }, may, what);
        await ask('papers.preview', { kind, subject, content: {} }, may, what);
        await ask('papers.create', { kind, subject, content: {} }, may, what);
        const [draft, final] = [false, true].map((one) => ({ id: ids.get(`${what} ${String(one)}`) ?? 0, rowVersion: 1 }));
        await ask('papers.save', { ...draft, content: {} }, may, what);
        await ask('papers.issue', final, may, what);
        // A kind without a reviewer has no agreeing review: the operation says so itself, to whoever is not recused.
        await ask('papers.review', { ...draft, agree: true, reason: '' }, review === '-' ? true : reviews, what);
        await ask('papers.review', { ...draft, agree: false, reason: '改' }, reviews || approves, what);
        await ask('papers.approve', draft, approves, what);
        await ask('papers.void', { ...draft, reason: '不要' }, may || approves, what);
        await ask('papers.void', { ...final, reason: '不要' }, approves, what);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBe(7 * 8 * 4 * 10);
}, 120_000);
