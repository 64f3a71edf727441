import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import type { Writer } from '#electron/ledger/access.ts';

/** What follows when a case, its amounts or payments changed: open arrears, open cases and the level of its employers are reckoned again. */
export async function settleCases(w: Writer, employerIds: readonly number[], now: number, services: Pick<Services, 'rulePacks'>): Promise<void> {
  await reckonEmployers(w, { employerIds: [...new Set(employerIds)] }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
}
