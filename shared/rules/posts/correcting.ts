import type { PersonRole } from '../identifiers/pseudonym.ts';
import { mayAct } from './matrix.ts';
import { POSTS, type Post } from './posts.ts';

/** What counts when somebody wants to correct who a person of a complaint is, or to add one. */
export interface CorrectFacts {
  readonly role: PersonRole;
  readonly posts: readonly Post[];
  /** Those of `posts` that are held for somebody else today. */
  readonly deputyFor: readonly Post[];
  readonly recused: boolean;
  /** Handles the complaint, as its A or second officer. */
  readonly handles: boolean;
  readonly dispatched: boolean;
  /** The captain lets this officer see the informants of this complaint. */
  readonly granted: boolean;
}

export type CorrectVerdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

const no = (why: string): CorrectVerdict => ({ allowed: false, why });

/**
 * Whether an officer may write an identity of a complaint (domain 2, rows complaint text and identities): the desk until it is dispatched, from then on the A of
 * the complaint; an informant's only the A whom the captain lets see it. Writing shows nothing: who wants to see what stands there looks at it.
 */
export function mayCorrect(facts: CorrectFacts): CorrectVerdict {
  const verdicts = POSTS.filter((post) => facts.posts.includes(post)).map((post) => asPost(post, facts));
  return verdicts.find((one) => one.allowed) ?? verdicts.find((one) => !one.allowed && one.why !== '') ?? no('当事人的身份由受理员（分派前）或本案A岗更正。');
}

function asPost(post: Post, facts: CorrectFacts): CorrectVerdict {
  const deputy = facts.deputyFor.includes(post);
  const verdict = mayAct('complaint.write', { posts: deputy ? [] : [post], deputyFor: deputy ? [post] : [] }, facts.recused ? 'recused' : facts.handles ? 'own' : 'other');
  if (!verdict.allowed) return no(facts.recused ? verdict.why : '');
  if (post === 'intakeClerk') return facts.dispatched ? no('投诉已经分派，受理员不能再更正当事人；请由本案A岗办理。') : { allowed: true };
  if (facts.role === 'informant' && !facts.granted) return no('举报人的身份只有大队长准许的承办人能更正；请大队长就本案单独准许。');
  return { allowed: true };
}
