import { shanghaiDay } from '../time.ts';
import { combinationProblem, isBusinessPost, type Post } from './posts.ts';

/** One officer stands in for a post for some days (domain 2, duty 3: "a deputy approves then"). */
export interface Deputy {
  readonly staffNo: string;
  readonly post: Post;
  /** First and last day `YYYY-MM-DD` in Shanghai; both count. */
  readonly from: string;
  readonly until: string;
  /** UTC ms when it was ended ahead of time; null when it was not. */
  readonly endedAt: number | null;
}

/** Posts in which an officer stands in at an instant (UTC ms), each once. */
export function deputyPosts(deputies: readonly Deputy[], staffNo: string, at: number): Post[] {
  const today = shanghaiDay(at);
  const running = deputies.filter((one) => one.staffNo === staffNo && one.from <= today && today <= one.until && (one.endedAt === null || one.endedAt > at));
  return [...new Set(running.map(({ post }) => post))];
}

/** Who grants, or who is granted to: one person (`personKey`) with the posts held. */
export interface Holder { readonly person: string; readonly posts: readonly Post[] }

/** Why an appointment is refused, in one sentence; null when it is in order. `today` is a day in Shanghai. Only the captain in person appoints. */
export function deputyProblem(by: Holder, to: Holder, wish: Pick<Deputy, 'post' | 'from' | 'until'>, today: string): string | null {
  if (!by.posts.includes('captain')) return '代理由大队长本人指定。';
  if (by.person === to.person) return '不能指定自己代理，请选另一位人员。';
  if (wish.until < wish.from) return '代理的止日不能早于起日。';
  if (wish.until < today) return '代理的止日已经过去。';
  if (!isBusinessPost(wish.post)) return '系统管理员不设代理，请另开一个没有业务岗位的账号。';
  return combinationProblem([...to.posts, wish.post]);
}

/**
 * Why a change of somebody's posts is refused, in one sentence; null when it is in order (domain 2, duty 6): granting needs the captain, or who stands
 * in for the captain (`by.posts` with the deputy's posts); nobody grants to oneself, though one may give up a post; the administrator has no business
 * post.
 */
export function grantProblem(by: Holder, to: Holder, posts: readonly Post[]): string | null {
  if (!by.posts.includes('captain')) return '岗位由大队长授予。';
  if (by.person === to.person && posts.some((post) => !to.posts.includes(post))) return '不能给自己增加岗位，请由另一位有权的人员办理。';
  return combinationProblem(posts);
}
