import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract, specOf, type OperationName } from '#shared/contract/index.ts';
import { post as contractPost } from '#shared/contract/settings.ts';
import { ACTS, type Act } from '#shared/rules/posts/acts.ts';
import { MATRIX } from '#shared/rules/posts/cells.ts';
import { mayAct, whoMay, type ActingOfficer } from '#shared/rules/posts/matrix.ts';
import { mayRun, isPaperNeed, OPERATION_ACT } from '#shared/rules/posts/operations.ts';
import { combinationProblem, FIRST_OFFICER_POSTS, POST_DUTY, POST_WORD, POSTS, type Post } from '#shared/rules/posts/posts.ts';
import { RELATIONS } from '#shared/rules/posts/relation.ts';

const officer = (posts: readonly Post[], deputyFor: readonly Post[] = []): ActingOfficer => ({ posts, deputyFor, certificate: 'valid' });
const SETS: readonly (readonly Post[])[] = Array.from({ length: 1 << POSTS.length }, (_, bits) => POSTS.filter((__, index) => (bits & (1 << index)) !== 0));
const OPERATIONS = Object.entries(contract).flatMap(([area, operations]) => Object.keys(operations).map((name) => `${area}.${name}` as OperationName));

const anyAct = fc.constantFrom(...ACTS);
const anyRelation = fc.constantFrom(...RELATIONS);
const somePosts = fc.subarray([...POSTS]);
const anyOfficer = fc.record({
  posts: somePosts, deputyFor: somePosts, certificate: fc.constantFrom('valid' as const, 'expired' as const, 'missing' as const), alone: fc.boolean(), noAdministrator: fc.boolean(),
});

/** Every set of posts, act and relation. Gathers what is wrong instead of asserting each, for time. */
function walk(wrong: (posts: readonly Post[], act: Act, relation: (typeof RELATIONS)[number]) => boolean): string[] {
  const found: string[] = [];
  for (const posts of SETS) for (const act of ACTS) for (const relation of RELATIONS) if (wrong(posts, act, relation)) found.push(`${posts.join('+')} ${act} ${relation}`);
  return found;
}

describe('posts', () => {
  it('are those of the contract, each with its words', () => {
    expect([...POSTS].sort()).toEqual([...contractPost.options].sort());
    for (const post of POSTS) expect(POST_WORD[post].length * POST_DUTY[post].length).toBeGreaterThan(0);
  });
  it('the first officer has every post of the brigade and may hold them together', () => {
    expect(combinationProblem(FIRST_OFFICER_POSTS)).toBeNull();
    expect(FIRST_OFFICER_POSTS).not.toContain('sysAdmin');
  });
  it('only the administrator stands alone', () => {
    for (const posts of SETS) expect(combinationProblem(posts) === null).toBe(!posts.includes('sysAdmin') || posts.length === 1);
  });
});

