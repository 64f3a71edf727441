import { shanghaiDay } from '#shared/rules/time.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { allOfficers, deputisedPosts, postsOf } from './repository.ts';

/** What other areas may read of officers. */

export interface OnDuty {
  readonly staffNo: string;
  readonly name: string;
  /** The person behind the account (`personKey`). */
  readonly person: string;
}

/** Active officers who hold a post today, themselves or as somebody's deputy. */
export async function officersOnDuty(reader: Reader, post: string, now: number): Promise<OnDuty[]> {
  const found: OnDuty[] = [];
  for (const row of await allOfficers(reader)) {
    if (row.active !== 1) continue;
    if (!postsOf(row).includes(post) && !(await deputisedPosts(reader, row.staff_no, shanghaiDay(now))).includes(post)) continue;
    found.push({ staffNo: row.staff_no, name: row.name, person: personKey({ staffNo: row.staff_no, certNo: row.cert_no }) });
  }
  return found;
}
