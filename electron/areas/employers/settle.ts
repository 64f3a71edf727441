import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { linkCourtRecords, type Act } from '#electron/areas/wages/courtLinks.ts';
import { matchWaiting } from '#electron/imports/engine/waiting.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { employersWithCode } from './repository/head.ts';

/**
 * What follows once a dossier is new, or its code, name or status changed: court records of its code are tied to it, rows of earlier imports that
 * waited for its code join it, and its alerts and level are reckoned again, with those of the dossiers that share its code or shared the one it
 * had. Tells how many rows joined.
 */
export async function settleEmployer(
  w: Writer, employer: { id: number; uscc: string; name: string }, act: Act, services: Pick<Services, 'rulePacks'>, formerCode = employer.uscc,
): Promise<number> {
  await linkCourtRecords(w, employer, act);
  const joined = employer.uscc === formerCode || employer.uscc === '' ? { matched: 0, employerIds: [] } : await matchWaiting(w, { seq: act.seq, now: act.at, staffNo: act.staffNo });
  const sharing = [...(await employersWithCode(w, employer.uscc)), ...(await employersWithCode(w, formerCode))].map((row) => row.id);
  await reckonEmployers(w, { employerIds: [...new Set([employer.id, ...sharing, ...joined.employerIds])] }, act.at, services.rulePacks.on(shanghaiDay(act.at)).pack, { keepMonth: true });
  return joined.matched;
}

/** What the journal adds when rows joined. */
export function joinedText(count: number): string {
  return count === 0 ? '' : `，对上此前导入的 ${count} 行`;
}
