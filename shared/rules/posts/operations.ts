import type { OperationName } from '#shared/contract/index.ts';
import type { Act } from './acts.ts';
import { mayAct, type ActingOfficer, type Verdict } from './matrix.ts';
import { paperStepActs, type PaperFacts } from './papers.ts';
import type { Relation } from './relation.ts';

/** paper.*: the act depends on the kind of paper (papers.ts). */
export type PaperNeed = 'paper.write' | 'paper.review' | 'paper.approve' | 'paper.void';
/** everyone: any officer who is signed in; beforeSignIn: also before, as the contract's `signedIn: false` says. */
export type Need = Act | PaperNeed | 'everyone' | 'beforeSignIn';

/** Which act each operation is. Total: an operation without its entry doesn't compile. */
export const OPERATION_ACT: Readonly<Record<OperationName, Need>> = {
  'settings.session': 'beforeSignIn', 'settings.createLedger': 'beforeSignIn', 'settings.openLedger': 'beforeSignIn', 'settings.restoreNewestBackup': 'beforeSignIn',
  'settings.chooseFolder': 'beforeSignIn', 'settings.chooseFiles': 'beforeSignIn', 'settings.openWritten': 'beforeSignIn', 'settings.quit': 'beforeSignIn',
  'settings.windowControl': 'beforeSignIn', 'settings.manual': 'beforeSignIn', 'settings.printers': 'beforeSignIn', 'settings.writeProblemReport': 'beforeSignIn',
  'settings.status': 'everyone', 'settings.streets': 'everyone', 'settings.office': 'everyone', 'settings.verify': 'everyone',
  // Whoever knows the passphrase opens the key of this run; nothing of the settings changes.
  'settings.unlockKey': 'everyone',
  // Address and public keys of the city; the outbox of every post that delivers shows them.
  'settings.city': 'outbox.read',
  'settings.setCityUrl': 'settings.write', 'settings.confirmClock': 'settings.write', 'settings.acceptPages': 'settings.write', 'settings.pinCityKey': 'settings.write', 'settings.exportEnrolment': 'settings.write', 'settings.setStreetName': 'settings.write', 'settings.setOffice': 'settings.write',
  'settings.backupNow': 'backup.write',

  'updates.state': 'everyone', 'updates.setUrl': 'settings.write', 'updates.check': 'settings.write', 'updates.fromFolder': 'settings.write', 'updates.take': 'settings.write', 'updates.cancel': 'settings.write', 'updates.install': 'settings.write',

  'journal.list': 'journal.read', 'journal.changes': 'journal.read', 'journal.facets': 'journal.read', 'journal.proof': 'journal.read', 'journal.exportList': 'journal.read',
  'journal.overrides': 'journal.oversee', 'journal.acknowledgeOverrides': 'journal.oversee', 'journal.reconcileAnchors': 'journal.oversee',

  // How safe the ledger is may be known to everyone; making copies and replacing the ledger is the administrator's (domain 2).
  'backups.overview': 'everyone', 'backups.drives': 'beforeSignIn', 'backups.about': 'beforeSignIn', 'backups.arrive': 'beforeSignIn', 'backups.takeOver': 'beforeSignIn',
  'backups.check': 'backup.write', 'backups.setSecondPlace': 'backup.write', 'backups.forgetSecondPlace': 'backup.write', 'backups.copyToSecond': 'backup.write',
  'backups.toStick': 'backup.write', 'backups.preview': 'backup.write', 'backups.dropPreview': 'backup.write', 'backups.restore': 'backup.write',
  'backups.prepareMove': 'backup.write', 'backups.cancelMove': 'backup.write', 'backups.salvageAside': 'backup.write', 'backups.salvage': 'beforeSignIn',

  'people.roster': 'beforeSignIn', 'people.signIn': 'beforeSignIn', 'people.lock': 'beforeSignIn', 'people.unlock': 'beforeSignIn', 'people.signOut': 'beforeSignIn', 'people.changePassword': 'beforeSignIn',
  // One's own quick unlock, vouched for by one's password.
  'people.setPin': 'everyone', 'people.clearPin': 'everyone', 'people.ownCertificate': 'everyone',
  'people.officers': 'account.read', 'people.addOfficer': 'account.write', 'people.editOfficer': 'account.write', 'people.setPassword': 'account.write',
  'people.grantPosts': 'account.grant', 'people.appointDeputy': 'account.deputise', 'people.endDeputy': 'account.deputise',

  'employers.list': 'employer.read', 'employers.counts': 'employer.read', 'employers.search': 'employer.read', 'employers.glance': 'employer.read', 'employers.dossier': 'employer.read',
  'employers.timeline': 'employer.read', 'employers.history': 'employer.read', 'employers.exportDossier': 'employer.read', 'employers.printDossier': 'employer.read', 'employers.dossierCopies': 'employer.read', 'employers.exportCopy': 'employer.read', 'employers.printCopy': 'employer.read', 'employers.exportList': 'employer.read',
  'employers.create': 'employer.write', 'employers.edit': 'employer.write', 'employers.setTags': 'employer.write', 'employers.setStatus': 'employer.write',
  'employers.previewMerge': 'employer.write', 'employers.merge': 'employer.write', 'employers.undoMerge': 'employer.write',

  'wages.board': 'alert.read', 'wages.unknown': 'alert.read', 'wages.alert': 'alert.read', 'wages.courtQueue': 'alert.read',
  'wages.treat': 'alert.write', 'wages.verify': 'alert.write', 'wages.close': 'alert.write', 'wages.reopen': 'alert.write', 'wages.confirmCourt': 'alert.write',
  'wages.reckonNow': 'alert.write',

  'intake.queue': 'complaint.read', 'intake.complaint': 'complaint.read', 'intake.candidates': 'complaint.read', 'intake.dispatchRule': 'complaint.read', 'intake.deskFacts': 'complaint.read',
  'intake.drafts': 'complaint.create', 'intake.draft': 'complaint.create', 'intake.saveDraft': 'complaint.create', 'intake.dropDraft': 'complaint.create', 'intake.outlook': 'complaint.create',
  'intake.duplicates': 'complaint.create', 'intake.register': 'complaint.create',
  'intake.dispatch': 'dispatch.approve', 'intake.reassign': 'dispatch.approve', 'intake.recuse': 'recusal.order', 'intake.setDispatchRule': 'dispatch.approve', 'intake.dispatchByRule': 'dispatch.write',
  'intake.logPhoneAttempt': 'complaint.write', 'intake.requestSupplement': 'complaint.write', 'intake.repeatSupplement': 'supplement.repeat', 'intake.firstReport': 'case.read', 'intake.serveSupplement': 'complaint.write', 'intake.receiveSupplement': 'complaint.write', 'intake.lapseSupplement': 'complaint.write',
  'intake.proposeAnswer': 'complaint.write', 'intake.setEmployer': 'complaint.write', 'intake.amend': 'complaint.write', 'intake.returnAnswer': 'answer.approve', 'intake.approveAnswer': 'answer.approve', 'intake.approveAcceptance': 'answer.approve', 'intake.issueAnswer': 'complaint.write', 'intake.reopen': 'answer.approve',
  // Who may write an identity depends on the complaint's state too; the operation asks it again (correcting.ts).
  'intake.correctPerson': 'complaint.write', 'intake.addPerson': 'complaint.write', 'intake.removeDelegate': 'complaint.write', 'intake.samePerson': 'complaint.write',
  // A list belongs to what was registered: whoever may correct that completes it. Looking through one writes nothing.
  'intake.workers': 'complaint.read', 'intake.checkWorkers': 'everyone', 'intake.takeWorkers': 'complaint.write', 'intake.dropWorkers': 'everyone', 'intake.takeBackWorkers': 'complaint.write',
  'intake.proposeFiling': 'filing.write', 'intake.reviewFiling': 'filing.review', 'intake.approveFiling': 'filing.approve', 'intake.returnFiling': 'filing.approve', 'intake.sendFilingReview': 'filing.write', 'intake.recordFilingReview': 'filing.approve',
  // Who may see the parties the gate asks, with who took them up and when (identities/gate.ts).
  'intake.mediations': 'mediation.read', 'intake.mediation': 'mediation.read', 'intake.lookMediation': 'complainant.read', 'intake.gridLeads': 'mediation.read', 'intake.startMediation': 'complaint.create', 'intake.agreeMediation': 'complaint.create', 'intake.failMediation': 'complaint.create', 'intake.followUpMediation': 'complaint.create',
  'intake.escalateMediation': 'complaint.create', 'intake.recordMediation': 'complaint.create',

  'cases.list': 'case.read', 'cases.case': 'case.read', 'cases.emergencyBoard': 'case.read', 'cases.clocks': 'clock.read',
  'cases.staff': 'case.read', 'cases.assign': 'case.assign', 'cases.relieve': 'case.assign', 'cases.recuse': 'recusal.order', 'cases.endRecusal': 'recusal.order',
  'cases.nextNumber': 'filing.write', 'cases.register': 'filing.write', 'cases.edit': 'filing.write',
  'cases.materials': 'case.read', 'cases.receiveMaterials': 'material.receive',
  'cases.addPayment': 'execution.write', 'cases.removePayment': 'execution.write', 'cases.confirmPayment': 'payment.confirm',
  'cases.close': 'closing.write', 'cases.reopen': 'case.reopen',
  'cases.startMajor': 'major.write', 'cases.setNode': 'major.write', 'cases.editMajor': 'major.write', 'cases.setFollowUp': 'followUp.write',

  // Which days are worked is public; which records a notice moves is for those who load, check and approve it.
  'clocks.of': 'clock.read', 'clocks.acknowledge': 'everyone', 'clocks.rules': 'everyone', 'clocks.calculate': 'everyone', 'clocks.print': 'everyone', 'clocks.years': 'everyone',
  'clocks.readNotice': 'rulePack.import', 'clocks.proposeYear': 'rulePack.import', 'clocks.previewYear': 'calendar.preview', 'clocks.withdrawYear': 'calendar.preview', 'clocks.approveYear': 'rulePack.approve',
  // Pseudonyms and masks; the operation shows a grid worker only its own entries and asks for each person again (looking.ts).
  'identities.persons': 'everyone', 'identities.look': 'complainant.read', 'identities.hide': 'everyone', 'identities.looks': 'look.read', 'identities.noteLooks': 'look.read',
  'identities.grant': 'informant.grant', 'identities.endGrant': 'informant.grant',

  // Whoever holds the sheet of the safe may try it; a new passphrase or key is the machine's affair.
  'vault.state': 'everyone', 'vault.tryPassphrase': 'everyone', 'vault.proposePassphrase': 'settings.write', 'vault.keepPassphrase': 'settings.write', 'vault.changeKey': 'settings.write',

  'imports.batches': 'import.read', 'imports.waiting': 'import.read', 'imports.gridQueue': 'import.read', 'imports.kinds': 'import.read', 'imports.template': 'import.read',
  'imports.preview': 'import.write', 'imports.previewRows': 'import.write', 'imports.previewRefused': 'import.write', 'imports.write': 'import.write', 'imports.discard': 'import.write',
  'imports.cancel': 'import.write', 'imports.exportRefused': 'import.write', 'imports.takeBack': 'import.write', 'imports.dropWaiting': 'import.write',
  // A report of the grid is a proposal; taking it into the ledger is writing the ledger.
  'imports.assignGrid': 'employer.write',

  'reports.month': 'table.read', 'reports.table': 'table.read', 'reports.explain': 'table.read', 'reports.checks': 'table.read', 'reports.compare': 'table.read',
  'reports.revisions': 'table.read', 'reports.exportTable': 'table.read', 'reports.printTable': 'table.read',
  'reports.submit': 'table.write', 'reports.returnToCheck': 'table.approve', 'reports.approve': 'table.approve',

  // The act depends on the kind of paper and on what the officer is to its record; who may see a sealed one, take it out or have it signed the operation asks (areas/papers).
  'papers.list': 'case.read', 'papers.waiting': 'case.read', 'papers.begin': 'paper.write', 'papers.paper': 'papers.read', 'papers.look': 'everyone', 'papers.preview': 'paper.write', 'papers.create': 'paper.write', 'papers.save': 'paper.write', 'papers.review': 'paper.review',
  'papers.approve': 'paper.approve', 'papers.issue': 'paper.write', 'papers.void': 'paper.void', 'papers.export': 'everyone', 'papers.print': 'everyone', 'papers.register': 'case.read', 'papers.exportRegister': 'case.read',
  // Whose signed review counts is set up like the city's key.
  'papers.reviewOrgans': 'everyone', 'papers.pinReviewOrgan': 'settings.write', 'papers.retireReviewOrgan': 'settings.write',
  'papers.sign': 'everyone', 'papers.refuseToSign': 'everyone', 'papers.ownSignature': 'everyone', 'papers.storeSignature': 'everyone', 'papers.signStored': 'everyone',

  // The act depends on the record and on whether the file shows who somebody is; the operation asks (areas/attachments/standing.ts).
  'attachments.list': 'everyone', 'attachments.attach': 'everyone', 'attachments.open': 'everyone', 'attachments.export': 'everyone', 'attachments.remove': 'everyone', 'attachments.putBack': 'everyone',

  'outbox.list': 'outbox.read', 'outbox.log': 'outbox.read',
  'outbox.deliverNow': 'outbox.write', 'outbox.requeue': 'outbox.write', 'outbox.exportToFolder': 'outbox.write', 'outbox.importReceipts': 'outbox.write', 'outbox.reconcile': 'outbox.write',

  // Devices are the PC's; whoever sits at it plugs them in. Only a card's fields are a person's.
  'devices.list': 'everyone', 'devices.trays': 'everyone', 'devices.printed': 'everyone', 'devices.log': 'everyone', 'devices.queue': 'everyone',
  'devices.look': 'device.use', 'devices.test': 'device.use', 'devices.tryPort': 'device.use', 'devices.cancel': 'device.use', 'devices.configure': 'device.use', 'devices.settleJob': 'device.use',
  'devices.readCard': 'card.read', 'devices.slip': 'slip.print', 'devices.printSlip': 'slip.print',
};

