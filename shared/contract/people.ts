import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { post } from './settings.ts';
import { day, instant, line, rowVersion, staffNo } from './values.ts';

const password = z.string().max(200);
const pinText = z.string().max(20);
const posts = z.array(post).max(8);

/** Who stands behind a reset beside the one who does it: the sheet in the safe, or another person who manages accounts, in person. */
export const resetVoucher = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(200) }), z.strictObject({ kind: z.literal('second'), staffNo, password })]);

export const deputyLine = z.strictObject({ id: z.number().int(), staffNo, name: z.string(), post, from: day, until: day, reason: z.string(), endedAt: instant.nullable() });

/** A law-enforcement certificate that is about to end, or has ended (`daysLeft` below zero). */
export const certificateEnd = z.strictObject({ until: day, daysLeft: z.number().int() });

export const officerLine = z.strictObject({
  staffNo, name: z.string(), certNo: z.string(), certUntil: day.nullable(), posts, active: z.boolean(), hasPassword: z.boolean(), mustChange: z.boolean(),
  /** Holds posts only until others are there (the first officer of a ledger). */
  provisional: z.boolean(), lockedUntil: instant.nullable(), lastSignInAt: instant.nullable(), rowVersion,
  certificate: certificateEnd.nullable(),
});

/** Accounts and posts (domain 2): who may sign in, and in which posts a person acts. */
export const people = {
  /** Who can sign in on this PC. Works before anybody has. */
  roster: query(nothing, z.strictObject({ officers: z.array(z.strictObject({ staffNo, name: z.string(), hasPassword: z.boolean() })) }), ['session', 'people'], { signedIn: false }),
  signIn: command(z.strictObject({ staffNo, password }), z.strictObject({ mustChange: z.boolean() }), { signedIn: false }),
  /** Covers the window until the same officer signs in again; nothing typed is lost. */
  lock: command(nothing, nothing, { signedIn: false }),
  signOut: command(nothing, nothing, { signedIn: false }),
  /** Takes the cover off again with the PIN of who is signed in. */
  unlock: command(z.strictObject({ pin: pinText }), nothing, { signedIn: false }),
  /** A quick unlock for this sign-in only: gone when somebody signs out, the product ends or it was entered wrongly five times. */
  setPin: command(z.strictObject({ password, pin: pinText }), nothing),
  clearPin: command(nothing, nothing),
  changePassword: command(z.strictObject({ old: password, next: password }), nothing, { signedIn: false }),
  officers: query(nothing, z.strictObject({ officers: z.array(officerLine), deputies: z.array(deputyLine) }), ['people']),
  /** One's own certificate, once it is about to end. */
  ownCertificate: query(nothing, z.strictObject({ certificate: certificateEnd.nullable() }), ['people']),
  /** A new account. Posts are granted by the captain; the administrator opens accounts without any. */
  addOfficer: command(z.strictObject({ staffNo, name: line.min(1).max(30), certNo: line.max(40), certUntil: day.nullable(), posts, password }), nothing),
  editOfficer: command(z.strictObject({ staffNo, rowVersion, name: line.min(1).max(30), certNo: line.max(40), certUntil: day.nullable(), active: z.boolean(), reason: line.max(200) }), nothing),
  grantPosts: command(z.strictObject({ staffNo, rowVersion, posts, reason: line.max(200) }), nothing),
  /** A password set by somebody else must be changed at the next sign-in. `by`: of an account with a business post, whoever resets it could act under its name. */
  setPassword: command(z.strictObject({ staffNo, rowVersion, password, by: resetVoucher.nullable().default(null) }), nothing),
  appointDeputy: command(z.strictObject({ staffNo, post, from: day, until: day, reason: line.min(1).max(200) }), nothing),
  endDeputy: command(z.strictObject({ id: z.number().int(), reason: line.max(200) }), nothing),
} satisfies AreaSpec;
