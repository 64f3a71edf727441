import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';

/** Gives officers a desk: an account with just these posts, which the dispatcher reads at every step, or these posts on the account that is there. */
export async function seat({ ledger }: { readonly ledger: Ledger }, ...officers: readonly Pick<Actor, 'staffNo' | 'name' | 'posts'>[]): Promise<void> {
  await ledger.transaction(async (w) => {
    for (const { staffNo, name, posts } of officers) {
      if ((await w.run('UPDATE officers SET posts = ? WHERE staff_no = ?', [JSON.stringify(posts), staffNo])) === 0) await w.insert('officers', { staff_no: staffNo, name, posts: JSON.stringify(posts), created_at: 0 });
    }
    return { commit: true };
  });
}
