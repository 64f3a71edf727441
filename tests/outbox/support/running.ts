import { RunningCourier } from '#electron/outbox/courier.ts';
import type { CityLimits } from '#electron/outbox/cityClient.ts';
import type { District } from './district.ts';
import { manualClock, type ManualClock } from './manualClock.ts';

export interface Running {
  readonly courier: RunningCourier;
  readonly clock: ManualClock;
  /** How often the window was told that something changed. */
  readonly told: () => number;
  quiet(): Promise<void>;
}

const limit = { connectMs: 2000, idleMs: 300, totalMs: 3000, maxBytes: 65_536 };
export const SHORT: CityLimits = { put: limit, health: limit, list: limit };

/** A courier on a clock that only the test moves. Chance is 1: every wait has its full length. */
export async function run(district: District, limits: CityLimits = SHORT): Promise<Running> {
  let changes = 0;
  // Asleep is quiet: the courier has set its next timer, and does so last of all in a turn.
  const quiet = async (): Promise<void> => {
    for (let tries = 0; clock.untilNext() === null; tries += 1) {
      if (tries > 20_000) throw new Error('the courier does not come to rest');
      await new Promise((resolve) => { setTimeout(resolve, 1); });
    }
  };
  const clock: ManualClock = manualClock(district.clock, quiet);
  const courier = new RunningCourier({
    ledger: district.ledger, keyring: district.keyring, limits, now: () => clock.now(), after: (ms, work) => clock.after(ms, work), chance: () => 1, changed: () => { changes += 1; },
  });
  await quiet();
  return { courier, clock, told: () => changes, quiet };
}
