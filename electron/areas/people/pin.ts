import { refuse } from '#shared/messages/index.ts';
import { PIN_TRIES, pinProblem } from '#shared/rules/people/pin.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { effect, shell } from '../operation.ts';
import type { Services } from '../services.ts';
import { actorOf, identify } from './identify.ts';
import { hashPassword, isPassword } from './password.ts';
import { officerByNumber, type OfficerRow } from './repository.ts';
import { hostOf } from './signIn.ts';

/**
 * The quick unlock of who is signed in. It lives in the memory of this process and nowhere else: four digits on a disk could be tried out by anybody who
 * carries the disk away. It ends with the sign-in, with a change of the password by somebody else, and after five wrong entries.
 */
export interface KeptPin {
  readonly staffNo: string;
  readonly hash: string;
  /** Hash of the password that vouched for it: another password makes the PIN void. */
  readonly password: string;
  /** Wrong entries in a row; counted before an entry is held against the hash, so that entries side by side gain nothing. */
  failures: number;
}

/** Sets an own PIN, or another one. Asks for the password, or whoever passes an open window could make one. */
export const setPin = effect<'people.setPin'>(async ({ services, ledger, actor, now }, { password, pin }) => {
  const host = hostOf(services);
  const row = await officerByNumber(ledger.reader, actor.staffNo);
  if (row === undefined) throw refuse('people.unknown', { staffNo: actor.staffNo });
  if (row.password_hash === '') throw refuse('people.pinNeedsPassword', {});
  const what = pinProblem(pin, [row.staff_no, row.cert_no]);
  if (what !== null) throw refuse('people.weakPin', { what }, { field: 'pin' });
  await identify(ledger, now, actor.staffNo, password, 'password');
  const hash = await hashPassword(pin);
  await note(ledger, actor, now, 'people.setPin', '设置了快速解锁 PIN');
  host.keepPin({ staffNo: row.staff_no, hash, password: row.password_hash, failures: 0 });
  services.announce(['session']);
  return {};
});

export const clearPin = effect<'people.clearPin'>(async ({ services, ledger, actor, now }) => {
  const host = hostOf(services);
  if (host.pin() === null) return {};
  host.keepPin(null);
  await note(ledger, actor, now, 'people.clearPin', '取消了快速解锁 PIN');
  services.announce(['session']);
  return {};
});

/** Takes the cover off for the officer who locked the window. Never a first sign-in: without one there is no PIN. */
export const unlock = shell<'people.unlock'>(async ({ services, now }, { pin }) => {
  const host = hostOf(services);
  const row = await checkPin(services, pin);
  const ledger = services.ledger();
  const actor = await actorOf(ledger.reader, row, now);
  await note(ledger, actor, now, 'people.unlock', '用 PIN 解锁');
  host.signIn(actor, false);
  return {};
});

/**
 * Holds a PIN against that of the officer who is signed in (unlocking; the captain's stored signature on a paper). Refuses with `people.noPin`, `people.wrongPin`,
 * `people.pinSpent` (five wrong ones: the password is needed) or `people.inactive`; wrong entries are journalled.
 */
export async function checkPin(services: Services, pin: string): Promise<OfficerRow> {
  const host = hostOf(services);
  const ledger = services.ledger();
  const kept = host.pin();
  const row = kept === null ? undefined : await officerByNumber(ledger.reader, kept.staffNo);
  if (kept === null || row === undefined) throw refuse('people.noPin', {});
  if (row.active === 0 || row.must_change === 1 || row.password_hash !== kept.password) {
    host.keepPin(null);
    throw row.active === 0 ? refuse('people.inactive', { staffNo: row.staff_no }) : refuse('people.noPin', {});
  }
  if (kept.failures >= PIN_TRIES) throw refuse('people.pinSpent', {});
  kept.failures += 1;
  const count = kept.failures;
  if (await isPassword(pin, kept.hash)) {
    kept.failures = 0;
    return row;
  }
  const spent = count >= PIN_TRIES;
  if (spent) host.keepPin(null);
  await note(ledger, { staffNo: row.staff_no, name: row.name, posts: [] }, services.now(), 'people.pinFailed', `输错 PIN（连续 ${count} 次）${spent ? '，PIN 作废' : ''}`);
  throw spent ? refuse('people.pinSpent', {}) : refuse('people.wrongPin', { left: PIN_TRIES - count }, { field: 'pin' });
}

async function note(ledger: Ledger, actor: Actor, now: number, operation: string, what: string): Promise<void> {
  await ledger.command({ actor, now }, async () => ({
    value: undefined,
    entry: { operation, subject: { kind: 'officer', id: actor.staffNo, label: `${actor.staffNo} ${actor.name}` }, summary: `${actor.staffNo} ${actor.name} ${what}`, changes: { staffNo: actor.staffNo } },
    topics: ['journal'],
  }));
}
