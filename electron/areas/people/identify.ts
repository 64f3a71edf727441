import { refuse } from '#shared/messages/index.ts';
import { waitAfterFailures } from '#shared/rules/people/password.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { Turnstile } from '#electron/ledger/turnstile.ts';
import { isPassword } from './password.ts';
import { allOfficers, deputisedPosts, noteSignIn, officerByNumber, postsOf, type OfficerRow } from './repository.ts';

const TRIES = 5;
/** What a wrong number is held against, so that it takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** An officer as the actor of commands, with the posts that it holds for others today. */
export async function actorOf(reader: Reader, row: OfficerRow, now: number): Promise<Actor> {
  const own = postsOf(row);
  const deputyFor = (await deputisedPosts(reader, row.staff_no, shanghaiDay(now))).filter((post) => !own.includes(post));
  return { staffNo: row.staff_no, name: row.name, posts: [...own, ...deputyFor], deputyFor };
}

/** Whether this ledger's window asks who is there: not while its only officer has no password. */
export async function needsSignIn(reader: Reader): Promise<boolean> {
  const active = (await allOfficers(reader)).filter((row) => row.active === 1);
  return active.length !== 1 || active.some((row) => row.password_hash !== '');
}

/**
 * The officer behind a number and password. Wrong ones are counted and journalled; after five in a row each next try has to wait longer. Refuses with
 * `people.wrongPassword` (also for a number that nobody has; at `field` when one is named), `people.waitForTry`, `people.inactive`.
 */
export function identify(ledger: Ledger, now: number, staffNo: string, password: string, field?: string): Promise<OfficerRow> {
  const one = waiting.get(ledger) ?? new Turnstile();
  waiting.set(ledger, one);
  return one.pass(() => identifyNext(ledger, now, staffNo, password, field));
}

/** Tries go one after the other: side by side all of them would be held against the password before the first was counted. */
const waiting = new WeakMap<Ledger, Turnstile>();

const assertNotWaiting = (row: OfficerRow, now: number): void => {
  if (row.locked_until !== null && now < row.locked_until) throw refuse('people.waitForTry', { seconds: Math.ceil((row.locked_until - now) / 1000) });
};

async function identifyNext(ledger: Ledger, now: number, staffNo: string, password: string, field?: string): Promise<OfficerRow> {
  const at = field === undefined ? {} : { field };
  const row = await officerByNumber(ledger.reader, staffNo);
  if (row === undefined) {
    await isPassword(password, NOBODY);
    throw refuse('people.wrongPassword', { left: TRIES }, at);
  }
  assertNotWaiting(row, now);
  const right = row.password_hash === '' ? password === '' : await isPassword(password, row.password_hash);
  if (!right) {
    const failures = await ledger.command({ actor: { staffNo: row.staff_no, name: row.name, posts: [] }, now, evenIfMoved: true }, async (w) => {
      // Another process may have counted meanwhile.
      const failures = ((await officerByNumber(w, staffNo))?.failures ?? row.failures) + 1;
      const wait = waitAfterFailures(failures);
      await noteSignIn(w, row.id, { failures, locked_until: wait === 0 ? null : now + wait });
      return { value: failures, entry: { operation: 'people.signInFailed', subject: { kind: 'officer', id: row.staff_no, label: `${row.staff_no} ${row.name}` }, summary: `工号 ${row.staff_no} 登录失败（连续 ${failures} 次）`, changes: { failures } }, topics: ['journal', 'people'] };
    });
    throw refuse('people.wrongPassword', { left: Math.max(0, TRIES - failures) }, at);
  }
  assertNotWaiting((await officerByNumber(ledger.reader, staffNo)) ?? row, now);
  if (row.active === 0) throw refuse('people.inactive', { staffNo });
  return row;
}
