import type { HouseAct, DocumentAct } from './acts.ts';
import type { Post } from './posts.ts';

/**
 * any: whatever the case; own: own cases, own grid, own entries; assigned: cases in which the officer is B or C; notSame: only cases in which the
 * officer has no part (domain 2).
 */
export type Scope = 'any' | 'own' | 'assigned' | 'notSame';

/**
 * What an allowed act still asks for; whoever performs it sees to it. reason: a reason is given; logged: the reading is journalled and shown in the
 * case; secondConfirmation: confirmed twice; captainGrant: the captain granted it for this case; captainOpens: the captain opened the volume (two
 * persons, domain 12); within72h: at most 72 hours after the entry; untilDispatched: not after dispatch; within2h: due 2 hours after the emergency
 * filing; executionPart: only the part about execution; organHead: 30 more working days are signed by the head of the organ; noContent: without the
 * content of the records; afterExpiry: not before the record's keeping time is over.
 */
export type Term =
  | 'reason' | 'logged' | 'secondConfirmation' | 'captainGrant' | 'captainOpens' | 'within72h' | 'untilDispatched' | 'within2h' | 'executionPart' | 'organHead' | 'noContent' | 'afterExpiry';

export interface Cell {
  readonly scope: Scope;
  readonly terms: readonly Term[];
  /** Not by a deputy. */
  readonly inPerson: boolean;
}

export type Row = Readonly<Partial<Record<Post, Cell>>>;

const cell = (scope: Scope, ...terms: Term[]): Cell => ({ scope, terms, inPerson: false });
const ANY = cell('any');
const OWN = cell('own');
const ASSIGNED = cell('assigned');
const NOT_SAME = cell('notSame');
const EXPIRED = cell('any', 'afterExpiry');

/** Papers of one case: its A writes, its B reviews, the captain approves. */
const WRITTEN: Row = { handler: OWN };
const REVIEWED: Row = { legalReviewer: ASSIGNED };
const APPROVED: Row = { captain: ANY };
const TRACKED: Row = { enforcementTracker: ASSIGNED };
const ADMINISTERED: Row = { sysAdmin: ANY };

/** The table of domain 2, row by row. Where a row is about one case, A, B and C are those of that case; a missing post is the document's dash. */
export const DOCUMENT_ROWS: Readonly<Record<DocumentAct, Row>> = {
  'employer.read': { handler: ANY, legalReviewer: ANY, enforcementTracker: ANY, captain: ANY, intakeClerk: ANY, archivist: ANY },
  'employer.write': { handler: ANY, captain: ANY },
  'employer.propose': { gridWorker: OWN },
  'complaint.read': { handler: OWN, legalReviewer: ASSIGNED, enforcementTracker: ASSIGNED, captain: ANY, intakeClerk: ANY },
  'complaint.write': { handler: OWN, intakeClerk: ANY },
  'complaint.create': { gridWorker: OWN, intakeClerk: ANY },
  'complainant.read': {
    handler: cell('own', 'reason', 'logged'), captain: cell('any', 'reason', 'logged'), gridWorker: cell('own', 'reason', 'logged', 'within72h'),
    intakeClerk: cell('any', 'reason', 'logged', 'untilDispatched'),
  },
  'complainant.write': { intakeClerk: ANY },
  'informant.read': {
    handler: cell('own', 'reason', 'logged', 'captainGrant'), captain: { scope: 'any', terms: ['reason', 'logged', 'secondConfirmation'], inPerson: true },
    intakeClerk: cell('any', 'reason', 'logged', 'untilDispatched'),
  },
  'informant.write': { intakeClerk: ANY },
  'informant.grant': { captain: { scope: 'any', terms: ['reason', 'logged'], inPerson: true } },
  'dispatch.write': { intakeClerk: ANY },
  'dispatch.approve': APPROVED,
  'filing.write': WRITTEN, 'filing.review': REVIEWED, 'filing.approve': APPROVED,
  'emergencyFiling.write': WRITTEN, 'emergencyFiling.review': { legalReviewer: cell('assigned', 'within2h') }, 'emergencyFiling.approve': APPROVED,
  'evidence.read': { handler: OWN, legalReviewer: ASSIGNED, enforcementTracker: ASSIGNED, captain: ANY },
  'evidence.write': WRITTEN,
  'order.write': WRITTEN, 'order.review': REVIEWED, 'order.approve': APPROVED,
  'penalty.read': { enforcementTracker: ANY }, 'penalty.write': WRITTEN, 'penalty.review': REVIEWED, 'penalty.endorse': APPROVED,
  'penalty.recordReturn': APPROVED,
  'execution.read': { handler: ANY }, 'execution.write': TRACKED, 'execution.review': REVIEWED, 'execution.approve': APPROVED,
  'waiver.write': TRACKED, 'waiver.review': REVIEWED, 'waiver.approve': APPROVED,
  'listing.read': { handler: ANY }, 'listing.write': { enforcementTracker: ANY }, 'listing.review': { legalReviewer: ANY }, 'listing.approve': APPROVED,
  'draw.witness': { legalReviewer: ANY }, 'draw.approve': APPROVED,
  'table.write': { enforcementTracker: ANY }, 'table.approve': APPROVED,
  'course.write': WRITTEN, 'course.review': REVIEWED, 'course.approve': { captain: cell('any', 'organHead') },
  'closing.write': { handler: OWN, enforcementTracker: cell('assigned', 'executionPart') }, 'closing.review': REVIEWED, 'closing.approve': APPROVED,
  'returnVisit.write': { legalReviewer: NOT_SAME, enforcementTracker: NOT_SAME, intakeClerk: ANY }, 'returnVisit.approve': APPROVED,
  'openVolume.read': { handler: OWN, legalReviewer: ASSIGNED, enforcementTracker: ASSIGNED, captain: ANY, archivist: ANY }, 'openVolume.write': { archivist: ANY },
  'sealedVolume.read': { handler: cell('own', 'logged', 'captainOpens') }, 'sealedVolume.open': APPROVED, 'sealedVolume.custody': { archivist: ANY },
  // `account add --posts` of the command line opens an account and grants in one step, so the captain opens accounts too.
  'account.write': { captain: ANY, sysAdmin: ANY }, 'account.grant': APPROVED, 'settings.write': ADMINISTERED, 'backup.write': ADMINISTERED,
  'rulePack.read': { legalReviewer: ANY }, 'rulePack.import': ADMINISTERED, 'rulePack.approve': APPROVED,
  'journal.read': { legalReviewer: ASSIGNED, captain: ANY, sysAdmin: cell('any', 'noContent') },
  'deletion.write': { archivist: EXPIRED }, 'deletion.approve': { captain: EXPIRED },
};

