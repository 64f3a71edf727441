import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { printLine } from './devices.ts';
import { count, fileToken, instant, line, recordId, rowVersion, writtenFile } from './values.ts';

/** The record that a paper belongs to. */
export const paperSubject = z.strictObject({ kind: z.enum(['complaint', 'mediation', 'case']), id: recordId });
export const paperState = z.enum(['draft', 'reviewed', 'approved', 'issued', 'served', 'void']);
const kindId = z.string().regex(/^D\d{2}$/);
const docFormat = z.enum(['docx', 'pdf']);

const cell = z.union([z.string().max(400), z.number(), z.null()]);
/** One value a field of the kind (shared/papers/fields.ts). */
export const paperContent = z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.boolean(), z.null(), z.array(z.string().max(60)).max(60), z.array(z.record(z.string().max(40), cell)).max(120)]));

const choice = z.strictObject({ value: z.string(), label: z.string() });
export const fieldDef = z.strictObject({
  key: z.string(), label: z.string(), type: z.enum(['line', 'text', 'day', 'instant', 'fen', 'count', 'choice', 'set', 'flag', 'rows', 'idNo', 'phone', 'uscc']), required: z.boolean().optional(), hint: z.string().optional(), max: count.optional(),
  choices: z.array(choice).optional(), columns: z.array(z.strictObject({ key: z.string(), label: z.string(), type: z.enum(['line', 'day', 'fen', 'count', 'idNo', 'phone']), required: z.boolean().optional() })).optional(),
  when: z.strictObject({ key: z.string(), is: z.array(z.string()) }).optional(),
});

export const paperLine = z.strictObject({
  id: recordId, kind: z.string(), title: z.string(), label: z.string(), state: paperState, number: z.string(), sealed: z.boolean(), subject: z.strictObject({ kind: z.string(), id: recordId }), employerId: recordId.nullable(),
  draftedBy: z.string(), draftedAt: instant, approvedBy: z.string(), approvedAt: instant.nullable(), issuedAt: instant.nullable(), voidReason: z.string(), rowVersion,
});

/** Set pages as markup and the styles they need: what is printed, to be shown in a shadow root. */
export const setPages = z.strictObject({ css: z.string(), markup: z.string(), pages: count });
const problem = z.strictObject({ field: z.string(), label: z.string(), what: z.string() });
const kindHead = z.strictObject({ id: z.string(), title: z.string(), sealed: z.boolean(), reviewed: z.boolean(), numbered: z.boolean(), copies: count, profile: z.enum(['letter', 'form']),
  /** Always begun, reviewed, approved and voided by the steps of its record, not here. */
  byRecord: z.boolean() });
/** Empty: the asker may do it now; else why not, in a sentence. */
const paperSteps = z.strictObject({ edit: z.string(), review: z.string(), giveBack: z.string(), approve: z.string(), issue: z.string(), void: z.string() });

/** A point of a stroke as the pad gave it: millimetres in a box of 60 × 20, pressure 0 to 1, milliseconds since the first point. */
export const inkPoint = z.tuple([z.number().min(-1).max(61), z.number().min(-1).max(21), z.number().min(0).max(1), count]);
export const ink = z.array(z.array(inkPoint).min(1).max(4000)).min(1).max(200);
export const signatureLine = z.strictObject({ id: recordId, slot: z.string(), signer: z.string(), at: instant, staffNo: z.string(), refused: z.boolean(), replaced: z.boolean(), fits: z.boolean() });

const edited = z.strictObject({ id: recordId, rowVersion });

