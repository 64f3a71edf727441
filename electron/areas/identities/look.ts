import { refuse } from '#shared/messages/index.ts';
import { effect, shell } from '#electron/areas/operation.ts';
import { behindOne, passGate } from './gate.ts';
import { identityOf } from './naming.ts';
import { personUnder, versionsUnder } from './repository/persons.ts';
import { showSeconds, standingOf } from './standing.ts';

/**
 * Shows one identity (domain 12). The look is in the ledger before anything leaves this process; the answer is the only place where it ever stands in the
 * clear, and nobody here keeps it. While it is shown the window does not let itself be captured.
 * Refuses as the gate does (`passGate`), and with `identities.noSuchPerson`, `vault.locked`, `vault.notOpened`.
 */
export const look = effect<'identities.look'>(async ({ services, ledger, actor, now }, { subject, personId, reason, confirmation, version }) => {
  await services.vaultKeeper().refresh();
  const vault = services.vault();
  const seen = await ledger.command({ actor, now }, async (w) => {
    const standing = await standingOf(w, subject, now);
    const person = await personUnder(w, subject, personId);
    if (person === undefined) throw refuse('identities.noSuchPerson', {});
    const earlier = version === null ? undefined : (await versionsUnder(w, subject)).find((one) => one.person_id === personId && one.version === version);
    if (version !== null && earlier === undefined) throw refuse('identities.noSuchPerson', {});
    const shown = { ...person, ...earlier };
    const seconds = await showSeconds(w);
    const { post, shownUntil } = await passGate({ w, actor, now }, vault, { standing, behind: [behindOne(shown)], reason, confirmation, paper: '', seconds });
    return {
      value: { pseudonym: person.pseudonym, ...identityOf(vault, shown), shownUntil, seconds },
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
