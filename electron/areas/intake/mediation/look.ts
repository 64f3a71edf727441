import { effect } from '#electron/areas/operation.ts';
import { behindMediation, passGate } from '#electron/areas/identities/gate.ts';
import { showSeconds, standingOf } from '#electron/areas/identities/standing.ts';
import { assertReads } from './permission.ts';
import { entryOf, knownBy, mediationAt, spokenIn } from './row.ts';

/**
 * Shows the party of a mediation, the dispute and the agreement: whoever mediates telephones, and looks up at the follow-up what was agreed. Through the one gate;
 * the look is in the ledger before anything leaves this process. Refuses as the gate does (`passGate`), with `vault.locked`, `vault.notOpened`.
 */
export const lookMediation = effect<'intake.lookMediation'>(async ({ services, ledger, actor, now }, { id, reason }) => {
  await services.vaultKeeper().refresh();
  const seen = await ledger.command({ actor, now }, async (w) => {
    const row = await mediationAt(w, id, null);
    await assertReads({ reader: w, actor, now }, row);
    const standing = await standingOf(w, { kind: 'mediation', id }, now);
    const seconds = await showSeconds(w);
    const spoken = await spokenIn(w, services, id);
    const { post, pseudonyms, shownUntil } = await passGate({ w, actor, now }, services.vault(), { standing, behind: [behindMediation(standing)], known: knownBy(spoken.party), reason, confirmation: '', paper: '', seconds });
    return {
      value: {
        pseudonym: pseudonyms, name: spoken.party.name, idNo: spoken.party.idNo ?? '', phone: spoken.party.phone ?? '', address: spoken.party.address ?? '', dispute: spoken.dispute, agreement: spoken.agreement ?? '', shownUntil, seconds,
      },
      entry: entryOf('intake.lookMediation', id, `${post}查看当事人的身份和纠纷内容`, { seconds }, reason), topics: ['intake', 'identities', 'journal'],
    };
  });
  services.desktop.shield(seen.seconds);
  return seen;
});