export const papers = {
  /** Papers of a record, or the latest of all whose title, number, label or state holds a text. */
  list: query(z.strictObject({ of: paperSubject.nullable(), text: line }), z.strictObject({ papers: z.array(paperLine), kinds: z.array(kindHead) }), ['papers']),
  /** Papers that wait for this officer: those to approve, the own ones to be made final, the own final ones to be handed out. What a complaint's own steps make is in its queue. */
  waiting: query(nothing, z.strictObject({ papers: z.array(paperLine.extend({ wait: z.enum(['approve', 'finish', 'handOut']) })) }), ['papers', 'people', 'cases']),
  /** A new paper of a record before it is kept: its fields and first values. */
  begin: query(z.strictObject({ kind: kindId, subject: paperSubject }), z.strictObject({ kind: kindHead, fields: z.array(fieldDef), content: paperContent, label: z.string() }), ['papers', 'cases', 'employers']),
  /** One paper. Content of a sealed one comes only while its writer has it on the desk; else pages without the persons, and `look` shows them. */
  paper: query(z.strictObject({ id: recordId }), z.strictObject({
    line: paperLine, kind: kindHead, fields: z.array(fieldDef), content: paperContent.nullable(), pages: setPages.nullable(),
    /** Whether it lies open; else whether the asker may look (`confirm`: the pseudonym to be typed once more). */
    access: z.strictObject({ open: z.boolean(), allowed: z.boolean(), why: z.string(), confirm: z.string() }),
    /** Made by the steps of its record (of some kinds in some records): here it is read, written on, printed. */
    byRecord: z.boolean(), steps: paperSteps,
    /** Names under which the parties of a sealed paper sign. */
    signers: z.array(z.string()), digest: z.string(), 
    /** Places to sign: `officer`: an officer's own; `may`: whether the asker may have it signed. */
    slots: z.array(z.strictObject({ slot: z.string(), label: z.string(), officer: z.boolean(), may: z.boolean() })), signatures: z.array(signatureLine),
    events: z.array(z.strictObject({ at: instant, staffNo: z.string(), event: z.string(), reason: z.string(), printer: z.string(), copies: count.nullable() })),
    /** Prints on office printers, the newest first, as far as this PC could follow them. */
    prints: z.array(printLine),
  }), ['papers', 'devices']),
  /** A look into a sealed paper: by the gate of identities (domain 12), kept before it is shown, for a limited time. */
  look: command(z.strictObject({ id: recordId, reason: line, confirmation: line.default('') }), z.strictObject({ content: paperContent, pages: setPages, shownUntil: instant, seconds: count })),
  /** Set pages of what is typed, and what keeps it from being final. */
  preview: query(z.strictObject({ kind: kindId, subject: paperSubject, content: paperContent }), z.strictObject({ pages: setPages, problems: z.array(problem) }), []),
  create: command(z.strictObject({ kind: kindId, subject: paperSubject, content: paperContent }), edited),
  save: command(edited.extend({ content: paperContent }), edited),
  review: command(edited.extend({ agree: z.boolean(), reason: line }), edited),
  approve: command(edited, edited.extend({ number: z.string() })),
  issue: command(edited, edited),
  void: command(edited.extend({ reason: line.min(2) }), edited),
  /** A file of the paper; a final one always has the same bytes. `file` null: the dialog was closed. */
  export: command(z.strictObject({ id: recordId, format: docFormat, reason: line, confirmation: line.default('') }), z.strictObject({ file: writtenFile.nullable(), sha256: z.string() })),
  print: command(z.strictObject({ id: recordId, printer: z.string().max(200).nullable(), copies: z.number().int().min(1).max(20), duplex: z.boolean(), reason: line, confirmation: line.default('') }), z.strictObject({ outcome: z.enum(['queued', 'cancelled']), again: z.boolean(), sha256: z.string() })),
  /** 文书编号登记簿 of a year. */
  register: query(z.strictObject({ year: z.number().int().min(2000).max(2200).nullable(), class: z.string().max(2) }), z.strictObject({
    years: z.array(z.number().int()), year: z.number().int(), classes: z.array(choice),
    rows: z.array(z.strictObject({ class: z.string(), seq: count, number: z.string(), title: z.string(), label: z.string(), takenAt: instant, takenBy: z.string(), voidedAt: instant.nullable(), voidedBy: z.string(), voidReason: z.string(), paperId: recordId.nullable() })),
  }), ['papers']),
  exportRegister: command(z.strictObject({ year: z.number().int().min(2000).max(2200), class: z.string().max(2), format: docFormat }), z.strictObject({ file: writtenFile.nullable() })),
  /** A signature made on the pad of this PC, bound to the paper's digest. It takes the place of an earlier one in the same slot. */
  sign: command(z.strictObject({ id: recordId, digest: z.string().length(64), slot: z.string().max(30), signer: line.min(1).max(60), ink }), z.strictObject({ id: recordId })),
  /** The person would not sign: why, and two officers who saw it. */
  refuseToSign: command(z.strictObject({ id: recordId, digest: z.string().length(64), slot: z.string().max(30), signer: line.min(1).max(60), reason: line.min(2), witnesses: z.tuple([line.min(1).max(40), line.min(1).max(40)]) }), z.strictObject({ id: recordId })),
  /** Organs outside of the district whose signed review counts: the detachment (`id` null: the city's own key) and districts whose key was pinned. */
  reviewOrgans: query(nothing, z.strictObject({ organs: z.array(z.strictObject({ organ: z.string(), thumbprint: z.string(), id: recordId.nullable(), rowVersion: rowVersion.nullable(), pinnedAt: instant.nullable() })) }), ['papers', 'settings']),
  /** `seen`: the name under which the same key stands already and which this one replaces; null where none was shown. */
  pinReviewOrgan: command(z.strictObject({ file: fileToken, organ: line.min(2).max(60), seen: line.nullable() }), z.strictObject({ thumbprint: z.string() })),
  retireReviewOrgan: command(z.strictObject({ organId: recordId, rowVersion, reason: line.min(2) }), nothing),
  /** The acting officer's own stored signature: the password is asked for when it is stored, the PIN each time it is used. */
  ownSignature: query(nothing, z.strictObject({ storedAt: instant.nullable() }), ['papers']),
  storeSignature: command(z.strictObject({ ink, secret: z.string().min(1).max(200) }), nothing),
  signStored: command(z.strictObject({ id: recordId, digest: z.string().length(64), slot: z.string().max(30), pin: z.string().min(1).max(20) }), z.strictObject({ id: recordId })),
} satisfies AreaSpec;

export type PaperLine = z.infer<typeof paperLine>;
export type Ink = z.infer<typeof ink>;
