import { z } from 'zod';
import { WAITS } from '#shared/rules/intake/waits.ts';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { majorTrigger, publicOrderKind } from './cases.ts';
import { MEDIATION_TABS } from '../rules/intake/mediation.ts';
import { lookLine } from './identities.ts';
import { paperLine } from './papers.ts';
import { batchLine, importCounts, refusedRow } from './imports.ts';
import { count, day, fen, fileToken, instant, jobToken, line, month, note, recordId, rowVersion, staffNo, streetCode, writtenFile } from './values.ts';

export const complaintKind = z.enum(['complaint', 'report']);
export const deskChannel = z.enum(['window', 'hotline', 'province', 'miniProgram', 'petition']);
export const channel = z.enum([...deskChannel.options, 'grid']);
export const claim = z.enum(['wages', 'contract', 'insurance', 'overtime', 'overtimePay', 'other']);
export const complaintState = z.enum(['registered', 'dispatched', 'supplementing', 'filingReview', 'refused', 'redirected', 'filed']);
export const answerReason = z.enum(['limitation', 'notCompetent', 'otherProceedings', 'noEmployer']);
export const mediationState = z.enum(['started', 'agreed', 'failed', 'escalated']);
export const mediationTab = z.enum(MEDIATION_TABS);

/** A person as taken in at the desk; only ever on the way in. `source` card: read from the card and locked in the form. */
export const personIn = z.strictObject({
  name: z.string().trim().min(1).max(60), idNo: z.string().trim().max(20).nullable(), phone: z.string().trim().max(30).nullable(), address: z.string().trim().max(200).nullable(), source: z.enum(['card', 'typed']),
});

export const materialIn = z.strictObject({ name: line.min(1).max(60), pages: z.number().int().min(0).max(9999) });

export const matter = z.strictObject({
  claims: z.array(claim).min(1).max(6), headcount: count.nullable(), amountClaimedFen: fen.nullable(), periodFrom: z.union([month, z.literal('')]), periodTo: z.union([month, z.literal('')]),
  /** Last day of the act, for the limitation; empty for not stated. */
  endedOn: z.union([day, z.literal('')]), placeOfWork: line,
  suspectedCrime: z.boolean(), massIncident: z.boolean(), publicOrder: z.array(publicOrderKind).max(3), clicks: count.nullable(), clicksSource: line.max(100),
});

/** An employer of the ledger; one without a dossier gets one, under its code (a scanned licence) or else a temporary number; null where nobody knows it yet. */
export const employerIn = z.union([z.strictObject({ id: recordId }), z.strictObject({ name: line.min(2).max(100), streetCode: z.union([streetCode, z.literal('')]), uscc: z.string().max(40) })]).nullable();

/** Why a time that lies further back than the pack's figure is entered only now; the journal keeps it as an exception. */
const lateReason = note.max(200).default('');

export const registration = z.strictObject({
  kind: complaintKind, channel: deskChannel, anonymous: z.boolean(),
  /** null: now. Earlier for what came in by letter, telephone or transfer. */
  registeredAt: instant.nullable(),
  lateReason,
  employer: employerIn, matter, statement: z.string().max(5000), complainant: personIn.nullable(),
  /** Up to five delegates of a group. */
  delegates: z.array(personIn).max(5), materials: z.array(materialIn).max(50),
  /** The earlier complaint with which this one shares one filing. */
  joinTo: recordId.nullable(), draftId: recordId.nullable(),
  /** The report of the grid that brought it; empty for none. */
  gridReportNo: line.max(60).default(''),
});

export const firedTrigger = z.strictObject({ kind: z.enum(['immediate', 'major']), text: z.string(), clause: z.string() });

const lampClock = z.strictObject({
  ruleId: z.string(), title: z.string(), startAt: instant, dueAt: instant, unit: z.string(), provisional: z.boolean(), doneAt: instant.nullable(), pausedSince: instant.nullable(), workingDaysLeft: z.number().int().nullable(),
});

export const complaintLine = z.strictObject({
  id: recordId, receiptNo: z.string(), kind: complaintKind, channel, anonymous: z.boolean(), state: complaintState, registeredAt: instant, employerId: recordId.nullable(), employerName: z.string(),
  /** Closed because nothing was supplemented: nobody decided against it. */
  lapsed: z.boolean(),
  claims: z.array(claim), headcount: count.nullable(), amountClaimedFen: fen.nullable(), pseudonym: z.string(), dispatchedTo: z.string(), triggers: z.array(firedTrigger),
  /** What it waits for (shared/rules/intake/waits.ts); empty when it is done. */
  waits: z.array(z.enum(WAITS)),
  /** The running clock that ends first; null when none runs. */
  clock: lampClock.nullable(),
});

