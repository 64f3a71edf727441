import type { Act } from '#shared/rules/posts/acts.ts';
import { mayAct, type ActingOfficer } from '#shared/rules/posts/matrix.ts';
import type { Post } from '#shared/rules/posts/posts.ts';
import { personNumber } from '#shared/rules/identifiers/personNumber.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { findPersonsByHash, type PersonFound } from './persons.ts';
import { standingOf, type PersonSubject } from './standing.ts';

/** A record under which the person of a number stands: its number and the pseudonym there, never the person's own number. */
export interface RecordOfPerson { readonly subject: PersonSubject; readonly label: string; readonly pseudonym: string }

/** What has to be allowed before a record is named: whose number it is says who the pseudonym is, so the content of a complaint must be open to the asker. */
const NEEDED: Readonly<Record<PersonSubject['kind'], readonly Act[]>> = { complaint: ['complaint.read'], case: ['case.read', 'complaint.read'] };

/**
 * Complaints and cases of the person whose whole citizen or mobile number a text is, found by its keyed hash; null where the text is no such number, `locked`
 * while the vault is not open. Only what the asker may read by what it strictly is to the record: a record of others, one it is recused from, and an informant to
 * anybody but the captain are as if they were not there. Nothing is written of it, and the number goes no further than the hash.
 */
export async function recordsOfNumber({ reader, services, now }: { readonly reader: Reader; readonly services: Services; readonly now: number }, text: string): Promise<RecordOfPerson[] | 'locked' | null> {
  const number = personNumber(text);
  if (number === null) return null;
  const keeper = services.vaultKeeper();
  if (keeper.standing !== 'open') return 'locked';
  const actor = services.actor();
  const officer = await actingOfficer(reader, actor, now);
  const shown: RecordOfPerson[] = [];
  for (const found of await findPersonsByHash(reader, keeper.vault, number)) {
    const subject = subjectOf(found);
    if (subject === null) continue;
    const relation = await relationTo(reader, actor.staffNo, subject);
    if (NEEDED[subject.kind].some((act) => !mayAct(act, officer, relation).allowed)) continue;
    if (found.role === 'informant' && !mayAct('informant.read', asCaptain(officer), relation).allowed) continue;
    const label = await standingOf(reader, subject, now).then((standing) => standing.label, () => null);
    if (label !== null) shown.push({ subject, label, pseudonym: found.pseudonym });
  }
  return shown;
}

/** The officer with no post but the captain's: neither the clerk before dispatch nor an A with leave to look finds an informant by a number. */
function asCaptain(officer: ActingOfficer): ActingOfficer {
  const only = (posts: readonly Post[]): Post[] => posts.filter((post) => post === 'captain');
  return { ...officer, posts: only(officer.posts), deputyFor: only(officer.deputyFor) };
}

function subjectOf({ subject }: PersonFound): PersonSubject | null {
  return subject.kind === 'complaint' || subject.kind === 'case' ? { kind: subject.kind, id: subject.id } : null;
}
