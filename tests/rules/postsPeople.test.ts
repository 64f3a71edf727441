import { describe, expect, it } from 'vitest';
import { certificateState, drawable } from '#shared/rules/posts/certificates.ts';
import { deputyPosts, deputyProblem, grantProblem, type Deputy } from '#shared/rules/posts/deputies.ts';
import { mayAct, whoMay } from '#shared/rules/posts/matrix.ts';
import type { Post } from '#shared/rules/posts/posts.ts';
import { relationTo } from '#shared/rules/posts/relation.ts';
import { dayStart } from '#shared/rules/time.ts';

const deputy: Deputy = { staffNo: '0007', post: 'captain', from: '2025-03-03', until: '2025-03-05', endedAt: null };
const who = (person: string, ...posts: Post[]): { person: string; posts: Post[] } => ({ person, posts });

describe('deputies', () => {
  it('from 00:00 of the first day to the end of the last in Shanghai', () => {
    const at = (ms: number): Post[] => deputyPosts([deputy], '0007', ms);
    expect([at(dayStart('2025-03-03') - 1), at(dayStart('2025-03-03')), at(dayStart('2025-03-06') - 1), at(dayStart('2025-03-06'))]).toEqual([[], ['captain'], ['captain'], []]);
    expect(deputyPosts([deputy, deputy], '0007', dayStart('2025-03-04'))).toEqual(['captain']);
    expect(deputyPosts([deputy], '0008', dayStart('2025-03-04'))).toEqual([]);
  });
  it('ended ahead of time', () => {
    const endedAt = dayStart('2025-03-04');
    expect([deputyPosts([{ ...deputy, endedAt }], '0007', endedAt - 1), deputyPosts([{ ...deputy, endedAt }], '0007', endedAt)]).toEqual([['captain'], []]);
  });
  it('are named by the captain in person, for days to come, never oneself, never the administrator', () => {
    const wish = { post: 'captain' as const, from: '2025-03-03', until: '2025-03-05' };
    const problem = (by = who('甲', 'captain'), to = who('乙', 'handler'), more: Partial<Deputy> = {}, today = '2025-03-05'): string | null => deputyProblem(by, to, { ...wish, ...more }, today);
    expect(problem()).toBeNull();
    expect(problem(who('甲', 'sysAdmin'))).toBe('代理由大队长本人指定。');
    expect(problem(undefined, who('甲', 'handler'))).toContain('自己');
    expect(problem(undefined, undefined, { until: '2025-03-02' })).toContain('早于起日');
    expect(problem(undefined, undefined, {}, '2025-03-06')).toContain('已经过去');
    expect(problem(undefined, undefined, { post: 'sysAdmin' })).toContain('不设代理');
    expect(problem(undefined, who('乙', 'sysAdmin'))).toContain('不能兼任业务岗位');
  });
});

describe('granting posts', () => {
  it('by the captain, to others; one may give up a post; the administrator stays without business', () => {
    expect(grantProblem(who('甲', 'captain'), who('乙'), ['handler', 'captain'])).toBeNull();
    expect(grantProblem(who('甲', 'captain'), who('乙', 'handler'), ['sysAdmin'])).toBeNull();
    expect(grantProblem(who('甲', 'sysAdmin'), who('乙'), ['handler'])).toBe('岗位由大队长授予。');
    expect(grantProblem(who('甲', 'captain'), who('甲', 'captain'), ['captain', 'handler'])).toContain('不能给自己');
    expect(grantProblem(who('甲', 'captain', 'handler'), who('甲', 'captain', 'handler'), ['captain'])).toBeNull();
    expect(grantProblem(who('甲', 'captain'), who('乙', 'sysAdmin'), ['sysAdmin', 'archivist'])).toBe('系统管理员不能兼任业务岗位（现兼档案员）。');
  });
});

describe('certificates', () => {
  it('the last day counts; no number is no certificate; no last day is no end', () => {
    const state = (certNo: string, certUntil: string | null): string => certificateState({ certNo, certUntil }, '2025-03-05');
    expect([state('闽A1', '2025-03-05'), state('闽A1', '2025-03-04'), state(' ', '2030-01-01'), state('闽A1', null)]).toEqual(['valid', 'expired', 'missing', 'valid']);
  });
  it('expired or missing: no visit, interview or service; desk work goes on', () => {
    for (const certificate of ['expired', 'missing'] as const) {
      const officer = { posts: ['handler'] as const, deputyFor: [], certificate };
      expect(mayAct('evidence.write', officer, 'own')).toMatchObject({ allowed: false, why: expect.stringContaining('执法证') as string });
      expect(mayAct('filing.write', officer, 'own').allowed).toBe(true);
    }
    expect(mayAct('evidence.write', { posts: ['handler'], deputyFor: [] }, 'own').allowed).toBe(false);
    expect(mayAct('evidence.write', { posts: ['handler'], deputyFor: [], certificate: 'valid' }, 'own')).toEqual({ allowed: true, as: 'handler', deputy: false, terms: [] });
  });
  it('the draw takes certified officers only', () => {
    expect(drawable([{ certNo: '闽A1', certUntil: '2025-03-04' }, { certNo: '闽A2', certUntil: '2026-03-04' }, { certNo: '', certUntil: null }], '2025-03-05')).toEqual([{ certNo: '闽A2', certUntil: '2026-03-04' }]);
  });
});

describe('what an officer is to a case, and how a refusal reads', () => {
  const staff = { own: ['甲', '乙'], reviewers: ['丙', '甲'], trackers: ['丁'], recused: ['丁'] };
  it('recusal first, then the handling', () => {
    expect(['甲', '乙', '丙', '丁', '戊'].map((person) => relationTo(person, staff))).toEqual(['own', 'own', 'assigned', 'recused', 'other']);
  });
  it('says why and who may', () => {
    const why = (act: Parameters<typeof mayAct>[0], posts: readonly Post[], relation: Parameters<typeof mayAct>[2], deputyFor: readonly Post[] = []): string => {
      const verdict = mayAct(act, { posts, deputyFor }, relation);
      return verdict.allowed ? '' : verdict.why;
    };
    expect(why('table.approve', ['enforcementTracker'], 'none')).toBe('您的岗位（C岗）不能批准月度表；请由大队长办理。');
    expect(why('filing.write', ['handler'], 'other')).toBe('这不是您承办、登记的事项，不能填报立案、修改案件信息；请由本案A岗办理。');
    expect(why('filing.review', ['handler', 'legalReviewer'], 'own')).toBe('您是本案A岗或承办人员，同一案件不能兼任审核、跟踪，不能审核立案；请由本案B岗办理。');
    expect(why('returnVisit.write', ['legalReviewer'], 'assigned')).toBe('您是本案的经办人，不能回访；请由未经办本案的B岗、未经办本案的C岗、受理员办理。');
    expect(why('informant.read', ['handler'], 'own', ['captain'])).toBe('');
    expect(why('informant.read', [], 'own', ['captain'])).toBe('代理期间不能查看举报人身份；请由大队长本人办理。');
    expect(why('case.read', [], 'other')).toContain('您的岗位（无）不能查阅案件概况');
  });
  it('takes the post that asks for least', () => {
    expect(mayAct('complainant.read', { posts: ['gridWorker', 'captain'], deputyFor: [] }, 'own')).toEqual({ allowed: true, as: 'captain', deputy: false, terms: ['reason', 'logged'] });
    expect(whoMay('employer.propose')).toBe('本网格网格员');
  });
});
