import { mayAct } from '#shared/rules/posts/matrix.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import type { Actor } from '#electron/ledger/journal.ts';

/** all: every entry; ownCases: entries about cases in which the officer reviews; noContent: that something was done, when and by whom, but not what. */
export type JournalAccess = 'all' | 'ownCases' | 'noContent';

/** How much of the journal the matrix gives an officer (domain 2, row Audit log). The dispatcher has refused those who get nothing. */
export function journalAccess(actor: Actor): JournalAccess {
  const deputyFor = (actor.deputyFor ?? []).filter(isPost);
  const officer = { posts: actor.posts.filter(isPost).filter((post) => !deputyFor.includes(post)), deputyFor };
  const anyCase = mayAct('journal.read', officer, 'other');
  if (anyCase.allowed) return anyCase.terms.includes('noContent') ? 'noContent' : 'all';
  return 'ownCases';
}
