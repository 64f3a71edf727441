import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, day, fen, instant, line, note, paymentKind, recordId, rowVersion, staffNo } from './values.ts';

export const majorTrigger = z.enum(['1', '2', '3', '4']);
export const publicOrderKind = z.enum(['road_block', 'roof_threat', 'group_petition']);
export const followUpKind = z.enum(['annual_audit', 'credit_downgrade', 'bid_recommendation', 'market_watch']);
export const nodeKey = z.enum(['brigade', 'police', 'brief', 'agreement', 'refusalAt', 'policeFiling', 'report']);
export const nodeStatus = z.enum(['on_time', 'late', 'pending', 'na']);

export const caseFields = z.strictObject({
  employerId: recordId, cause: line.min(1).max(100), source: line.max(40), filedAt: instant, verifiedFen: fen.nullable(), headcount: count.nullable(), unpaidHeadcount: count.nullable(), handler: line.max(40),
});

export const payment = z.strictObject({ paidAt: instant, voucher: line.min(1).max(60), fen, kind: paymentKind });

export const caseLine = z.strictObject({
  id: recordId, caseNo: z.string(), employerId: recordId, employerName: z.string(), uscc: z.string(), cause: z.string(), filedAt: instant, closedAt: instant.nullable(),
  verifiedFen: fen.nullable(), paidFen: fen, unpaidFen: fen.nullable(), headcount: count.nullable(), unpaidHeadcount: count.nullable(), isMajor: z.boolean(),
  /** Triggers that hold by the figures although the case was not started as a major case. */
  proposedTriggers: z.array(majorTrigger), handler: z.string(),
});

export const emergencyNode = z.strictObject({
  key: z.enum(['n30', 'n2h', 'n6h', 'n24h', 'n72h']), title: z.string(), limitText: z.string(), limitMs: z.number().int(), dueAt: instant, doneAt: instant.nullable(), status: nodeStatus,
  clause: z.string(), doneBy: z.array(z.strictObject({ text: z.string(), at: instant.nullable() })), missing: z.array(z.string()),
});

/** One kind of paper that was handed in, such as 劳动合同复印件, and its pages. */
export const materialItem = z.strictObject({ name: line.min(1).max(60), pages: z.number().int().min(1).max(9999) });
export const materialReceipt = z.strictObject({ receiptId: recordId, receivedAt: instant, staffNo: z.string(), certNo: z.string(), items: z.array(materialItem) });

export const majorCase = z.strictObject({
  t0: instant, triggers: z.array(majorTrigger), headcount: count, estimateFen: fen.nullable(), publicOrder: z.array(publicOrderKind), clicks: count.nullable(), clicksSource: z.string(),
  times: z.record(nodeKey, instant.nullable()), nodes: z.array(emergencyNode),
  followUps: z.array(z.strictObject({ kind: followUpKind, title: z.string(), dueOn: z.union([day, z.literal('')]), doneAt: instant.nullable() })),
  events: z.array(z.strictObject({ at: instant, recordedAt: instant, staffNo: z.string(), text: z.string(), reason: z.string() })),
});

/** What the triggers of a major case rest on. */
const majorFigures = z.strictObject({ t0: instant, headcount: count, estimateFen: fen.nullable(), publicOrder: z.array(publicOrderKind).max(3), clicks: count.nullable(), clicksSource: line.max(100) });

export const casePart = z.enum(['handler', 'second', 'reviewer', 'tracker']);
const partOrder = z.strictObject({ id: recordId, part: casePart, staffNo, reason: line.max(200) });
const recusalOrder = z.strictObject({ id: recordId, staffNo, reason: line.min(1).max(200) });