/** A person as lists and records show it: pseudonym and masks, never a value. */
export const maskedPerson = z.strictObject({ id: z.string(), role: z.string(), pseudonym: z.string(), name: z.string(), idNo: z.string(), phone: z.string(), source: z.string(), rowVersion,
  /** Whether this officer may correct it now. */
  correct: z.boolean() });

export const missingItem = z.strictObject({ item: line.min(1).max(60), why: line.max(200) });

export const mediationLine = z.strictObject({
  id: recordId, rowVersion, state: mediationState, startedAt: instant, startedBy: z.string(), startedByName: z.string(), street: z.string(), place: z.string(), employerId: recordId.nullable(), employerName: z.string(), claims: z.array(claim),
  headcount: count.nullable(), amountFen: fen.nullable(),
  /** What it waits for (result: 24:00 of the last day; report: to the minute; followUp: 24:00 of its day); null where it is over. */
  next: z.strictObject({ step: z.enum(['result', 'report', 'followUp']), startAt: instant, dueAt: instant }).nullable(),
  failedAt: instant.nullable(), followUpOn: z.string(), performed: z.boolean().nullable(), complaintId: recordId.nullable(), receiptNo: z.string(), reportNo: z.string(),
});

/** Who a party is, as the one who asks may see it: masks are empty for whoever may not look, and while the vault is locked. */
const mediationParty = z.strictObject({ pseudonym: z.string(), nameMask: z.string(), idNoMask: z.string(), phoneMask: z.string(), source: z.enum(['card', 'typed']) });

/** People and 分 of a list of workers. */
export const listFigures = z.strictObject({ people: count, owedFen: fen, paidFen: fen });

/** Where a filing stands, what is proposed, and what was said of it. */
export const filing = z.strictObject({
  stage: z.enum(['', 'returned', 'review', 'approve', 'emergency', 'late', 'done']), paperId: recordId.nullable(), paperVersion: rowVersion.nullable(), proposedAt: instant.nullable(), proposedBy: z.string(), emergency: z.boolean(),
  cause: z.string(), facts: z.string(), basis: z.array(z.strictObject({ law: z.string(), article: z.string() })), proposal: z.string(),
  /** `organ`, `reviewer`: of a verdict from outside of the district, which `staffNo` recorded. */
  reviews: z.array(z.strictObject({ verdict: z.enum(['agree', 'return', 'object']), opinion: z.string(), at: instant, staffNo: z.string(), organ: z.string(), reviewer: z.string() })),
  /** What was sent out of the district for review. */
  sent: z.array(z.strictObject({ organ: z.string(), sentAt: instant, sentBy: z.string(), reason: z.string(), returnedAt: instant.nullable() })),
  /** Nobody on duty may review it separately: it is sent out (duty 8). */
  noReviewer: z.boolean(),
  /** Why this officer may not review or approve it although the post would allow; empty where nothing stands against it. */
  refusals: z.strictObject({ review: z.string(), approve: z.string() }),
});

const versioned = { id: recordId, rowVersion };
const moved = z.strictObject({ state: complaintState, rowVersion });

const supplementRequest = z.strictObject({ ...versioned, missing: z.array(missingItem).min(1).max(40), dueOn: z.union([day, z.literal('')]), office: line.min(1), phone: line.min(1).max(40), handed: z.boolean() });

