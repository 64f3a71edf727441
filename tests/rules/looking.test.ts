import { describe, expect, it } from 'vitest';
import { mayLook, type LookFacts } from '#shared/rules/posts/looking.ts';
import { POSTS } from '#shared/rules/posts/posts.ts';

const HOUR = 3_600_000;
const facts = (more: Partial<LookFacts>): LookFacts => ({
  role: 'complainant', posts: [], deputyFor: [], recused: false, handles: false, enteredByThem: false, enteredAt: 0, now: HOUR, dispatched: true, granted: false, gridHours: 72, ...more,
});
const may = (more: Partial<LookFacts>): boolean => mayLook(facts(more)).allowed;

describe('who may see a complainant (domain 2)', () => {
  it('lets A see the own case only, the captain any, B, C, archivist and administrator none', () => {
    expect(may({ posts: ['handler'], handles: true })).toBe(true);
    expect(may({ posts: ['handler'] })).toBe(false);
    expect(may({ posts: ['captain'] })).toBe(true);
    for (const post of ['legalReviewer', 'enforcementTracker', 'archivist', 'sysAdmin'] as const) expect(may({ posts: [post], handles: true, granted: true, enteredByThem: true, dispatched: false })).toBe(false);
    expect(may({ posts: [] })).toBe(false);
  });

  it('lets the clerk until dispatch, the grid worker 72 hours and only whom it entered', () => {
    expect(may({ posts: ['intakeClerk'], dispatched: false })).toBe(true);
    expect(may({ posts: ['intakeClerk'] })).toBe(false);
    expect(may({ posts: ['gridWorker'], enteredByThem: true, now: 72 * HOUR - 1 })).toBe(true);
    expect(may({ posts: ['gridWorker'], enteredByThem: true, now: 72 * HOUR })).toBe(false);
    expect(may({ posts: ['gridWorker'] })).toBe(false);
    // Entering somebody makes a handler no A of the case, and handling makes a grid worker no enterer.
    expect(may({ posts: ['handler'], enteredByThem: true })).toBe(false);
    expect(may({ posts: ['gridWorker'], handles: true })).toBe(false);
  });

  it('shows nobody who is recused anything, the captain neither', () => {
    for (const post of POSTS) expect(may({ posts: [post], recused: true, handles: true, enteredByThem: true, granted: true, dispatched: false })).toBe(false);
  });
});

describe('who may see an informant (8.3(2))', () => {
  it('lets only the captain in person, who confirms again, and A where the captain granted it', () => {
    expect(mayLook(facts({ role: 'informant', posts: ['captain'] }))).toEqual({ allowed: true, as: 'captain', confirm: true });
    expect(may({ role: 'informant', posts: ['captain'], deputyFor: ['captain'] })).toBe(false);
    expect(may({ posts: ['captain'], deputyFor: ['captain'] })).toBe(true);
    expect(mayLook(facts({ role: 'informant', posts: ['handler'], handles: true }))).toMatchObject({ allowed: false, why: expect.stringContaining('大队长') });
    expect(mayLook(facts({ role: 'informant', posts: ['handler'], handles: true, granted: true }))).toMatchObject({ allowed: true, as: 'handler', confirm: false });
    expect(may({ role: 'informant', posts: ['handler'], granted: true })).toBe(false);
    expect(may({ role: 'informant', posts: ['gridWorker'], enteredByThem: true })).toBe(false);
  });

  it('says what is in the way for this case rather than that another post never could', () => {
    const verdict = mayLook(facts({ posts: ['legalReviewer', 'intakeClerk'] }));
    expect(verdict).toMatchObject({ allowed: false, why: expect.stringContaining('已经分派') });
  });
});
