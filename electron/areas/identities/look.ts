import { refuse } from '#shared/messages/index.ts';
import { POST_WORD } from '#shared/rules/posts/posts.ts';
import { effect, shell } from '#electron/areas/operation.ts';
import { namesPerson } from './reason.ts';
import { insertLook } from './repository/looks.ts';
import { personUnder, versionsUnder, type PersonUnder, type SealedColumnName } from './repository/persons.ts';
import { PERSONS } from './persons.ts';
import { showSeconds, standingOf, verdictOf } from './standing.ts';
import type { Vault } from '#electron/vault/vault.ts';

/**
 * Shows one identity (domain 12). The look is in the ledger before anything leaves this process; the answer is the only place where it ever stands in the
 * clear, and nobody here keeps it. While it is shown the window does not let itself be captured.
 * Refuses with `identities.mayNotLook`, `identities.confirm`, `identities.reasonNames`, `identities.noSuchPerson`, `vault.locked`, `vault.notOpened`.
 */
export const look = effect<'identities.look'>(async ({ services, ledger, actor, now }, { subject, personId, reason, confirmation, version }) => {
  await services.vaultKeeper().refresh();
  const vault = services.vault();
  const seen = await ledger.command({ actor, now }, async (w) => {
    const standing = await standingOf(w, subject, now);
    const person = await personUnder(w, subject, personId);
    if (person === undefined) throw refuse('identities.noSuchPerson', {});
    const verdict = await verdictOf(w, actor, standing, person, now);
    if (!verdict.allowed) throw refuse('identities.mayNotLook', { why: verdict.why });
    if (verdict.confirm && confirmation !== person.pseudonym) throw refuse('identities.confirm', { pseudonym: person.pseudonym }, { field: 'confirmation' });
    const earlier = version === null ? undefined : (await versionsUnder(w, subject)).find((one) => one.person_id === personId && one.version === version);
    if (version !== null && earlier === undefined) throw refuse('identities.noSuchPerson', {});
    const identity = identityOf(vault, { ...person, ...earlier });
    if (namesPerson(reason, [identity.name, identity.idNo, identity.phone, identity.bankCard])) throw refuse('identities.reasonNames', {}, { field: 'reason' });
    const seconds = await showSeconds(w);
    const post = POST_WORD[verdict.as];
    await insertLook(w, { person_id: person.id, subject_kind: subject.kind, subject_id: subject.id, pseudonym: person.pseudonym, staff_no: actor.staffNo, post, at: now, shown_until: now + seconds * 1000, reason });
    return {
      value: { pseudonym: person.pseudonym, ...identity, shownUntil: now + seconds * 1000, seconds },
      entry: { operation: 'identities.look', subject: { kind: subject.kind, id: String(subject.id), label: standing.label }, summary: `${post}查看${person.pseudonym}${version === null ? '' : '更正前'}的身份`, reason, changes: { personId, seconds, ...(version === null ? {} : { version }) } },
      topics: ['identities', 'journal'],
    };
  });
  services.desktop.shield(seen.seconds);
  return seen;
});

/** The identity is off the screen. */
export const hide = shell<'identities.hide'>(({ services }) => {
  services.desktop.shield(0);
  return Promise.resolve({});
});

interface Identity { readonly name: string; readonly idNo: string; readonly phone: string; readonly address: string; readonly bankCard: string }

function identityOf(vault: Vault, person: PersonUnder): Identity {
  const opened = (column: SealedColumnName): string => {
    const sealed = person[column];
    return sealed === null ? '' : vault.openField({ table: PERSONS, column, row: person.id }, sealed);
  };
  return { name: opened('name'), idNo: opened('id_no'), phone: opened('phone'), address: opened('address'), bankCard: opened('bank_card') };
}
