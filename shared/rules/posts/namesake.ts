import type { Post } from './posts.ts';
import { personKey } from './relation.ts';

/** Posts whose holders are kept apart by person in one matter (domain 2, duties 1, 3 and 4). */
const KEPT_APART: ReadonlySet<Post> = new Set<Post>(['handler', 'legalReviewer', 'enforcementTracker', 'captain']);

/** An account as far as it must be told from others: posts include those held as a deputy. */
export interface NamedAccount { readonly staffNo: string; readonly name: string; readonly certNo: string; readonly posts: readonly Post[] }

/**
 * Why an account may not hold its posts beside another of the same name, in one sentence; null when it may. Without certificate numbers nobody can say whether
 * two accounts of one name are one person, and the separation of duties counts persons (domain 2): both then need theirs.
 */
export function namesakeProblem(account: NamedAccount, others: readonly NamedAccount[]): string | null {
  if (!account.posts.some((post) => KEPT_APART.has(post))) return null;
  const twin = others.find((one) => one.staffNo !== account.staffNo && plain(one.name) === plain(account.name) && one.posts.some((post) => KEPT_APART.has(post)) && (unproven(one) || unproven(account)));
  return twin === undefined ? null : `${twin.staffNo} 也叫${twin.name}，两个账号没有都填执法证号，分不清是一个人还是同名的两个人，职责分离无从核对。`;
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');
const unproven = (account: NamedAccount): boolean => personKey(account) === personKey({ ...account, certNo: '' });
