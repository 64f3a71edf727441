import type { QueryContext } from '#electron/areas/operation.ts';
import { personsOf, type PersonMask, type Subject } from './persons.ts';
import { lookerOf, standingOf, type PersonSubject } from './standing.ts';

/**
 * The persons of a record as the one who asks may see them: a mask says half of who it is, so it is for those who may look at the person itself (domain 2, row
 * complainant identity: a pseudonym for B and everybody else). `ids`: those of them.
 */
export async function masksFor({ reader, services, now }: Pick<QueryContext, 'reader' | 'services' | 'now'>, subject: Subject & PersonSubject, ids: readonly string[] | null = null): Promise<PersonMask[]> {
  const keeper = services.vaultKeeper();
  const verdict = await lookerOf(reader, services.actor(), await standingOf(reader, subject, now), now);
  const masks = await personsOf(reader, keeper.standing === 'open' ? keeper.vault : null, subject, ids);
  return masks.map((one) => (verdict({ role: one.role, entered_by: one.enteredBy, entered_at: one.enteredAt }).allowed ? one : { ...one, nameMask: '', idNoMask: '', phoneMask: '' }));
}
