import { z } from 'zod';
import { PERSON_ROLES } from '../rules/identifiers/pseudonym.ts';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, instant, line, recordId, rowVersion, staffNo } from './values.ts';

/** What a person stands under. */
export const personSubject = z.strictObject({ kind: z.enum(['complaint', 'case']), id: recordId });
/** What a look was at somebody under: also a mediation, whose parties stand sealed in it. */
export const lookSubject = z.strictObject({ kind: z.enum(['complaint', 'case', 'mediation']), id: recordId });
export const personId = z.uuid();
export const correctedField = z.enum(['name', 'idNo', 'phone', 'address']);

/** A person as everybody may see it: never an identity. Masks are empty where nothing was given, of informants, and while the vault is locked. */
export const personLine = z.strictObject({
  personId, pseudonym: z.string(), role: z.enum(PERSON_ROLES), nameMask: z.string(), idNoMask: z.string(), phoneMask: z.string(),
  source: z.enum(['card', 'typed', 'import']), enteredBy: z.string(), enteredAt: instant, rowVersion,
  /** Corrections, oldest first: which fields, never what they said. `version`: what stood there before it. */
  corrections: z.array(z.strictObject({ version: rowVersion, at: instant, staffNo: z.string(), reason: z.string(), fields: z.array(correctedField) })),
  /** Whether the one who asks may look; `confirm`: the pseudonym is typed once more. */
  look: z.strictObject({ allowed: z.boolean(), why: z.string(), confirm: z.boolean() }),
});

/** One look, without what was seen. */
export const lookLine = z.strictObject({
  id: recordId, at: instant, staffNo: z.string(), name: z.string(), post: z.string(), pseudonym: z.string(), subject: lookSubject, subjectLabel: z.string(), shownUntil: instant,
  /** Empty for the identity by itself, else the paper and how it was seen, such as 导出《举报登记表》. */
  paper: z.string(),
  /** Empty for who may not supervise. */
  reason: z.string(), notedAt: instant.nullable(),
});

export const identities = {
  /** Who stands behind a complaint or case, by pseudonym; with the names of those who looked. */
  persons: query(z.strictObject({ subject: personSubject }), z.strictObject({
    vault: z.enum(['open', 'locked', 'none']), persons: z.array(personLine), lookers: z.array(lookLine), supervises: z.boolean(),
    grants: z.array(z.strictObject({ id: recordId, staffNo: z.string(), name: z.string(), at: instant, reason: z.string() })),
  }), ['identities', 'cases', 'session', 'people']),
  /** Shows one identity for a limited time (domain 12). Journalled before it is shown; the captain sees it at once. `confirmation`: the pseudonym, typed, where it is asked for; `version`: what stood there before a correction. */
  look: command(z.strictObject({ subject: personSubject, personId, reason: line.min(2), confirmation: line, version: rowVersion.nullable().default(null) }), z.strictObject({
    pseudonym: z.string(), name: z.string(), idNo: z.string(), phone: z.string(), address: z.string(), bankCard: z.string(), shownUntil: instant, seconds: count,
  })),
  /** The identity is off the screen: the window may be captured again. */
  hide: command(nothing, nothing),
  /** Looks, the newest first: of one record, or all; `unnoted`: those of others that the captain has not taken note of. */
  looks: query(z.strictObject({ subject: lookSubject.nullable(), offset: count, limit: z.number().int().min(1).max(500) }), z.strictObject({ total: count, unnoted: count, rows: z.array(lookLine) }), ['identities']),
  noteLooks: command(z.strictObject({ upTo: recordId }), z.strictObject({ noted: count })),
  /** The captain lets one officer see the informants of one record. */
  grant: command(z.strictObject({ subject: personSubject, staffNo, reason: line.min(2) }), nothing),
  endGrant: command(z.strictObject({ id: recordId, reason: line }), nothing),
} satisfies AreaSpec;
