import type { Holder } from './deputies.ts';
import { combinationProblem, isBusinessPost, type Post } from './posts.ts';

/**
 * What somebody did, or is to do, in one matter. handle: acts as its A; assist: second officer of an interview, visit or service; investigate: any
 * other part in the investigation; review: reviews as B; externalReview: the signed return of another district or the detachment; track: acts as its C;
 * approve: signs as captain; chairHearing, clerkHearing; registerPayment, confirmBank; returnVisit; caseReview: monthly sample; recuse: the captain
 * orders that `to` is recused; open: opens the case; grantPosts: gives `to` the posts `posts`.
 */
export const DEEDS = [
  'handle', 'assist', 'investigate', 'review', 'externalReview', 'track', 'approve', 'chairHearing', 'clerkHearing', 'registerPayment', 'confirmBank', 'returnVisit', 'caseReview',
  'recuse', 'open', 'grantPosts',
] as const;
export type DeedKind = (typeof DEEDS)[number];

export interface Deed {
  readonly kind: DeedKind;
  /** Paper that is reviewed or approved, or payment. Where one side leaves it out, both are held to mean the same one. */
  readonly item?: string;
  /** Of `recuse` and `grantPosts`: whom it is about (`personKey`), and the posts that person would hold. */
  readonly to?: string;
  readonly posts?: readonly Post[];
  /** Of `approve`: true where the document asks for no review before (dispatch, draw, monthly table; emergency filing, whose review follows in 2 h). */
  readonly withoutReview?: boolean;
}

/** A deed with the person who did it, by one key whatever account (`personKey`). */
export interface PastDeed extends Deed { readonly person: string }

export type DutyNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export interface Violation {
  readonly duty: DutyNumber;
  readonly clause: string;
  /** One Chinese sentence: why not, and who may. */
  readonly why: string;
}

/** Clause of each duty (domain 2, separation of duties 1 to 8; plan and law where the document names them). */
export const DUTY_CLAUSE: Readonly<Record<DutyNumber, string>> = {
  1: '计划 2.4；职责分离第1条', 2: '《行政处罚法》第六十四条；职责分离第2条', 3: '职责分离第3条', 4: '职责分离第4条', 5: '职责分离第5条', 6: '职责分离第6条',
  7: '《劳动保障监察条例》第十六条；职责分离第7条', 8: '计划 2.4；职责分离第8条',
};

const HANDLING: readonly DeedKind[] = ['handle', 'assist', 'clerkHearing'];
const INVESTIGATING: readonly DeedKind[] = ['handle', 'assist', 'investigate'];
const POSTS_OF_CASE: readonly DeedKind[] = ['handle', 'review', 'track'];
const CHECKING: readonly DeedKind[] = ['returnVisit', 'caseReview'];

/** Deeds that one person may not do in one matter, whichever came first. */
interface Apart { readonly duty: DutyNumber; readonly one: readonly DeedKind[]; readonly other: readonly DeedKind[]; readonly sameItem: boolean; readonly why: string }

const APART: readonly Apart[] = [
  { duty: 1, one: ['review'], other: HANDLING, sameItem: false, why: '本案的法制审核不能由承办人、参加过询问检查送达的人员或听证记录人担任；请由未经办本案的B岗审核，或另派承办人员。' },
  { duty: 2, one: ['chairHearing'], other: INVESTIGATING, sameItem: false, why: '听证主持人不能参加过本案调查；请由未参加本案调查的人员主持听证或继续调查。' },
  { duty: 3, one: ['approve'], other: ['handle', 'review'], sameItem: false, why: '审批人不能是本案的A岗或B岗；请由代理大队长审批，或另派A岗、B岗。' },
  { duty: 4, one: ['track'], other: ['handle'], sameItem: false, why: '本案的A岗不能兼任C岗；请由另一位C岗跟踪执行，或另派A岗。' },
  { duty: 4, one: ['confirmBank'], other: ['registerPayment'], sameItem: true, why: '登记缴款的人不能确认同一笔银行到账；请由另一位C岗或大队长确认。' },
  { duty: 5, one: CHECKING, other: POSTS_OF_CASE, sameItem: false, why: '本案的A岗、B岗、C岗不能回访或评查本案；请由未经办本案的人员办理。' },
];

/**
 * The duties of separation (domain 2) that a deed of a person would violate, each with its clause and a sentence; empty when none. `person` is the
 * person behind the account with all the posts held, deputy's posts included; `history` is what has been done in the same matter. The first five are
 * held both ways: who reviewed may not handle afterwards either. Ask at assignment and again at each review.
 */
export function violatedDuties(deed: Deed, person: Holder, history: readonly PastDeed[]): Violation[] {
  const found: Violation[] = [];
  const add = (duty: DutyNumber, why: string): void => void found.push({ duty, clause: DUTY_CLAUSE[duty], why });
  const own = history.filter((past) => past.person === person.person);
  for (const { duty, one, other, sameItem, why } of APART) {
    const against = one.includes(deed.kind) ? other : other.includes(deed.kind) ? one : [];
    if (own.some((past) => against.includes(past.kind) && (!sameItem || meansSame(past, deed)))) add(duty, why);
  }
  const post = postViolation(deed, person);
  if (post !== null) add(6, post);
  if (history.some((past) => past.kind === 'recuse' && past.to === person.person)) add(7, '您在本案回避，不能再打开或办理；请由大队长另行指定的人员办理。');
  if (deed.kind === 'approve' && deed.withoutReview !== true && !history.some((past) => isSeparateReview(past, deed, history))) {
    add(8, '还没有独立的法制审核，不能审批；没有其他B岗在岗时，请把审核打包送其他区县大队或支队，收回审核结果后再批。');
  }
  return found;
}

function postViolation(deed: Deed, person: Holder): string | null {
  if (deed.kind === 'grantPosts') {
    if (!person.posts.includes('captain')) return '岗位由大队长授予；请由大队长办理。';
    if (deed.to === person.person) return '不能给自己授予岗位；请由另一位有权的人员办理。';
    const combination = combinationProblem(deed.posts ?? []);
    if (combination !== null) return `${combination}请另设人员，或只保留一种岗位。`;
  }
  return person.posts.includes('sysAdmin') ? `系统管理员不办理业务${person.posts.some(isBusinessPost) ? '，也不能兼任业务岗位' : ''}；请由业务岗位的人员办理。` : null;
}

function meansSame(a: Deed, b: Deed): boolean {
  return a.item === undefined || b.item === undefined || a.item === b.item;
}

/** A review of this paper from outside, or by a person of the district who has no hand in the case. */
function isSeparateReview(past: PastDeed, deed: Deed, history: readonly PastDeed[]): boolean {
  if (!meansSame(past, deed)) return false;
  if (past.kind === 'externalReview') return true;
  return past.kind === 'review' && !history.some((one) => one.person === past.person && HANDLING.includes(one.kind));
}

/**
 * Who of those on duty may review the matter as its B. Empty: the review is sent to another district or the detachment as a package; the rule is
 * never switched off (duty 8).
 */
export function separateReviewers<H extends Holder>(onDuty: readonly H[], history: readonly PastDeed[]): H[] {
  return onDuty.filter((one) => one.posts.includes('legalReviewer') && violatedDuties({ kind: 'review' }, one, history).length === 0);
}