describe('every act, set of posts and relation', () => {
  it('is allowed exactly when a cell of one of the posts fits', () => {
    expect(walk((posts, act, relation) => {
      const fits = combinationProblem(posts) === null && relation !== 'recused' && posts.some((post) => {
        const cell = MATRIX[act][post];
        if (cell === undefined) return false;
        return relation === 'none' || cell.scope === 'any' || (cell.scope === 'notSame' ? relation === 'other' : cell.scope === relation);
      });
      return mayAct(act, officer(posts), relation).allowed !== fits;
    })).toEqual([]);
  });
  it('a combination that the document forbids gains nothing', () => {
    expect(walk((posts, act, relation) => combinationProblem(posts) !== null && mayAct(act, officer(posts), relation).allowed)).toEqual([]);
  });
  it('more posts never allow less, and never ask for more', () => {
    expect(walk((posts, act, relation) => {
      const before = mayAct(act, officer(posts), relation);
      if (!before.allowed) return false;
      return POSTS.some((post) => {
        if (combinationProblem([...posts, post]) !== null) return false;
        const after = mayAct(act, officer([...posts, post]), relation);
        return !after.allowed || after.terms.length > before.terms.length;
      });
    })).toEqual([]);
  });
  it('a recused officer does nothing in the case', () => {
    expect(walk((posts, act) => mayAct(act, officer(posts), 'recused').allowed)).toEqual([]);
  });
  it('the administrator does nothing of the brigade: no case, complaint, employer, table or identity', () => {
    const open = ACTS.filter((act) => RELATIONS.some((relation) => mayAct(act, officer(['sysAdmin']), relation).allowed));
    expect(open.sort()).toEqual(['account.read', 'account.write', 'backup.write', 'calendar.preview', 'device.use', 'journal.read', 'outbox.read', 'outbox.write', 'rulePack.import', 'settings.write']);
  });
  it('a refused act has a whole Chinese sentence that says who may; an allowed one names a post held', () => {
    fc.assert(fc.property(anyAct, anyRelation, anyOfficer, (act, relation, one) => {
      const verdict = mayAct(act, one, relation);
      if (verdict.allowed) return (verdict.deputy ? one.deputyFor : one.posts).includes(verdict.as);
      return /^[^a-z]*请.+。$/.test(verdict.why) && !/undefined|、。|请由办理/.test(verdict.why);
    }), { numRuns: 3000 });
  });
  it('an own post does what a deputy does; some acts only in person', () => {
    fc.assert(fc.property(anyAct, anyRelation, somePosts, (act, relation, posts) => !mayAct(act, officer([], posts), relation).allowed || mayAct(act, officer(posts), relation).allowed));
    const personal = ACTS.filter((act) => mayAct(act, officer(['captain']), 'none').allowed && !mayAct(act, officer([], ['captain']), 'none').allowed);
    expect(personal.sort()).toEqual(['account.deputise', 'informant.grant', 'informant.read']);
  });
  it('each act is open to somebody', () => {
    expect(ACTS.filter((act) => whoMay(act) === '')).toEqual([]);
  });
  it('an officer alone takes every part of a case but its review, which goes out as a package', () => {
    const alone: ActingOfficer = { ...officer(FIRST_OFFICER_POSTS), alone: true };
    expect(mayAct('filing.write', alone, 'own').allowed && mayAct('execution.write', alone, 'own').allowed && mayAct('filing.write', alone, 'other').allowed).toBe(true);
    expect(mayAct('filing.review', alone, 'own')).toEqual({ allowed: false, why: expect.stringContaining('打包送其他区县大队或支队') as string });
    expect(mayAct('filing.write', alone, 'recused').allowed).toBe(false);
  });
  it('without an administrator the captain sees to settings and backups', () => {
    const captain = officer(['captain']);
    for (const act of ['settings.write', 'backup.write', 'rulePack.import'] as const) {
      expect([mayAct(act, captain, 'none').allowed, mayAct(act, { ...captain, noAdministrator: true }, 'none').allowed]).toEqual([false, true]);
      expect(mayAct(act, { ...officer(['handler']), noAdministrator: true }, 'none').allowed).toBe(false);
    }
  });
});

describe('operations', () => {
  it('each one of the contract has its entry; before sign-in exactly those that the contract says', () => {
    expect(Object.keys(OPERATION_ACT).sort()).toEqual([...OPERATIONS].sort());
    expect(OPERATIONS.filter((name) => (OPERATION_ACT[name] === 'beforeSignIn') !== (specOf(name)?.signedIn === false))).toEqual([]);
  });
  it('every operation × post × relation agrees with its act', () => {
    for (const name of OPERATIONS) {
      const need = OPERATION_ACT[name];
      expect(mayRun(name, null, 'none').allowed, name).toBe(need === 'beforeSignIn');
      // Papers: tests/people/permissions.test.ts walks each kind.
      if (isPaperNeed(need)) continue;
      for (const post of POSTS) {
        for (const relation of RELATIONS) {
          const allowed = need === 'beforeSignIn' || need === 'everyone' || mayAct(need, officer([post]), relation).allowed;
          expect(mayRun(name, officer([post]), relation).allowed, `${name} ${post} ${relation}`).toBe(allowed);
        }
      }
    }
  });
  it('no command that writes is open to everyone, but those about oneself or this run of the product', () => {
    // Which act a paper or a file is depends on its kind and on whose record it is; areas/papers/permission.ts and areas/attachments/standing.ts ask the matrix with it.
    const open = OPERATIONS.filter((name) => specOf(name)?.kind === 'command' && OPERATION_ACT[name] === 'everyone' && !name.startsWith('papers.') && !name.startsWith('attachments.'));
    // A list of workers is looked through (nothing is written) by who may register or write that complaint, which the operation asks itself, and an own look is dropped.
    expect(open.sort()).toEqual(['clocks.acknowledge', 'clocks.print', 'identities.hide', 'intake.checkWorkers', 'intake.dropWorkers', 'people.clearPin', 'people.setPin', 'settings.unlockKey', 'settings.verify', 'vault.tryPassphrase']);
  });
});
