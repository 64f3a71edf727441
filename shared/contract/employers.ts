import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import {
  alertKind, alertLevel, count, day, employerStatus, fen, fieldChange, industry, instant, line, month, recordId, rowVersion, streetCode, tableName, writtenFile,
} from './values.ts';

export const employerFilter = z.strictObject({
  text: line,
  industries: z.array(industry).max(5),
  streets: z.array(streetCode).max(200),
  statuses: z.array(employerStatus).max(4),
  levels: z.array(alertLevel).max(5),
  tags: z.array(line.max(20)).max(20),
  openArrearsOnly: z.boolean(),
});

export const employerSort = z.enum(['alert', 'name', 'code', 'street', 'headcount', 'arrears', 'cases']);

export const employerLine = z.strictObject({
  id: recordId, uscc: z.string(), tempNo: z.string(), name: z.string(), industry, street: z.string(), status: employerStatus,
  headcount: count.nullable(), level: alertLevel, openArrearsFen: fen, openCases: count, tags: z.array(z.string()), duplicateCode: z.boolean(),
});

/** The fields a person edits. Empty text means not known. */
export const employerFields = z.strictObject({
  uscc: z.string().max(40), name: line.min(2).max(100), industry, streetCode, unitType: line.max(60), address: line, legalRep: line.max(60), phone: line.max(60),
  headcount: count.nullable(), headcountOn: z.union([day, z.literal('')]), migrantHeadcount: count.nullable(), openedOn: z.union([day, z.literal('')]),
});

export const balanceMonth = z.strictObject({
  month, payablePrevFen: fen.nullable(), balanceFen: fen.nullable(), asOf: instant.nullable(), yellow: z.boolean(), code: z.enum(['', 'P', 'B', '-']),
});

export const dossierAccount = z.strictObject({
  id: recordId, accountNo: z.string(), project: z.string(), bank: z.string(), lastFour: z.string(), openedAt: instant, closedAt: instant.nullable(),
  /** Month by month, oldest first; a missing month is a gap with its quality code. */
  months: z.array(balanceMonth),
});

export const dossierCase = z.strictObject({
  id: recordId, caseNo: z.string(), cause: z.string(), filedAt: instant, closedAt: instant.nullable(), verifiedFen: fen.nullable(), paidFen: fen, unpaidFen: fen.nullable(),
  /** `floor(1000 * paid / verified) / 10`, null when not verified. */
  ratePercent: z.string().nullable(), isMajor: z.boolean(), headcount: count.nullable(), unpaidHeadcount: count.nullable(),
  /** The officer who asks is recused: the number and its days stand, what it is about does not (条例 art. 16). */
  recused: z.boolean(),
});

export const dossierCourt = z.strictObject({
  id: recordId, caseNo: z.string(), debtorName: z.string(), uscc: z.string(), listedAt: instant, endedAt: instant.nullable(), court: z.string(), amountFen: fen.nullable(),
  matchedBy: z.enum(['code', 'name', 'person']), confirmed: z.boolean(), confirmedBy: z.string(), confirmedAt: instant.nullable(), rowVersion,
});

export const dossierAlert = z.strictObject({
  id: recordId, kind: alertKind, subject: z.string(), from: day, endedOn: day.nullable(), state: z.string(), evidence: z.string(),
});

export const timelineEntry = z.strictObject({
  at: instant, kind: z.enum(['data', 'case', 'payment', 'alert', 'court', 'table', 'import', 'head']), text: z.string(), detail: z.string(), actor: z.string(),
});

const copySerial = z.string().min(1).max(40);

/** A dossier that was handed out: its serial, the digest of its kept bytes, who and when. */
export const dossierCopy = z.strictObject({ serial: copySerial, format: z.enum(['docx', 'pdf']), way: z.enum(['exported', 'printed']), sha256: z.string(), size: count, at: instant, staffNo: z.string() });

