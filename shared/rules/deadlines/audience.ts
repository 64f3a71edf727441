import type { Post } from '../posts/posts.ts';

/** Whose desk a clock belongs on, and what ends it (domain 2 and 4): by the first part of the rule's name that is listed, the longest first. `own`: only of whoever has the record in hand. */
const AUDIENCE: readonly (readonly [rule: string, posts: readonly Post[], nextStep: string, own?: 'own'])[] = [
  ['intake.dispatch', ['captain', 'intakeClerk'], '分派承办人'],
  ['intake.phoneConfirm', ['handler', 'captain', 'intakeClerk'], '电话确认'],
  ['intake.filingNotice', ['handler', 'captain', 'intakeClerk'], '答复是否立案'],
  ['intake.supplement', ['handler', 'captain', 'intakeClerk'], '等投诉人补正'],
  ['intake', ['handler', 'captain', 'intakeClerk'], ''],
  ['filing.legalReview', ['legalReviewer', 'captain'], '法制审核'],
  ['filing', ['handler', 'captain'], '立案'],
  ['investigate.decide', ['handler', 'legalReviewer', 'captain'], '作出决定'],
  ['investigate', ['handler', 'captain'], '调查终结'],
  ['rectify', ['handler', 'captain'], '复查整改'],
  ['evidence', ['handler', 'captain'], '处理登记保存'],
  ['notice', ['handler', 'legalReviewer', 'captain'], '告知期满后作出决定'],
  ['hearing', ['handler', 'legalReviewer', 'captain'], '办理听证'],
  ['penalty.decideLimit', ['handler', 'captain'], '作出决定'],
  ['penalty.deliver', ['handler', 'captain'], '送达决定书'],
  ['penalty', ['enforcementTracker', 'captain'], '跟踪履行'],
  ['exec.urgeIssue', ['enforcementTracker', 'captain'], '发出催告书'],
  ['exec', ['enforcementTracker', 'captain'], '申请强制执行'],
  ['publicity', ['enforcementTracker', 'captain'], '办理公示'],
  ['blacklist', ['enforcementTracker', 'legalReviewer', 'captain'], '办理名单'],
  ['repair', ['enforcementTracker', 'legalReviewer', 'captain'], '核实修复申请'],
  ['major', ['handler', 'enforcementTracker', 'captain'], '处置应急节点'],
  ['grid', ['gridWorker', 'intakeClerk', 'captain'], '调解不成的上报'],
  ['grid.mediationResult', ['gridWorker', 'intakeClerk'], '登记调解结果', 'own'],
  ['grid.mediationFollowUp', ['gridWorker', 'intakeClerk'], '登记是否履行', 'own'],
  ['report', ['enforcementTracker', 'captain'], '报送月报'],
  ['followUp', ['handler', 'enforcementTracker', 'captain'], '办理后登记完成时间'],
  ['archive', ['archivist', 'captain'], ''],
];

function entry(ruleId: string): (typeof AUDIENCE)[number] | undefined {
  return AUDIENCE.filter(([rule]) => ruleId === rule || ruleId.startsWith(`${rule}.`)).toSorted(([a], [b]) => b.length - a.length)[0];
}

/** Posts that watch a clock. */
export function audienceOf(ruleId: string): readonly Post[] {
  return entry(ruleId)?.[1] ?? ['captain'];
}

/** What ends a clock, in a few words; empty where nothing more is to be done than to wait. */
export function nextStepOf(ruleId: string): string {
  return entry(ruleId)?.[2] ?? '';
}

/** Posts that watch the clocks of their own records only. */
const OF_OWN: readonly Post[] = ['handler', 'gridWorker'];

/**
 * Whether a clock is on an officer's own list: one of its posts is held. Whoever watches it only as A or for the grid sees those of the own records, and those that
 * nobody handles yet.
 */
export function concerns(ruleId: string, handler: string, officer: { readonly staffNo: string; readonly posts: readonly string[] }): boolean {
  const held = audienceOf(ruleId).filter((post) => officer.posts.includes(post));
  const others = entry(ruleId)?.[3] !== 'own' && held.some((post) => !OF_OWN.includes(post));
  return others || (held.length > 0 && (handler === '' || handler === officer.staffNo));
}
