import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { linkCourtRecords, type Act } from '#electron/areas/wages/courtLinks.ts';
import { employersWithCode } from './repository/head.ts';
import type { Writer } from '#electron/ledger/access.ts';

/**
 * What follows once a dossier is new, or its code, name or status changed: court records of its code are tied to it, rows of earlier imports that
 * waited for it join it, and its alerts and level are reckoned again, with those of the dossiers that share its code or shared the one it had.
 */
export async function settleEmployer(w: Writer, employer: { id: number; uscc: string; name: string }, act: Act, services: Pick<Services, 'rulePacks'>, formerCode = ''): Promise<void> {
  await linkCourtRecords(w, employer, act);
  const sharing = [...(await employersWithCode(w, employer.uscc)), ...(await employersWithCode(w, formerCode))].map((row) => row.id);
  await reckonEmployers(w, { employerIds: [...new Set([employer.id, ...sharing])] }, act.at, services.rulePacks.on(shanghaiDay(act.at)).pack, { keepMonth: true });
}
