import { refuse } from '#shared/messages/index.ts';
import { POST_WORD, type Post } from '#shared/rules/posts/posts.ts';
import type { LookVerdict } from '#shared/rules/posts/looking.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { identityOf, names } from './naming.ts';
import { namesPerson } from './reason.ts';
import { insertLook } from './repository/looks.ts';
import { personsUnder, type PersonUnder } from './repository/persons.ts';
import { lookerOf, type LookSubject, type PersonKept, type Standing } from './standing.ts';

/*
 * The one gate before an identity, wherever it is shown: by itself, in a paper, in a file or on a printer. The matrix with its terms (shared/rules/posts/looking.ts),
 * the second confirmation, and a row of the look in the ledger before anything leaves this process.
 */

/** Somebody who would be seen. `person` null: no person is kept under the record, and a paper of it may name whoever was typed in. */
export interface Behind extends PersonKept { readonly person: PersonUnder | null; readonly pseudonym: string }

export const behindOne = (person: PersonUnder): Behind => ({ role: person.role, entered_by: person.entered_by, entered_at: person.entered_at, pseudonym: person.pseudonym, person });

/** The party of a mediation, who stands sealed in it until it becomes a complaint. */
export const behindMediation = ({ taken }: Standing): Behind => ({ role: 'complainant', entered_by: taken?.by ?? '', entered_at: taken?.since ?? 0, pseudonym: '当事人', person: null });

/** Everybody whom a paper of a record may name; workers of a list stand on no such paper. `typed`: whoever wrote it, where no person is kept under the record. */
export async function behindRecord(reader: Reader, subject: LookSubject, typed: Behind): Promise<readonly Behind[]> {
  const kept = (await personsUnder(reader, subject)).filter((person) => person.role !== 'worker').map(behindOne);
  return kept.length === 0 ? [typed] : kept;
}

export type GateVerdict =
  | { readonly allowed: true; readonly as: Post; /** The pseudonym that is typed once more; empty where none is. */ readonly confirm: string }
  | { readonly allowed: false; readonly why: string };

/** Whether all of them may be looked at together. */
export function gateVerdict(look: (person: PersonKept) => LookVerdict, behind: readonly Behind[]): GateVerdict {
  let seen: GateVerdict | null = null;
  for (const one of behind) {
    const verdict = look(one);
    if (!verdict.allowed) return verdict;
    if (seen === null) seen = { allowed: true, as: verdict.as, confirm: '' };
    if (seen.allowed && seen.confirm === '' && verdict.confirm) seen = { allowed: true, as: verdict.as, confirm: one.pseudonym };
  }
  return seen ?? { allowed: false, why: '这里没有可以查看的身份。' };
}

export interface Passing {
  readonly standing: Standing;
  readonly behind: readonly Behind[];
  readonly reason: string;
  /** Texts of whoever stands there without being kept as a person: the reason must not hold them either. */
  readonly known?: readonly (string | null)[];
  /** Null: the caller has had it confirmed by another text. */
  readonly confirmation: string | null;
  /** What was looked at where it was more than the identity itself, such as `导出《举报登记表》`; empty else. */
  readonly paper: string;
  /** How long it is shown, seconds; 0 for a file or a print. */
  readonly seconds: number;
}

/** How a look that was let through is told. */
export interface Passed { readonly post: string; readonly pseudonyms: string; readonly shownUntil: number }

/**
 * Whether a look would be let through, before anything is made or written for it. Refuses with `identities.mayNotLook`, `identities.confirm`,
 * `identities.reasonNeeded`, `identities.reasonNames`.
 */
export async function assertPasses(reader: Reader, actor: Actor, now: number, vault: Vault, { standing, behind, reason, known = [], confirmation }: Pick<Passing, 'standing' | 'behind' | 'reason' | 'known' | 'confirmation'>): Promise<Post> {
  const verdict = gateVerdict(await lookerOf(reader, actor, standing, now), behind);
  if (!verdict.allowed) throw refuse('identities.mayNotLook', { why: verdict.why });
  if (reason.trim().length < 2) throw refuse('identities.reasonNeeded', {}, { field: 'reason' });
  if (verdict.confirm !== '' && confirmation !== null && confirmation.trim() !== verdict.confirm) throw refuse('identities.confirm', { pseudonym: verdict.confirm }, { field: 'confirmation' });
  // The reason stays in the journal for good, so it must not say who it was.
  if (namesPerson(reason, known) || behind.some(({ person }) => person !== null && names(reason, identityOf(vault, person)))) throw refuse('identities.reasonNames', {}, { field: 'reason' });
  return verdict.as;
}

/** Lets a look through and keeps it, in the caller's transaction; the journal entry stays the caller's. Refuses as `assertPasses` does. */
export async function passGate({ w, actor, now }: Pick<WriteContext, 'w' | 'actor' | 'now'>, vault: Vault, { standing, behind, reason, known = [], confirmation, paper, seconds }: Passing): Promise<Passed> {
  const post = POST_WORD[await assertPasses(w, actor, now, vault, { standing, behind, reason, known, confirmation })];
  for (const { person, pseudonym } of behind) {
    await insertLook(w, { person_id: person?.id ?? null, subject_kind: standing.subject.kind, subject_id: standing.subject.id, pseudonym, staff_no: actor.staffNo, post, at: now, shown_until: now + seconds * 1000, reason, paper });
  }
  return { post, pseudonyms: behind.map(({ pseudonym }) => pseudonym).join('、'), shownUntil: now + seconds * 1000 };
}
