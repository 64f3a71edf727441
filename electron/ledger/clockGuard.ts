import { refuse } from '#shared/messages/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Reader } from './access.ts';

/** Clocks that are set by the network jump back by seconds; no more than this is taken for that. */
const TOLERANCE_MS = 600_000;

/** Signing in stays possible, as somebody has to confirm the time; such an entry says nothing of the time. */
const SIGN_IN = ['people.signIn', 'people.signInFailed', 'people.changePassword', 'people.unlock', 'people.pinFailed'] as const;
const ALWAYS: readonly string[] = [...SIGN_IN, 'settings.confirmClock'];
const SIGNING_IN = `(${SIGN_IN.map((name) => `'${name}'`).join(', ')})`;

/**
 * Time of the newest entry (UTC ms) where the PC's clock stands before it by more than a network's correction, else null. Deadlines would be reckoned
 * from a day that is over, and entries would stand in a wrong order. A confirmed time (`settings.confirmClock`) is the newest entry itself.
 */
export async function clockBehind(reader: Reader, now: number): Promise<number | null> {
  const newest = await reader.first<{ at: number }>(`SELECT at FROM journal WHERE operation NOT IN ${SIGNING_IN} ORDER BY seq DESC LIMIT 1`);
  return newest === undefined || newest.at - now <= TOLERANCE_MS ? null : newest.at;
}

/** Refuses an entry from before the newest one (`ledger.clockBehind`). */
export async function assertClock(reader: Reader, now: number, operation: string): Promise<void> {
  const newest = ALWAYS.includes(operation) ? null : await clockBehind(reader, now);
  if (newest !== null) throw refuse('ledger.clockBehind', { now: shanghaiMinute(now), last: shanghaiMinute(newest) });
}
