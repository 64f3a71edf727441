import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contract } from '#shared/contract/index.ts';

/*
 * Nothing is overwritten silently (issue 3, line 8): every command of the contract that changes what stands takes the version or the values that its screen showed. What takes neither is on
 * this list, with the reason why nobody's work can be lost by it. A new command without a version fails here until it has one or a reason.
 */

const SHOWS = 'shows, asks or hands out; changes no record';
const ADDS = 'only ever adds a record of its own';
const ONCE = 'goes one way only, from a state that it names and asks for; whoever comes second is refused with what stands';
const PROVEN = 'what stands is proven by a secret that is asked for';
const PC = 'concerns this PC or this run of the product, of which there is one window';

const REASONS: Readonly<Record<string, string>> = {
  'settings.openLedger': PC, 'settings.restoreNewestBackup': 'refused unless the ledger is damaged; the damaged file is kept aside', 'settings.chooseFolder': SHOWS, 'settings.chooseFiles': SHOWS, 'settings.openWritten': SHOWS,
  'settings.quit': PC, 'settings.windowControl': PC, 'settings.unlockKey': PC, 'settings.createLedger': 'makes a ledger in an empty folder', 'settings.confirmClock': 'refused where the clock is right', 'settings.exportEnrolment': SHOWS,
  'settings.acceptPages': ADDS, 'settings.verify': ADDS, 'settings.backupNow': ADDS, 'settings.writeProblemReport': SHOWS,
  'backups.check': SHOWS, 'backups.copyToSecond': ADDS, 'backups.toStick': ADDS, 'backups.preview': SHOWS, 'backups.dropPreview': PC, 'backups.about': SHOWS, 'backups.prepareMove': ONCE, 'backups.cancelMove': ONCE,
  'backups.salvage': SHOWS, 'backups.salvageAside': SHOWS, 'backups.takeOver': PC, 'backups.arrive': 'makes a ledger in an empty folder',
  'people.signIn': PC, 'people.lock': PC, 'people.signOut': PC, 'people.unlock': PC, 'people.setPin': PROVEN, 'people.clearPin': 'one’s own PIN of this sign-in', 'people.changePassword': PROVEN, 'people.addOfficer': ADDS,
  'people.appointDeputy': ADDS, 'people.endDeputy': ONCE,
  'employers.create': ADDS, 'employers.undoMerge': 'refused where anything later builds on the merge', 'employers.exportDossier': SHOWS, 'employers.printDossier': SHOWS, 'employers.exportCopy': SHOWS, 'employers.printCopy': SHOWS, 'employers.exportList': SHOWS,
  'wages.reckonNow': 'reckons from what stands; nothing typed goes in',
  'intake.saveDraft': 'an officer’s own draft, which nobody else reads or writes', 'intake.dropDraft': 'an officer’s own draft', 'intake.register': ADDS, 'intake.approveAcceptance': ONCE, 'intake.issueAnswer': ONCE, 'intake.recuse': ADDS, 'intake.logPhoneAttempt': 'adds a call to the log; two calls are two entries',
  'intake.addPerson': ADDS, 'intake.checkWorkers': SHOWS, 'intake.dropWorkers': SHOWS, 'intake.takeBackWorkers': 'refused where anything later builds on the batch',
  'intake.startMediation': ADDS, 'intake.lookMediation': SHOWS,
  'cases.relieve': ONCE, 'cases.recuse': ADDS, 'cases.endRecusal': ONCE, 'cases.register': ADDS, 'cases.addPayment': ADDS, 'cases.startMajor': ONCE, 'cases.receiveMaterials': ADDS,
  'imports.preview': SHOWS, 'imports.discard': SHOWS, 'imports.cancel': SHOWS, 'imports.exportRefused': SHOWS,
  'imports.takeBack': 'refused where anything later builds on the batch', 'imports.dropWaiting': ONCE, 'imports.template': SHOWS,
  'reports.submit': 'adds a check with the digest of what was checked', 'reports.returnToCheck': ONCE, 'reports.approve': 'freezes what was checked, by its digest; refused where the figures changed since', 'reports.exportTable': SHOWS, 'reports.printTable': SHOWS,
  'papers.look': SHOWS, 'papers.create': ADDS, 'papers.export': SHOWS, 'papers.print': ADDS, 'papers.exportRegister': SHOWS, 'papers.sign': 'adds a mark bound to the digest; an earlier one stays', 'papers.refuseToSign': 'adds a mark bound to the digest; an earlier one stays',
  'papers.storeSignature': PROVEN, 'papers.signStored': 'adds a mark bound to the digest; an earlier one stays',
  'outbox.deliverNow': 'sends what waits', 'outbox.requeue': ONCE, 'outbox.exportToFolder': SHOWS, 'outbox.importReceipts': ADDS, 'outbox.reconcile': SHOWS,
  'devices.look': SHOWS, 'devices.test': SHOWS, 'devices.tryPort': PC, 'devices.readCard': SHOWS, 'devices.cancel': PC, 'devices.configure': PC, 'devices.settleJob': PC, 'devices.printSlip': ADDS,
  'clocks.print': SHOWS, 'clocks.readNotice': SHOWS,
  'identities.look': ADDS, 'identities.hide': PC, 'identities.noteLooks': 'names the last look that was read', 'identities.grant': ADDS, 'identities.endGrant': ONCE,
  'journal.exportList': SHOWS, 'journal.acknowledgeOverrides': 'names the last entry that was read', 'journal.reconcileAnchors': 'sets aside what does not fit, and forgets nothing',
  'updates.check': SHOWS, 'updates.fromFolder': SHOWS, 'updates.take': PC, 'updates.cancel': PC, 'updates.install': PC,
  'vault.tryPassphrase': PROVEN, 'vault.proposePassphrase': PROVEN, 'vault.keepPassphrase': PROVEN, 'vault.changeKey': PROVEN,
  'attachments.attach': ADDS, 'attachments.open': SHOWS, 'attachments.export': SHOWS,
};

