import { describe, expect, it } from 'vitest';
import type { Holder } from '#shared/rules/posts/deputies.ts';
import { DEEDS, DUTY_CLAUSE, separateReviewers, violatedDuties, type Deed, type DeedKind, type PastDeed } from '#shared/rules/posts/duties.ts';
import type { Post } from '#shared/rules/posts/posts.ts';
import { personKey } from '#shared/rules/posts/relation.ts';

const who = (person: string, ...posts: Post[]): Holder => ({ person, posts });
const done = (person: string, kind: DeedKind, more: Omit<Partial<PastDeed>, 'kind'> = {}): PastDeed => ({ person, kind, ...more });
const numbers = (deed: Deed, person: Holder, history: readonly PastDeed[]): number[] => violatedDuties(deed, person, history).map(({ duty }) => duty);
const apart = (duty: number, first: DeedKind, then: DeedKind, more: Omit<Deed, 'kind'> = {}): void => {
  const next: Deed = { kind: then, withoutReview: true, ...more };
  expect(numbers(next, who('甲'), [done('甲', first, more)]), `${first} then ${then} by one person`).toContain(duty);
  expect(numbers(next, who('乙'), [done('甲', first, more)]), `${first} then ${then} by two persons`).toEqual([]);
};

describe('separation of duties', () => {
  it('1: B is neither A, nor second officer of any interview, visit or service, nor the clerk of the hearing; both ways', () => {
    for (const kind of ['handle', 'assist', 'clerkHearing'] as const) {
      apart(1, kind, 'review');
      apart(1, 'review', kind);
    }
  });
  it('2: the chair of the hearing took no part in the investigation', () => {
    for (const kind of ['handle', 'assist', 'investigate'] as const) {
      apart(2, kind, 'chairHearing');
      apart(2, 'chairHearing', kind);
    }
    expect(numbers({ kind: 'chairHearing' }, who('甲'), [done('甲', 'review')])).toEqual([]);
  });
  it('3: who approves is neither A nor B; a deputy approves then', () => {
    for (const kind of ['handle', 'review'] as const) {
      apart(3, kind, 'approve');
      apart(3, 'approve', kind);
    }
    const history = [done('队长', 'handle'), done('乙', 'review')];
    expect(numbers({ kind: 'approve' }, who('队长', 'captain'), history)).toEqual([3]);
    expect(numbers({ kind: 'approve' }, who('代理', 'legalReviewer', 'captain'), history)).toEqual([]);
  });
  it('4: C is not A; who registers a payment does not confirm it', () => {
    apart(4, 'handle', 'track');
    apart(4, 'track', 'handle');
    apart(4, 'registerPayment', 'confirmBank', { item: 'V1' });
    expect(numbers({ kind: 'confirmBank', item: 'V2' }, who('甲'), [done('甲', 'registerPayment', { item: 'V1' })])).toEqual([]);
    expect(numbers({ kind: 'confirmBank' }, who('甲'), [done('甲', 'registerPayment', { item: 'V1' })])).toEqual([4]);
  });
  it('5: who visits or reviews a closed case had no post in it', () => {
    for (const check of ['returnVisit', 'caseReview'] as const) for (const kind of ['handle', 'review', 'track'] as const) apart(5, kind, check);
    expect(numbers({ kind: 'returnVisit' }, who('甲'), [done('甲', 'caseReview')])).toEqual([]);
  });
  it('6: granting needs the captain, never to oneself, and the administrator stays without business', () => {
    const grant = (to: string, ...posts: Post[]): Deed => ({ kind: 'grantPosts', to, posts });
    expect(numbers(grant('乙', 'handler'), who('甲', 'captain'), [])).toEqual([]);
    expect(numbers(grant('乙', 'sysAdmin'), who('甲', 'captain'), [])).toEqual([]);
    expect(numbers(grant('乙', 'handler'), who('甲', 'handler'), [])).toEqual([6]);
    expect(numbers(grant('乙', 'handler'), who('甲', 'sysAdmin'), [])).toEqual([6]);
    expect(numbers(grant('甲', 'handler'), who('甲', 'captain'), [])).toEqual([6]);
    expect(numbers(grant('乙', 'sysAdmin', 'archivist'), who('甲', 'captain'), [])).toEqual([6]);
    for (const kind of DEEDS) {
      expect(numbers({ kind, withoutReview: true }, who('管', 'sysAdmin'), []), kind).toEqual([6]);
      expect(numbers({ kind, withoutReview: true }, who('管', 'sysAdmin', 'captain'), []), kind).toEqual([6]);
    }
  });
  it('7: who is recused does nothing more in the case, not even opening it', () => {
    const history = [done('队长', 'recuse', { to: '甲' })];
    for (const kind of DEEDS.filter((one) => one !== 'grantPosts')) {
      expect(numbers({ kind, withoutReview: true }, who('甲'), history), kind).toEqual([7]);
      expect(numbers({ kind, withoutReview: true }, who('乙'), history), kind).toEqual([]);
    }
  });
  it('8: nothing is approved without a separate review, at home or as a package; no small brigade switches it off', () => {
    const captain = who('队长', 'captain');
    expect(numbers({ kind: 'approve' }, captain, [])).toEqual([8]);
    expect(numbers({ kind: 'approve' }, captain, [done('甲', 'handle'), done('甲', 'review')])).toEqual([8]);
    expect(numbers({ kind: 'approve', item: 'D17' }, captain, [done('乙', 'review', { item: 'D14' })])).toEqual([8]);
    expect(numbers({ kind: 'approve', item: 'D17' }, captain, [done('乙', 'review', { item: 'D17' })])).toEqual([]);
    expect(numbers({ kind: 'approve' }, captain, [done('支队', 'externalReview')])).toEqual([]);
    expect(numbers({ kind: 'approve', withoutReview: true }, captain, [])).toEqual([]);
    const history = [done('甲', 'handle')];
    expect(separateReviewers([who('甲', 'handler', 'legalReviewer'), who('丙', 'handler')], history)).toEqual([]);
    expect(separateReviewers([who('甲', 'legalReviewer'), who('乙', 'legalReviewer')], history).map(({ person }) => person)).toEqual(['乙']);
  });
  it('holds by person, not by account', () => {
    const first = personKey({ staffNo: '0007', certNo: '闽A-0102 ' });
    expect(personKey({ staffNo: '0031', certNo: '闽ａ-0102' })).toBe(first);
    expect(personKey({ staffNo: '0007', certNo: '' })).not.toBe(personKey({ staffNo: '0031', certNo: '' }));
    expect(numbers({ kind: 'review' }, who(personKey({ staffNo: '0031', certNo: '闽ａ-0102' })), [done(first, 'handle')])).toEqual([1]);
  });
  it('each violation has its clause and a whole sentence that says who may', () => {
    for (const first of DEEDS) {
      for (const then of DEEDS) {
        for (const { duty, clause, why } of violatedDuties({ kind: then }, who('甲', 'handler', 'legalReviewer'), [done('甲', first, { to: '甲' })])) {
          expect(clause).toBe(DUTY_CLAUSE[duty]);
          expect(why).toMatch(/请.+。$/);
        }
      }
    }
  });
});
