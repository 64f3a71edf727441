import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { listBackups, makeBackup } from '#electron/ledger/backup.ts';
import { sweepIncoming } from '#electron/areas/attachments/attach.ts';
import { copyToSecondPlace } from '#electron/areas/backups/secondCopy.ts';
import { settleProvisional } from '#electron/areas/clocks/settleProvisional.ts';
import { lapseMediations } from '#electron/areas/intake/mediations.ts';
import { lastIntegrity, recordIntegrity } from '#electron/areas/settings/integrity.ts';
import { lookAtPages } from '#electron/areas/settings/pages.ts';
import { lastJournalSeq } from '#electron/areas/settings/repository.ts';
import { verifyLedger } from '#electron/areas/settings/verify.ts';
import { finishKeyChange } from '#electron/areas/vault/changeKey.ts';
import { checkJournal } from '#electron/ledger/integrity.ts';
import { checkPages } from '#electron/ledger/pages/finding.ts';
import { checkAnchors } from '#electron/outbox/anchors/check.ts';
import { anchorJournal } from '#electron/outbox/anchors/make.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import type { OpenLedger } from './opened.ts';
import type { DailyTask } from './tasks.ts';

const MINUTE = 60_000;

/** The work of each day on an open ledger: reckon the alerts, keep a backup, check that the ledger is whole. `broken` closes a damaged one. */
export function dailyTasks(services: Services, opened: OpenLedger, broken: (error: unknown) => Promise<void>): DailyTask[] {
  const asSystem: Services = { ...services, actor: () => SYSTEM };
  return [
    {
      name: 'alerts', notBefore: 5_000, afterQuiet: 0,
      async run() {
        await perform(asSystem, 'wages.reckonNow', {});
      },
    },
    // After an update the rule pack may know a year that was provisional before.
    { name: 'provisional-clocks', notBefore: 6_000, afterQuiet: 0, run: async () => { await settleProvisional(opened.ledger, services, services.now()); } },
    // The seventh day of a mediation ends with the day.
    { name: 'mediations', notBefore: 7_000, afterQuiet: 0, run: async () => { await lapseMediations(opened.ledger, services, SYSTEM); } },
    // What a killed process left of a file that came in.
    { name: 'attachments', notBefore: 10_000, afterQuiet: 5_000, run: () => sweepIncoming({ ledger: opened.ledger, now: services.now() }) },
    // Not once a day only: at every start, because whoever altered the file did it while the product was closed.
    { name: 'journal', notBefore: 20_000, afterQuiet: 5_000, run: () => journalAtStart(services, opened) },
    // The first look is what the later ones are held against; between two of them the log has seldom been begun anew.
    { name: 'pages', notBefore: 15_000, afterQuiet: 3_000, every: 10 * MINUTE, run: () => watchPages(services, opened) },
    // Before the day's backup, so that the copy holds the day's proof.
    { name: 'anchor', notBefore: 2 * MINUTE, afterQuiet: 10_000, run: () => anchorOfTheDay(services, opened) },
    { name: 'backup', notBefore: 3 * MINUTE, afterQuiet: 20_000, run: () => backupOfTheDay(services, opened) },
    // After the backup of the day; where the drive isn't there it is tried again each hour.
    { name: 'second-copy', notBefore: 4 * MINUTE, afterQuiet: 20_000, run: () => secondCopyOfTheDay(services, opened) },
    // A change of key that was interrupted goes on by itself.
    { name: 'vault-key', notBefore: 30_000, afterQuiet: 5_000, run: () => goOnWithKey(services, opened) },
    { name: 'integrity', notBefore: 6 * MINUTE, afterQuiet: MINUTE, run: () => checkOfTheDay(services, opened, broken) },
  ];
}

/** Only where the vault is open; else it waits for the passphrase and is tried again in an hour, or goes on from the settings. */
async function goOnWithKey(services: Services, { ledger, vault }: OpenLedger): Promise<void> {
  if (vault.standing === 'open') await finishKeyChange({ ledger, keeper: vault, actor: SYSTEM, now: services.now() }, () => undefined);
}

/** The file itself, the chain and its anchors; what is found shows in the status bar at once. The whole check of the day follows later. */
async function journalAtStart(services: Services, { ledger }: OpenLedger): Promise<void> {
  const checks = [await checkPages(ledger.paths), await checkJournal(ledger), await checkAnchors(ledger.reader, ledger.paths)];
  const failed = checks.filter(({ ok }) => !ok).map(({ check, detail }) => `${check}（${detail}）`);
  if (failed.length > 0) await recordIntegrity(ledger, { ok: false, at: services.now() }, failed);
}

async function watchPages(services: Services, { ledger }: OpenLedger): Promise<void> {
  await lookAtPages(ledger, services.now());
}

/** One anchor of the journal a day; while the key is locked it waits, and is made when the key opens. */
async function anchorOfTheDay(services: Services, { ledger, keyring }: OpenLedger): Promise<void> {
  await anchorJournal(ledger, keyring, services.now());
}

/** One backup a day, unless nothing was written since the last one. */
async function backupOfTheDay(services: Services, { ledger, openedAt }: OpenLedger): Promise<void> {
  const now = services.now();
  const [newest] = await listBackups(ledger.paths);
  const seq = await lastJournalSeq(ledger.reader);
  if (newest !== undefined && (newest.journalSeq === seq || shanghaiDay(newest.at) === shanghaiDay(now))) return;
  await lookAtPages(ledger, now);
  await makeBackup(ledger.paths, shanghaiDay(openedAt) === shanghaiDay(now) ? 'start' : 'schedule', now);
  services.announce(['backups']);
}

/** The newest backup to the second place of this PC, where one was chosen. */
async function secondCopyOfTheDay(services: Services, { ledger, meta }: OpenLedger): Promise<void> {
  const { host } = services;
  if (host === undefined || host.secondPlace(meta.ledgerId) === null) return;
  await copyToSecondPlace(services, host, ledger);
}

async function checkOfTheDay(services: Services, { ledger }: OpenLedger, broken: (error: unknown) => Promise<void>): Promise<void> {
  const now = services.now();
  const last = await lastIntegrity(ledger.reader);
  if (last !== null && last.ok && shanghaiDay(last.at) === shanghaiDay(now)) return;
  const { ok, checks } = await verifyLedger(services);
  if (checks.some(({ check, ok: whole }) => check === 'database' && !whole)) return broken(refuse('ledger.damaged', { path: ledger.paths.database }));
  await recordIntegrity(ledger, { ok, at: now }, checks.filter((check) => !check.ok).map(({ check }) => check));
}