/** Names under which a command says what its screen showed. */
const isVersion = (key: string): boolean => key === 'seen' || key === 'rowVersion' || key === 'presentSeq' || key.endsWith('Version');

/** The keys of a command's input, at its top or one level below in a list or choice. */
function keysOf(schema: z.core.$ZodType): string[] {
  const { def } = schema._zod;
  const parts = def as { readonly type: string; readonly shape?: Readonly<Record<string, z.core.$ZodType>>; readonly options?: readonly z.core.$ZodType[]; readonly element?: z.core.$ZodType };
  if (parts.type === 'object') return Object.entries(parts.shape ?? {}).flatMap(([key, value]) => [key, ...(value._zod.def.type === 'array' ? keysOf(value) : [])]);
  if (parts.type === 'union') return (parts.options ?? []).flatMap(keysOf);
  return parts.type === 'array' && parts.element !== undefined ? keysOf(parts.element) : [];
}

const commands = Object.entries(contract).flatMap(([area, operations]) =>
  Object.entries(operations).flatMap(([name, spec]) => (spec.kind === 'command' ? [{ name: `${area}.${name}`, versioned: keysOf(spec.input).some(isVersion) }] : [])));

describe('every command of the contract', () => {
  for (const { name, versioned } of commands) {
    it(`${name} takes what its screen showed, or has a reason not to`, () => {
      if (versioned) expect(REASONS[name], 'has a version: take it off the list').toBeUndefined();
      else expect(REASONS[name], 'changes a record? give it rowVersion or seen').toBeDefined();
    });
  }

  it('the list names no command that is gone', () => {
    const known = new Set(commands.map(({ name }) => name));
    expect(Object.keys(REASONS).filter((name) => !known.has(name))).toEqual([]);
  });
});