export const cases = {
  list: query(
    z.strictObject({ text: line, open: z.enum(['open', 'closed', 'all']), majorOnly: z.boolean(), proposedOnly: z.boolean(), employerId: recordId.nullable(), offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, openTotal: count, unpaidFen: fen, proposed: count, rows: z.array(caseLine.extend({
      /** The officer is recused: only the number is shown, and the case does not open. */
      recused: z.boolean(),
    })) }),
    ['cases', 'employers', 'people'],
  ),
  case: query(z.strictObject({ id: recordId }), z.strictObject({
    line: caseLine, rowVersion, fields: caseFields, payments: z.array(payment.extend({
      batch: z.string(), registeredBy: z.string(),
      /** Who found it on the bank's statement; never who registered it (domain 2, duty 4). */
      confirmedBy: z.string(), confirmedAt: instant.nullable(),
    })), paidWagesFen: fen, overpaidFen: fen, major: majorCase.nullable(),
    immediateTriggers: z.array(z.strictObject({ text: z.string(), clause: z.string() })),
    history: z.array(z.strictObject({ at: instant, staffNo: z.string(), text: z.string() })),
    /** Why this officer may not do each of the record's acts; those that are allowed are not in it. */
    refusals: z.record(z.string(), z.string()),
  }), ['cases', 'employers']),
  /** Who has which part in a case, who is recused, and who may be given a part (`problems`: why not). `noReviewer`: the review goes out as a package (duty 8). */
  staff: query(z.strictObject({ id: recordId }), z.strictObject({
    parts: z.array(z.strictObject({ part: casePart, staffNo, name: z.string(), assignedBy: z.string(), assignedAt: instant, reason: z.string(), endedAt: instant.nullable() })),
    recused: z.array(z.strictObject({ staffNo, name: z.string(), reason: z.string(), orderedBy: z.string(), orderedAt: instant })),
    candidates: z.array(z.strictObject({ staffNo, name: z.string(), load: count, problems: z.record(casePart, z.string().nullable()) })),
    noReviewer: z.boolean(),
  }), ['cases', 'people']),
  /** `seen`: who had the part by the screen, by staff number and ascending; somebody given it meanwhile is not replaced unseen. */
  assign: command(partOrder.extend({ seen: z.array(staffNo).max(50) }), nothing),
  relieve: command(partOrder, nothing),
  /** The captain's order that an officer stays away from a case (条例 art. 16). */
  recuse: command(recusalOrder, nothing),
  endRecusal: command(recusalOrder, nothing),
  /** The case number a new case would get, by the district's pattern. */
  nextNumber: query(nothing, z.strictObject({ caseNo: z.string() }), ['cases']),
  register: command(z.strictObject({ caseNo: line.max(60), fields: caseFields }), z.strictObject({ id: recordId, caseNo: z.string(), proposedTriggers: z.array(majorTrigger) })),
  edit: command(z.strictObject({ id: recordId, rowVersion, fields: caseFields, reason: line }), z.strictObject({ rowVersion })),
  addPayment: command(z.strictObject({ id: recordId, payment }), nothing),
  /** Somebody else than who registered it has found the payment on the bank's statement. */
  confirmPayment: command(z.strictObject({ id: recordId, paidAt: instant, voucher: line.min(1).max(60), seen: z.strictObject({ fen }) }), nothing),
  /** A wrongly entered payment is taken out with a reason; its entry stays in the journal. */
  removePayment: command(z.strictObject({ id: recordId, paidAt: instant, voucher: line.min(1).max(60), reason: line.min(1), seen: z.strictObject({ fen, confirmedAt: instant.nullable() }) }), nothing),
  close: command(z.strictObject({ id: recordId, rowVersion, closedAt: instant, reason: line }), z.strictObject({ rowVersion })),
  reopen: command(z.strictObject({ id: recordId, rowVersion, reason: line.min(1) }), z.strictObject({ rowVersion })),
  startMajor: command(z.strictObject({
    id: recordId, t0: instant, headcount: count, estimateFen: fen.nullable(), publicOrder: z.array(publicOrderKind).max(3), clicks: count.nullable(), clicksSource: line.max(100),
  }), z.strictObject({ triggers: z.array(majorTrigger) })),
  /** Sets or changes the time of one node. After ten minutes a change needs a reason (domain 5). */
  // `seen` of the three below: what the screen showed; whoever comes second is refused with what stands (`ledger.changedMeanwhile`).
  setNode: command(z.strictObject({ id: recordId, node: nodeKey, at: instant.nullable(), note: line, reason: line, seen: instant.nullable() }), nothing),
  /** `t0` only to correct a start that was entered wrongly; without it the start stays. */
  editMajor: command(z.strictObject({ id: recordId, t0: instant.optional(), headcount: count, estimateFen: fen.nullable(), publicOrder: z.array(publicOrderKind).max(3), clicks: count.nullable(), clicksSource: line.max(100), reason: line.min(1), seen: majorFigures }), nothing),
  setFollowUp: command(z.strictObject({ id: recordId, kind: followUpKind, dueOn: z.union([day, z.literal('')]), doneAt: instant.nullable(), seen: z.strictObject({ dueOn: z.union([day, z.literal('')]), doneAt: instant.nullable() }) }), nothing),
  /** Papers that people handed in, the newest receipt first. */
  materials: query(z.strictObject({ id: recordId }), z.strictObject({ receipts: z.array(materialReceipt) }), ['cases']),
  /** Takes in what was handed in now; the receiver is whoever is signed in, by the law-enforcement certificate of the account, or else by staff number; nothing is typed. */
  receiveMaterials: command(z.strictObject({ id: recordId, items: z.array(materialItem).min(1).max(40) }), z.strictObject({ receiptId: recordId })),
  /** Every running major case with its five clocks, most urgent first. */
  emergencyBoard: query(nothing, z.strictObject({ now: instant, cases: z.array(z.strictObject({ line: caseLine, t0: instant, triggers: z.array(majorTrigger), nodes: z.array(emergencyNode), lateNodes: count })) }), ['cases']),
  /** Clocks of all areas for the workbench, most urgent first. */
  clocks: query(nothing, z.strictObject({ now: instant, clocks: z.array(z.strictObject({
    /** Names the clock over time: what was acknowledged of it. */
    key: z.string(), ruleId: z.string(), caseId: recordId.nullable(), month: z.string(), title: z.string(), subject: z.string(), employer: z.string(), startAt: instant, dueAt: instant, lastDay: z.string(), nextStep: z.string(), provisional: z.boolean(), unit: z.string(), route: z.string(),
    workingDaysLeft: z.number().int().nullable(), days: z.strictObject({ used: count, total: count }).nullable(), pausedSince: instant.nullable(), clause: z.string(),
    /** False for a period that ends after another one that binds (plan against statute). */
    binding: z.boolean(),
    /** Of a post or a case of this officer. */
    mine: z.boolean(),
    /** The last moment of it that this officer has taken note of. */
    seen: z.enum(['none', 'amber', 'red']),
  })) }), ['cases', 'reports', 'outbox', 'clocks', 'calendar']),
} satisfies AreaSpec;

export const caseNote = note;