export const dossier = z.strictObject({
  id: recordId, rowVersion, tempNo: z.string(), fields: employerFields, status: employerStatus, tags: z.array(z.string()), streetName: z.string(), duplicateCode: z.boolean(),
  mergedInto: z.strictObject({ id: recordId, name: z.string() }).nullable(),
  absorbed: z.array(z.strictObject({ mergeId: recordId, id: recordId, name: z.string(), code: z.string(), at: instant, undoable: z.boolean() })),
  duplicates: z.array(z.strictObject({ id: recordId, name: z.string(), code: z.string() })),
  /** Level of the reference month by the rule of the monthly table, raised by alerts that still run, as lists show it; what is missing for the month and whom to ask. */
  level: alertLevel, referenceMonth: month, run: count, missing: z.array(z.strictObject({ code: z.string(), what: z.string(), ask: z.string() })),
  accounts: z.array(dossierAccount),
  insurance: z.array(z.strictObject({ month, employed: count.nullable(), uninsured: count.nullable() })),
  headcounts: z.array(z.strictObject({ day, headcount: count, migrant: count.nullable(), source: z.string() })),
  court: z.array(dossierCourt), courtCheckedUntil: instant.nullable(),
  cases: z.array(dossierCase),
  alerts: z.array(dossierAlert),
  tables: z.array(z.strictObject({ table: tableName, month, revision: z.number().int(), row: z.number().int(), level: z.string(), delivered: z.boolean() })),
  imports: z.array(z.strictObject({ batchId: recordId, kind: z.string(), fileName: z.string(), at: instant, staffNo: z.string(), takenBack: z.boolean() })),
  gridReports: z.array(z.strictObject({ reportNo: z.string(), collectedAt: instant, change: z.string(), headcount: count.nullable(), note: z.string() })),
});