export const intake = {
  /** The queues of the desk, the most urgent first. `mine`: dispatched to me; `review`: filings that wait for B's verdict. */
  queue: query(
    z.strictObject({ tab: z.enum(['open', 'registered', 'mine', 'supplementing', 'review', 'decide', 'done']), text: line, offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ now: instant, total: count, counts: z.strictObject({ open: count, registered: count, mine: count, supplementing: count, review: count, decide: count, done: count }), rows: z.array(complaintLine) }),
    ['intake', 'employers'],
  ),
  /** When the matter of a case was first reported, to the grid or to the brigade; null where no complaint stands behind it. */
  firstReport: query(z.strictObject({ caseId: recordId }), z.strictObject({ at: instant.nullable() }), ['intake']),
  complaint: query(z.strictObject({ id: recordId }), z.strictObject({
    now: instant, line: complaintLine, rowVersion, matter, statement: z.string(), persons: z.array(maskedPerson),
    materials: z.array(z.strictObject({ id: recordId, name: z.string(), pages: count, receivedAt: instant.nullable() })),
    phone: z.strictObject({ attempts: z.array(z.strictObject({ at: instant, staffNo: z.string(), reached: z.boolean(), note: z.string() })), counted: count, tries: count, nextCountsAt: instant.nullable(), doneAt: instant.nullable() }),
    supplement: z.strictObject({ times: count, issuedAt: instant.nullable(), servedAt: instant.nullable(), receivedAt: instant.nullable(), dueOn: z.string(), missing: z.array(missingItem.extend({ received: z.boolean() })) }),
    answer: z.strictObject({ outcome: z.enum(['', 'accept', 'refuse', 'redirect', 'lapsed']), reason: z.string(), basis: z.string(), to: z.string(), proposedAt: instant.nullable(), proposedBy: z.string(), answeredAt: instant.nullable() }),
    filing,
    beyondLimitation: z.boolean(), caseId: recordId.nullable(), caseNo: z.string(), joinedTo: z.strictObject({ id: recordId, receiptNo: z.string() }).nullable(), joined: z.array(z.strictObject({ id: recordId, receiptNo: z.string() })),
    /** The mediation out of which it came, for whoever reads that; null for none. */
    mediationId: recordId.nullable(),
    /** The answer as a paper; null while there is none. */
    answerPaper: z.strictObject({ id: recordId, title: z.string(), number: z.string(), state: z.enum(['draft', 'reviewed', 'approved', 'issued', 'served', 'void']) }).nullable(),
    events: z.array(z.strictObject({ at: instant, staffNo: z.string(), text: z.string(), reason: z.string() })),
    /** What this officer may do next. */
    acts: z.array(z.string()),
    /** Steps of this officer's posts that would be refused now, each with why. */
    barred: z.array(z.strictObject({ act: z.string(), why: z.string() })),
  }), ['intake', 'employers', 'cases', 'people']),
  /** Forms that this officer has not registered yet, kept as typed. */
  drafts: query(nothing, z.strictObject({ drafts: z.array(z.strictObject({ id: recordId, begunAt: instant, savedAt: instant })) }), ['intake']),
  draft: query(z.strictObject({ id: recordId }), z.strictObject({ id: recordId, savedAt: instant, form: z.string() }), []),
  /** `form`: the form's values as JSON; sealed as a whole. */
  saveDraft: command(z.strictObject({ id: recordId.nullable(), form: z.string().max(200_000) }), z.strictObject({ id: recordId, savedAt: instant })),
  dropDraft: command(z.strictObject({ id: recordId }), nothing),
  /** Clocks and triggers that a registration would have, for the form while it is typed. */
  outlook: query(z.strictObject({ registeredAt: instant.nullable(), matter: matter.omit({ placeOfWork: true, clicksSource: true }).extend({ claims: z.array(claim).max(6) }) }), z.strictObject({
    now: instant, clocks: z.array(z.strictObject({ ruleId: z.string(), title: z.string(), startAt: instant, dueAt: instant, lastDay: z.string(), unit: z.string(), clause: z.string(), provisional: z.boolean(), binding: z.boolean() })),
    triggers: z.array(firedTrigger), beyondLimitation: z.boolean(),
  }), []),
  /** Earlier complaints that may be the same. The person is compared by keyed hash; informants never. */
  duplicates: query(z.strictObject({ employerId: recordId.nullable(), claims: z.array(claim).max(6), periodFrom: z.union([month, z.literal('')]), periodTo: z.union([month, z.literal('')]), idNo: z.string().max(20), phone: z.string().max(30) }), z.strictObject({
    found: z.array(z.strictObject({ line: complaintLine, grounds: z.array(z.enum(['person', 'employer'])) })),
    /** Others at the same employer that the asker may not read. */
    more: count,
  }), ['intake']),
  register: command(registration, z.strictObject({
    id: recordId, receiptNo: z.string(), registeredAt: instant, state: complaintState, dispatchedTo: z.string(), triggers: z.array(firedTrigger),
    dueAt: z.strictObject({ dispatch: instant, phoneConfirm: instant.nullable(), filingNotice: instant, filingNoticePlan: instant, filingNoticeStatute: instant }), answerProvisional: z.boolean(),
  })),
  /** Who could take it as A, with what is in hand; `chosen` by the rule. */
  candidates: query(z.strictObject({ id: recordId }), z.strictObject({ chosen: z.string(), candidates: z.array(z.strictObject({ staffNo: z.string(), name: z.string(), load: count, why: z.string() })) }), ['intake', 'people', 'cases']),
  dispatch: command(z.strictObject({ ...versioned, staffNo, reason: line }), moved),
  dispatchByRule: command(z.strictObject(versioned), moved.extend({ staffNo: z.string() })),
  /** What the desk's papers say of the office: proposed from the last ones. */
  deskFacts: query(nothing, z.strictObject({ officePhone: z.string(), officeAddress: z.string(), reviewBody: z.string(), court: z.string() }), ['intake', 'settings']),
  /** Another A; `recuse`: the one before opens it no more. */
  reassign: command(z.strictObject({ ...versioned, staffNo, reason: line.min(1), recuse: z.boolean() }), moved),
  recuse: command(z.strictObject({ id: recordId, staffNo, reason: line.min(1) }), nothing),
  dispatchRule: query(nothing, z.strictObject({ automatic: z.boolean(), capacity: count }), ['intake']),
  /** `capacity`: most matters in one officer's hand, 0 for no limit; `automatic`: the rule dispatches at registration. */
  setDispatchRule: command(z.strictObject({ automatic: z.boolean(), capacity: z.number().int().min(0).max(999), seen: z.strictObject({ automatic: z.boolean(), capacity: count }) }), nothing),
  logPhoneAttempt: command(z.strictObject({ id: recordId, at: instant.nullable(), reached: z.boolean(), note, lateReason }), z.strictObject({ confirmed: z.boolean(), counted: count })),
  /** D03, told once. `handed`: handed over now. The named last day gives the length of the term; at a later service the same term counts from there. */
  requestSupplement: command(supplementRequest, moved.extend({ docNo: z.string() })),
  /** A second D03, by the captain alone; journalled as an exception. */
  repeatSupplement: command(supplementRequest.extend({ reason: line.min(2) }), moved.extend({ docNo: z.string() })),
  /** `servedAt` null: now. */
  serveSupplement: command(z.strictObject({ ...versioned, servedAt: instant.nullable(), lateReason }), moved),
  /** What came in of the missing items, by their place in the list. When all is there the answer period starts anew. */
  receiveSupplement: command(z.strictObject({ ...versioned, received: z.array(z.strictObject({ index: count, pages: z.number().int().min(0).max(9999) })).min(1).max(40), receivedAt: instant.nullable(), lateReason }), moved),
  lapseSupplement: command(z.strictObject(versioned), moved),
  reopen: command(z.strictObject({ ...versioned, reason: line.min(1) }), moved),
  /** The A proposes not to accept or to hand on; the captain decides. `to`: the body it is handed to. */
  proposeAnswer: command(z.strictObject({ ...versioned, outcome: z.enum(['refuse', 'redirect']), reason: answerReason, basis: line.min(1), to: line, reviewBody: line, court: line, phone: line.min(1).max(40) }), moved),
  returnAnswer: command(z.strictObject({ ...versioned, reason: line.min(1) }), moved),
  approveAnswer: command(z.strictObject(versioned), moved.extend({ docNo: z.string() })),
  /** After the filing the captain makes an acceptance (D04) final that did not become so with it. `phone`: for the paper, where the office has none on record; else empty. */
  approveAcceptance: command(z.strictObject({ id: recordId, phone: line.max(40) }), z.strictObject({ docNo: z.string() })),
  /** The answer was handed or sent out. */
  issueAnswer: command(z.strictObject({ id: recordId }), nothing),
  /** T07: the A fills in D05. `emergency`: to the captain at once, B's review follows. */
  proposeFiling: command(z.strictObject({
    ...versioned, emergency: z.boolean(), cause: line.min(1).max(100), facts: z.string().trim().min(1).max(3000), basis: z.array(z.strictObject({ law: line.min(1).max(100), article: line.min(1).max(100) })).min(1).max(12), proposal: z.string().trim().min(1).max(600),
  }), moved),
  /** B's verdict on the filing as it was seen (`paperVersion`), with D13. `points`: what is to be mended, empty where it is in order. */
  reviewFiling: command(z.strictObject({
    ...versioned, paperVersion: rowVersion, verdict: z.enum(['agree', 'return', 'object']), opinion: z.string().max(2000), points: z.strictObject({ facts: line, evidence: line, procedure: line, law: line, discretion: line }),
  }), moved.extend({ docNo: z.string() })),
  /** T08, T09: the captain signs; the number of D05 is the case's. */
  approveFiling: command(z.strictObject({ ...versioned, paperVersion: rowVersion }), moved.extend({ caseId: recordId, caseNo: z.string(), proposedTriggers: z.array(majorTrigger) })),
  /** Duty 8: no separate B is on duty, the review goes out signed to the organ of `thumbprint`. `file` null: the dialog was closed. */
  sendFilingReview: command(z.strictObject({ ...versioned, paperVersion: rowVersion, thumbprint: z.string().min(1).max(100), reason: line.min(2) }), z.strictObject({ file: writtenFile.nullable() })),
  /** The signed return of another organ. */
  recordFilingReview: command(z.strictObject({ ...versioned, paperVersion: rowVersion, file: fileToken }), moved.extend({ verdict: z.enum(['agree', 'return', 'object']), organ: z.string(), reviewer: z.string() })),
  returnFiling: command(z.strictObject({ ...versioned, reason: line.min(1) }), moved),
  /** `reason`: needed where another employer stood there before. */
  setEmployer: command(z.strictObject({ ...versioned, employerId: recordId, reason: line }), moved),
  /** Corrects what was registered, while nothing was answered or filed. `statement` null: stays as it is. */
  amend: command(z.strictObject({ ...versioned, matter, statement: z.string().max(5000).nullable(), reason: line.min(1) }), moved.extend({ triggers: z.array(firedTrigger) })),
  /** Corrects an identity of the complaint. null stays, `clear`: not known any more. Of the workers of a list only the list says who they are. */
  correctPerson: command(z.strictObject({
    id: recordId, personId: z.uuid(), personVersion: rowVersion, reason: line.min(2),
    change: z.strictObject({
      name: personIn.shape.name.nullable(), idNo: personIn.shape.idNo, phone: personIn.shape.phone, address: personIn.shape.address, clear: z.array(z.enum(['idNo', 'phone', 'address'])).max(3), source: personIn.shape.source,
    }),
  }), z.strictObject({ pseudonym: z.string(), rowVersion })),
  /** A delegate more (up to five), or the informant of a report that was anonymous. */
  addPerson: command(z.strictObject({ id: recordId, role: z.enum(['delegate', 'informant']), person: personIn, reason: line.min(2) }), z.strictObject({ personId: z.string(), pseudonym: z.string() })),
  removeDelegate: command(z.strictObject({ id: recordId, personId: z.uuid(), personVersion: rowVersion, reason: line.min(2) }), nothing),
  /** Other complaints of the same person, by keyed hash; those that the officer may read. */
  samePerson: query(z.strictObject({ id: recordId, idNo: z.string().max(20), phone: z.string().max(30) }), z.strictObject({ found: z.array(z.strictObject({ id: recordId, receiptNo: z.string(), state: complaintState, lapsed: z.boolean() })) }), ['intake', 'identities']),
  /** The group's list of workers: lines by pseudonym and mask, sums beside the claim (`gap`: list less claim; null where none is claimed), the files that brought it. `takes`: this officer may import one now. */
  workers: query(z.strictObject({ id: recordId, offset: count, limit: z.number().int().min(1).max(500) }), z.strictObject({
    figures: listFigures, claimed: z.strictObject({ headcount: count.nullable(), amountFen: fen.nullable() }), gap: z.strictObject({ people: z.number().int().nullable(), amountFen: fen.nullable(), agrees: z.boolean() }),
    batches: z.array(batchLine), takes: z.boolean(), total: count,
    rows: z.array(z.strictObject({ personId: z.string(), pseudonym: z.string(), name: z.string(), idNo: z.string(), fromMonth: z.string(), toMonth: z.string(), owedFen: fen, paidFen: fen })),
  }), ['intake', 'imports', 'identities']),
  /** Reads a list for the complaint; id null while it is being registered. Nothing is written; `refused` rows by mask, the first 200. */
  checkWorkers: command(z.strictObject({ id: recordId.nullable(), file: fileToken, job: jobToken }), z.strictObject({
    previewId: z.string(), seen: count, fileName: z.string(), counts: importCounts, ignoredColumns: z.array(z.string()), sameAsAt: instant.nullable(), figures: listFigures, refused: z.array(refusedRow),
  })),
  /** Writes what was read: persons sealed under the complaint, its figures untouched. */
  takeWorkers: command(z.strictObject({ id: recordId, previewId: z.string(), leaveOut: z.array(count).max(200_000), seen: count, job: jobToken }), z.strictObject({ batchId: recordId, counts: importCounts, figures: listFigures })),
  dropWorkers: command(z.strictObject({ previewId: z.string() }), nothing),
  takeBackWorkers: command(z.strictObject({ id: recordId, batchId: recordId, reason: line.min(1) }), z.strictObject({ removed: count, restored: count })),
  /** Mediations: of everybody for the desk and the captain, of the asker for a grid worker. What waits is sorted by urgency, the rest newest first. `by`: of one officer; empty: all that the asker reads. */
  mediations: query(z.strictObject({ tab: mediationTab, text: line, by: z.union([staffNo, z.literal('')]) }), z.strictObject({
    now: instant, all: z.boolean(), total: count, counts: z.strictObject({ open: count, late: count }), by: z.array(z.strictObject({ staffNo: z.string(), name: z.string() })), rows: z.array(mediationLine),
  }), ['intake', 'employers']),
  /** One mediation. What the parties said is sealed: `lookMediation` shows it. */
  mediation: query(z.strictObject({ id: recordId }), z.strictObject({
    now: instant, line: mediationLine, agreedAt: instant.nullable(), escalatedAt: instant.nullable(), failure: z.string(), clause: z.string(), resultDays: count,
    vault: z.enum(['open', 'locked', 'none']), party: mediationParty, agreed: z.boolean(), look: z.strictObject({ allowed: z.boolean(), why: z.string(), /** For a grid worker out of whose hands it is. */ until: instant.nullable() }),
    supervises: z.boolean(), lookers: z.array(lookLine), papers: z.array(paperLine), opensComplaint: z.boolean(), events: z.array(z.strictObject({ at: instant, staffNo: z.string(), text: z.string(), reason: z.string() })),
    /** Steps that the state and the asker's posts allow. */
    acts: z.array(z.enum(['agree', 'fail', 'follow', 'escalate', 'record'])),
  }), ['intake', 'employers', 'papers', 'identities', 'session', 'people']),
  /** Shows the party, what the dispute is and what was agreed, for a limited time (domain 12): through the gate before every identity, journalled first. */
  lookMediation: command(z.strictObject({ id: recordId, reason: line.min(2) }), z.strictObject({
    pseudonym: z.string(), name: z.string(), idNo: z.string(), phone: z.string(), address: z.string(), dispute: z.string(), agreement: z.string(), shownUntil: instant, seconds: count,
  })),
  /** Reports of the grid with a lead of arrears that nobody has taken up yet, the newest first. */
  gridLeads: query(nothing, z.strictObject({ leads: z.array(z.strictObject({ reportNo: z.string(), name: z.string(), employerId: recordId.nullable(), employerName: z.string(), street: z.string(), collectedAt: instant, headcount: count.nullable() })) }), ['intake', 'imports', 'facts']),
  startMediation: command(z.strictObject({
    /** The dossier; or the name alone, for whoever does not look through the dossiers. */
    employerId: recordId.nullable(), employerName: line.max(100).default(''), gridReportNo: line.max(60), claims: z.array(claim).min(1).max(6), headcount: count.nullable(), amountFen: fen.nullable(), party: personIn, dispute: z.string().max(5000), place: line.max(120).default(''), startedAt: instant.nullable(), lateReason,
    suspectedCrime: z.boolean(), massIncident: z.boolean(), publicOrder: z.array(publicOrderKind).max(3),
  }), z.strictObject({ id: recordId })),
  agreeMediation: command(z.strictObject({ ...versioned, agreement: z.string().trim().min(1).max(5000), followUpOn: day }), nothing),
  failMediation: command(z.strictObject({ ...versioned, failedAt: instant.nullable(), reason: line.min(1) }), nothing),
  /** At the follow-up: performed or not. Not performed counts as failed on that date. */
  followUpMediation: command(z.strictObject({ ...versioned, performed: z.boolean() }), nothing),
  /** A failed mediation becomes a complaint with the facts taken by the grid worker. */
  escalateMediation: command(z.strictObject(versioned), z.strictObject({ complaintId: recordId, receiptNo: z.string() })),
  /** D42 of a mediation that came to an agreement, as a draft of whoever mediated; a failed one gets it with its report. */
  recordMediation: command(z.strictObject(versioned), z.strictObject({ paperId: recordId })),
} satisfies AreaSpec;
