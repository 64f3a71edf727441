import type { z } from 'zod';
import type { resetVoucher } from '#shared/contract/people.ts';
import { refuse } from '#shared/messages/index.ts';
import { isBusinessPost, isPost } from '#shared/rules/posts/posts.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { EffectContext } from '../operation.ts';
import { actorOf, identify } from './identify.ts';
import { deputisedPosts, officerByNumber, postsOf, type OfficerRow } from './repository.ts';

/**
 * In words who stands behind the reset of an account beside the one who does it; empty where nobody has to: an account without a business post opens nothing. Refuses with
 * `people.resetNeedsSecond`, `people.notSecond`, `vault.wrongPassphrase`, `people.wrongPassword`.
 */
export async function resetVouched({ services, ledger, actor, now }: EffectContext, target: OfficerRow, by: z.output<typeof resetVoucher> | null): Promise<string> {
  const posts = [...postsOf(target), ...(await deputisedPosts(ledger.reader, target.staff_no, shanghaiDay(now)))].filter(isPost);
  if (!posts.some(isBusinessPost)) return '';
  if (by === null) throw refuse('people.resetNeedsSecond', { staffNo: target.staff_no, name: target.name }, { field: 'by' });
  if (by.kind === 'passphrase') {
    await services.vaultKeeper().provenPassphrase(by.passphrase);
    return '凭恢复口令办理';
  }
  const acting = await officerByNumber(ledger.reader, actor.staffNo);
  const second = await identify(ledger, now, by.staffNo, by.password, 'by');
  const { posts: held } = await actorOf(ledger.reader, second, now);
  // One whose password somebody else set has not come in person.
  const fits = (held.includes('captain') || held.includes('sysAdmin')) && second.must_change === 0 && second.password_hash !== '' && second.staff_no !== target.staff_no && keyOf(second) !== (acting === undefined ? '' : keyOf(acting));
  if (!fits) throw refuse('people.notSecond', { staffNo: by.staffNo }, { field: 'by' });
  return `${second.staff_no} ${second.name} 当面核准`;
}

const keyOf = (row: OfficerRow): string => personKey({ staffNo: row.staff_no, certNo: row.cert_no });