export const searchHit = z.strictObject({
  group: z.enum(['employer', 'complaint', 'case', 'paper', 'report']), id: recordId, title: z.string(), caption: z.string(),
  /** Ranges [from, to) of the title to show as matched. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  level: alertLevel.nullable(), state: z.string(), route: z.string(),
});

export const employers = {
  /** A slice of the filtered list. Total and per-level counts come with it, so that the list can be scrolled freely. */
  list: query(
    z.strictObject({ filter: employerFilter, sort: employerSort, descending: z.boolean(), offset: count, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: count, offset: count, rows: z.array(employerLine) }),
    ['employers', 'facts', 'cases', 'alerts'],
  ),
  counts: query(
    z.strictObject({ filter: employerFilter }),
    z.strictObject({
      all: count, active: count, changedThisMonth: count, levels: z.record(alertLevel, count), streets: z.array(z.strictObject({ code: streetCode, name: z.string(), count })),
      tags: z.array(z.strictObject({ tag: z.string(), count })),
    }),
    ['employers', 'facts', 'cases', 'alerts'],
  ),
  /**
   * The one search box: any part of a name, pinyin, initials, code, case number, table serial. A whole citizen or mobile number (`person`) gives only the
   * records that its person stands under, by record number and pseudonym; `personLocked`: the vault is not open.
   */
  search: query(
    z.strictObject({ text: line, limit: z.number().int().min(1).max(50) }),
    z.strictObject({ by: z.enum(['text', 'pinyin', 'initials', 'code', 'caseNo', 'person', 'personLocked']), hits: z.array(searchHit) }),
    ['employers', 'intake', 'cases', 'papers', 'reports'],
  ),
  /** Small summary for the rail beside the list. */
  glance: query(z.strictObject({ id: recordId }), z.strictObject({
    line: employerLine, legalRep: z.string(), address: z.string(), streetName: z.string(), migrantHeadcount: count.nullable(),
    account: dossierAccount.nullable(), openCases: z.array(dossierCase), alerts: z.array(dossierAlert), missing: z.array(z.string()),
  }), ['employers', 'facts', 'cases', 'alerts']),
  dossier: query(z.strictObject({ id: recordId }), dossier, ['employers', 'facts', 'cases', 'alerts', 'reports', 'imports']),
  timeline: query(
    z.strictObject({ id: recordId, kinds: z.array(timelineEntry.shape.kind).max(8), before: instant.nullable(), limit: z.number().int().min(1).max(500) }),
    z.strictObject({ entries: z.array(timelineEntry), more: z.boolean() }),
    ['employers', 'facts', 'cases', 'alerts', 'reports', 'imports'],
  ),
  /** Every change of the head data: who, when, old and new value, through which import. */
  history: query(z.strictObject({ id: recordId }), z.strictObject({
    entries: z.array(z.strictObject({ at: instant, staffNo: z.string(), batch: z.string(), reason: z.string(), changes: z.array(fieldChange) })),
  }), ['employers']),
  create: command(z.strictObject({ fields: employerFields, tags: z.array(line.max(20)).max(20) }), z.strictObject({ id: recordId, tempNo: z.string() })),
  edit: command(z.strictObject({ id: recordId, rowVersion, fields: employerFields, allowDuplicateCode: z.boolean(), reason: line }), z.strictObject({ rowVersion })),
  /** `seen`: the tags on the screen. A tag that somebody else put on or took off meanwhile is not turned back unseen; other tags of the same dossier merge. */
  setTags: command(z.strictObject({ ids: z.array(recordId).min(1).max(5000), add: z.array(line.max(20)).max(20), remove: z.array(line.max(20)).max(20), seen: z.array(z.strictObject({ id: recordId, tags: z.array(z.string().max(20)).max(200) })).max(5000) }), z.strictObject({ changed: count })),
  setStatus: command(z.strictObject({ id: recordId, rowVersion, status: employerStatus, reason: line.min(1) }), z.strictObject({ rowVersion })),
  /** `seen` of a merge: the versions whose preview was looked at. Moves everything of `absorbed` to `survivor`; both histories stay, and the merge can be undone. */
  previewMerge: query(z.strictObject({ survivor: recordId, absorbed: recordId }), z.strictObject({
    survivor: employerLine, absorbed: employerLine, moved: z.array(z.strictObject({ what: z.string(), count })), conflicts: z.array(z.strictObject({ what: z.string(), kept: z.string(), setAside: z.string() })),
    versions: z.strictObject({ survivor: rowVersion, absorbed: rowVersion }),
  }), ['employers', 'facts', 'cases']),
  merge: command(z.strictObject({ survivor: recordId, absorbed: recordId, reason: line.min(1), seen: z.strictObject({ survivor: rowVersion, absorbed: rowVersion }) }), z.strictObject({ mergeId: recordId })),
  undoMerge: command(z.strictObject({ mergeId: recordId, reason: line.min(1) }), nothing),
  /** The dossier as it stands now goes out as a file: a copy with a serial, whose exact bytes are kept. `serial` is empty when the dialog was closed. */
  exportDossier: command(z.strictObject({ id: recordId, format: z.enum(['docx', 'pdf']) }), z.strictObject({ file: writtenFile.nullable(), serial: z.string() })),
  /** The same on paper. */
  printDossier: command(z.strictObject({ id: recordId, printer: z.string().max(200).nullable(), copies: z.number().int().min(1).max(20) }), z.strictObject({ outcome: z.enum(['queued', 'cancelled']), serial: z.string() })),
  /** Copies of a dossier that left the house, and of those merged into it, the newest first. */
  dossierCopies: query(z.strictObject({ id: recordId }), z.strictObject({ copies: z.array(dossierCopy) }), ['employers', 'devices']),
  /** A copy of before, byte for byte. */
  exportCopy: command(z.strictObject({ serial: copySerial }), z.strictObject({ file: writtenFile.nullable(), sha256: z.string() })),
  /** Only a PDF can go on paper again as it was. */
  printCopy: command(z.strictObject({ serial: copySerial, printer: z.string().max(200).nullable(), copies: z.number().int().min(1).max(20) }), z.strictObject({ outcome: z.enum(['queued', 'cancelled']), sha256: z.string() })),
  exportList: command(z.strictObject({ filter: employerFilter, ids: z.array(recordId).max(5000), format: z.enum(['xlsx', 'csv']) }), z.strictObject({ file: writtenFile.nullable() })),
} satisfies AreaSpec;
