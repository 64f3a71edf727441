import { refuse } from '#shared/messages/index.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { anchorJournal } from '#electron/outbox/anchors/make.ts';
import { findingWords, forgetFinding, readFinding } from '#electron/ledger/pages/finding.ts';
import { effect } from '../operation.ts';
import { recordIntegrity } from './integrity.ts';
import { lookAtPages } from './pages.ts';
import { verifyLedger } from './verify.ts';

/** Checks the whole ledger now and keeps the result; the journal says who asked for it. */
export const verify = effect<'settings.verify'>(async ({ services, ledger, actor, now }) => {
  await lookAtPages(ledger, now);
  const result = await verifyLedger(services);
  await recordIntegrity(ledger, { ok: result.ok, at: now }, result.checks.filter((check) => !check.ok).map(({ check }) => check), actor);
  return { ok: result.ok, checks: result.checks.map(({ check, ok, detail }) => ({ check, ok, detail })) };
});

/** An officer has compared what the changed pages hold, and answers for the ledger as it is. The entry keeps what was found. */
export const acceptPages = effect<'settings.acceptPages'>(async ({ ledger, actor, now }, { reason }) => {
  const finding = await readFinding(ledger.paths);
  if (finding === null) throw refuse('settings.pagesRight', {});
  await ledger.command({ actor, now }, async () => ({
    value: undefined, topics: ['settings', 'journal'],
    entry: { operation: 'settings.acceptPages', subject: { kind: 'ledger', id: '', label: '台账' }, reason, override: 'refusal', changes: { finding }, summary: `核对后继续使用：${findingWords(finding)}` },
  }));
  await forgetFinding(ledger.paths);
  return {};
});

export const backupNow = effect<'settings.backupNow'>(async ({ ledger, actor, now }) => {
  await lookAtPages(ledger, now);
  const { name } = await makeBackup(ledger.paths, 'hand', now);
  await ledger.command({ actor, now }, async () => ({
    value: undefined,
    entry: { operation: 'settings.backupNow', subject: { kind: 'ledger', id: '', label: '台账' }, summary: `手工备份 ${name}`, changes: { name } },
    topics: ['backups', 'journal'],
  }));
  return { name };
});

/** Opens device key and vault for this run. The courier may have waited for the one, and the day's anchor of the journal; identities for the other. */
export const unlockKey = effect<'settings.unlockKey'>(async ({ services, ledger, now }, { passphrase }) => {
  await services.keyring().unlock(passphrase);
  await services.vaultKeeper().unlock(passphrase);
  await anchorJournal(ledger, services.keyring(), now).catch(() => undefined); // the daily work tries again, and tells
  services.courier().kick();
  services.announce(['session', 'settings', 'outbox']);
  return {};
});
