import type { OutputOf } from '#shared/contract/index.ts';
import { maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';
import { leftHandsAt, mediationDays } from '#shared/rules/intake/mediation.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import { rule } from '#shared/rules/rulePack.ts';
import { read, type QueryContext } from '#electron/areas/operation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { behindMediation, gateVerdict } from '#electron/areas/identities/gate.ts';
import { lookersOf } from '#electron/areas/identities/list.ts';
import { gridHours, lookerOf, standingOf } from '#electron/areas/identities/standing.ts';
import { papersOf, type PaperLine } from '#electron/areas/papers/reads.ts';
import { mediationEvents, type MediationRow } from '../repository/mediations.ts';
import { assertReads, opensComplaint } from './permission.ts';
import { carriesOn, failedAtOf, lineOf, mediationAt, packOf, PARTY, spokenIn } from './row.ts';

type Answer = OutputOf<'intake.mediation'>;

/** The record of a mediation's papers: its own, and D42 of its report, which belongs to the complaint. */
const RECORD = 'D42';

/** One mediation with all that is known of it but who the party is. */
export const mediation = read<'intake.mediation'>(async ({ reader, now, services }, { id }) => {
  const row = await mediationAt(reader, id, null);
  const actor = services.actor();
  await assertReads({ reader, actor, now }, row);
  const standing = await standingOf(reader, { kind: 'mediation', id }, now);
  const verdict = gateVerdict(await lookerOf(reader, actor, standing, now), [behindMediation(standing)]);
  const keeper = services.vaultKeeper();
  const spoken = keeper.standing === 'open' ? await spokenIn(reader, services, id) : null;
  // A mask says half of who it is: for whoever may look.
  const masked = verdict.allowed ? spoken : null;
  const pack = packOf(row, services);
  const officer = await actingOfficer(reader, actor, now);
  const supervises = mayRun('identities.looks', officer, 'none').allowed;
  return {
    now, line: lineOf(row, now, services), agreedAt: row.agreed_at, escalatedAt: row.escalated_at, failure: row.failure, clause: rule(pack, 'grid.mediationEscalate').clause, resultDays: mediationDays(pack), vault: keeper.standing,
    party: { pseudonym: PARTY, nameMask: maskName(masked?.party.name ?? ''), idNoMask: maskCitizenNumber(masked?.party.idNo ?? ''), phoneMask: maskPhone(masked?.party.phone ?? ''), source: spoken?.party.source ?? 'typed' },
    agreed: row.agreed_at !== null, look: { ...(verdict.allowed ? { allowed: true, why: '' } : { allowed: false, why: verdict.why }), until: await untilFor(row, { reader, now, services }) },
    supervises, lookers: await lookersOf(reader, standing, supervises), papers: (await papersUnder({ reader }, row)).map((paper) => ({ ...paper, subject: { ...paper.subject } })),
    opensComplaint: await opensComplaint({ reader, actor, now }, row.complaint_id), events: (await mediationEvents(reader, id)).map((one) => ({ at: one.at, staffNo: one.staff_no, text: one.text, reason: one.reason })),
    acts: carriesOn(actor, row) && mayRun('intake.escalateMediation', officer, 'none').allowed ? stepsOf(row, failedAtOf(row, now, services)) : [],
  };
});

/** Until when a grid worker who took it up sees the party; null while it is in the own hands, and for everybody else. */
async function untilFor(row: MediationRow, { reader, now, services }: Pick<QueryContext, 'reader' | 'now' | 'services'>): Promise<number | null> {
  const actor = services.actor();
  if (row.started_by !== actor.staffNo || !actor.posts.includes('gridWorker')) return null;
  const left = leftHandsAt({ state: row.state, failedAt: row.failed_at, followUpOn: row.follow_up_on, escalatedAt: row.escalated_at }, now);
  return left === null ? null : left + (await gridHours(reader)) * 3_600_000;
}

export async function papersUnder({ reader }: Pick<QueryContext, 'reader'>, row: Pick<MediationRow, 'id' | 'complaint_id'>): Promise<PaperLine[]> {
  const own = await papersOf(reader, { kind: 'mediation', id: row.id });
  const reported = row.complaint_id === null ? [] : (await papersOf(reader, { kind: 'complaint', id: row.complaint_id })).filter((paper) => paper.kind === RECORD);
  return [...reported, ...own];
}

function stepsOf(row: MediationRow, failedAt: number | null): Answer['acts'] {
  if (row.state === 'escalated') return [];
  if (failedAt !== null) return ['escalate'];
  if (row.state === 'started') return ['agree', 'fail'];
  return [...(row.performed === null ? (['follow'] as const) : []), 'record'];
}