export type Permission = Verdict | { readonly allowed: true; readonly as: null; readonly deputy: false; readonly terms: readonly [] };

/**
 * Whether an officer may run an operation; `officer` null: nobody is signed in. `relation` as in `mayAct`: the bridge and menus ask with `none`, the
 * operation asks again with the real one. `paper`: the paper that the arguments name, where the act depends on it. `as` is null where no post is needed.
 */
export function mayRun(operation: OperationName, officer: ActingOfficer | null, relation: Relation, paper: PaperFacts | null = null): Permission {
  const need = OPERATION_ACT[operation];
  if (need === 'beforeSignIn') return ANYBODY;
  if (officer === null) return { allowed: false, why: '还没有登录；请先用自己的工号和密码登录。' };
  if (need === 'everyone') return ANYBODY;
  if (!isPaperNeed(need)) return mayAct(need, officer, relation);
  const acts = paperStepActs(need.slice('paper.'.length) as 'write' | 'review' | 'approve' | 'void', paper);
  const verdicts = (acts ?? []).map((act) => mayAct(act, officer, relation));
  return verdicts.find((one) => one.allowed) ?? verdicts[0] ?? ANYBODY;
}

const ANYBODY: Permission = { allowed: true, as: null, deputy: false, terms: [] };

export function isPaperNeed(need: Need): need is PaperNeed {
  return need.startsWith('paper.');
}
