import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { linkCourtRecords, type Act } from '#electron/areas/wages/courtLinks.ts';
import type { Writer } from '#electron/ledger/access.ts';

/**
 * What follows once a dossier is new, or its code, name or status changed: court records of its code are tied to it, rows of earlier imports that
 * waited for it join it, and its alerts and level are reckoned again.
 */
export async function settleEmployer(w: Writer, employer: { id: number; uscc: string; name: string }, act: Act, services: Pick<Services, 'rulePacks'>): Promise<void> {
  await linkCourtRecords(w, employer, act);
  await reckonEmployers(w, { employerIds: [employer.id] }, act.at, services.rulePacks.on(shanghaiDay(act.at)).pack);
}