const BRIGADE: Row = { handler: ANY, legalReviewer: ANY, enforcementTracker: ANY, captain: ANY, intakeClerk: ANY, archivist: ANY };
const ACTING: Row = { handler: ANY, enforcementTracker: ANY, captain: ANY };

/**
 * Acts that the table of domain 2 does not name. They follow its nearest row: the head of a case is shown with the employer's ledger; whoever writes
 * or approves tables reads them; the 30-minute clock of domain 5 waits for no assignment, so every A and C on duty may record its nodes.
 */
export const HOUSE_ROWS: Readonly<Record<HouseAct, Row>> = {
  'account.read': { captain: ANY, sysAdmin: ANY },
  // A deputy doesn't name further deputies.
  'account.deputise': { captain: { scope: 'any', terms: [], inPerson: true } },
  'case.read': BRIGADE, 'case.assign': APPROVED, 'case.reopen': APPROVED, 'recusal.order': APPROVED, 'answer.approve': APPROVED,
  // Once is the rule (plan 4.1(3)); what goes beyond it is the captain's, and counts as a defect in the review of cases.
  'supplement.repeat': APPROVED,
  // The text of a mediation without the persons is the text of a complaint before it is one: the desk and the captain read all, the grid what it took up itself. What
  // became a complaint its A, B and C read there.
  'mediation.read': { captain: ANY, intakeClerk: ANY, gridWorker: OWN },
  // The grid has the clocks of its own mediations and the papers that it wrote (D42); the operations ask for the record.
  'clock.read': { ...BRIGADE, gridWorker: OWN }, 'papers.read': { ...BRIGADE, gridWorker: OWN },
  // Each look is visible to the captain at once (domain 12).
  'look.read': APPROVED,
  'major.write': ACTING, 'followUp.write': { handler: OWN, enforcementTracker: ANY, captain: ANY },
  'payment.confirm': { enforcementTracker: ANY, captain: ANY },
  'alert.read': BRIGADE, 'alert.write': ACTING,
  'device.use': { ...BRIGADE, gridWorker: ANY, sysAdmin: ANY },
  // Whoever takes in a complaint or asks people at the site has their cards in the hand; who may keep what of it, other rows say.
  'card.read': { handler: ANY, captain: ANY, intakeClerk: ANY, gridWorker: ANY, enforcementTracker: ANY }, 'slip.print': { ...BRIGADE, gridWorker: ANY },
  // Whoever loads, reads or approves a calendar sees which deadlines it moves.
  'calendar.preview': { legalReviewer: ANY, captain: ANY, sysAdmin: ANY },
  'material.receive': { handler: ANY, captain: ANY, intakeClerk: ANY, enforcementTracker: ANY },
  'import.read': BRIGADE, 'import.write': ACTING,
  'table.read': { enforcementTracker: ANY, captain: ANY },
  // What was set aside is told to the captain alone (the weekly list of exceptions).
  'journal.oversee': APPROVED,
  'outbox.read': { enforcementTracker: ANY, captain: ANY, sysAdmin: ANY }, 'outbox.write': { enforcementTracker: ANY, captain: ANY, sysAdmin: ANY },
};

export const MATRIX: Readonly<Record<DocumentAct | HouseAct, Row>> = { ...DOCUMENT_ROWS, ...HOUSE_ROWS };
