import type { PersonRole } from '../identifiers/pseudonym.ts';
import type { Act } from './acts.ts';
import { mayAct, whoMay } from './matrix.ts';
import { POSTS, type Post } from './posts.ts';

/** All that counts when somebody wants to see who a pseudonym is. Instants UTC ms, lengths in hours. */
export interface LookFacts {
  readonly role: PersonRole;
  readonly posts: readonly Post[];
  /** Those of `posts` that are held for somebody else today. */
  readonly deputyFor: readonly Post[];
  readonly recused: boolean;
  /** Handles the case or complaint, as its A or second officer. */
  readonly handles: boolean;
  readonly enteredByThem: boolean;
  readonly enteredAt: number;
  readonly now: number;
  /** The complaint has been dispatched, or it is a case already. */
  readonly dispatched: boolean;
  /** The captain lets this officer see the informants of this case. */
  readonly granted: boolean;
  /** How long a grid worker sees whom it entered (domain 2: 72). */
  readonly gridHours: number;
  /** A mediation that somebody else took up: it is not at this clerk's desk. */
  readonly elsewhere?: boolean;
}

export type LookVerdict =
  | {
    readonly allowed: true;
    readonly as: Post;
    /** The captain confirms once more before an informant is shown. */
    readonly confirm: boolean;
  }
  | { readonly allowed: false; readonly why: string };

/** The act by which the matrix knows it: informants have a row of their own. */
export const lookAct = (role: PersonRole): Act => (role === 'informant' ? 'informant.read' : 'complainant.read');

/**
 * Whether an officer may see an identity (domain 2, rows complainant and informant identity; 12; plan 8.3(2)). Each post is asked by itself, since it stands
 * to the case in its own way; the post that asks for least wins. A reason is always asked for and each look is journalled.
 */
export function mayLook(facts: LookFacts): LookVerdict {
  const held = POSTS.filter((post) => facts.posts.includes(post));
  const verdicts = held.map((post) => asPost(post, facts));
  const allowed = verdicts.filter((verdict) => verdict.allowed).sort((a, b) => Number(a.confirm) - Number(b.confirm))[0];
  if (allowed !== undefined) return allowed;
  const refused = verdicts.filter((verdict) => !verdict.allowed);
  // What fails only for this case or this moment says more than that some other post could never.
  const told = refused.find((verdict) => verdict.near) ?? refused[0];
  return { allowed: false, why: told?.why ?? `您没有可以查看身份的岗位；请由${whoMay(lookAct(facts.role))}办理。` };
}

type Told = Extract<LookVerdict, { allowed: true }> | { readonly allowed: false; readonly why: string; readonly near: boolean };

function asPost(post: Post, facts: LookFacts): Told {
  const act = lookAct(facts.role);
  const deputy = facts.deputyFor.includes(post);
  const own = post === 'gridWorker' ? facts.enteredByThem : facts.handles;
  const verdict = mayAct(act, { posts: deputy ? [] : [post], deputyFor: deputy ? [post] : [] }, facts.recused ? 'recused' : own ? 'own' : 'other');
  const possible = facts.recused || mayAct(act, { posts: deputy ? [] : [post], deputyFor: deputy ? [post] : [] }, 'none').allowed;
  if (!verdict.allowed) return { allowed: false, why: verdict.why, near: possible };
  const no = (why: string): Told => ({ allowed: false, why, near: true });
  if (verdict.terms.includes('within72h') && facts.now >= facts.enteredAt + facts.gridHours * 3_600_000) return no(`登记满 ${facts.gridHours} 小时后，网格员不能再查看身份；请由本案A岗或大队长查看。`);
  if (verdict.terms.includes('untilDispatched') && facts.elsewhere === true) return no('调解由开始它的人办理，受理员不能查看当事人；上报成为投诉后，在投诉里查看。');
  if (verdict.terms.includes('untilDispatched') && facts.dispatched) return no('投诉已经分派，受理员不能再查看身份；请由本案A岗或大队长查看。');
  if (verdict.terms.includes('captainGrant') && !facts.granted) return no('举报人的身份只有大队长能看；确需查看的，请大队长就本案单独准许。');
  return { allowed: true, as: verdict.as, confirm: verdict.terms.includes('secondConfirmation') };
}
