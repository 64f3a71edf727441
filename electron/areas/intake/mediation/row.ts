import type { z } from 'zod';
import type { mediationLine } from '#shared/contract/intake.ts';
import { refuse } from '#shared/messages/index.ts';
import { MEDIATION_STATE_WORD, mediationFailedAt, mediationStep, type MediationFacts, type MediationStep } from '#shared/rules/intake/mediation.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor, JournalDraft } from '#electron/ledger/journal.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import type { Act } from '../act.ts';
import type { PersonIn } from '../check.ts';
import { addMediationEvent, mediationById, sealedOf, type MediationRow } from '../repository/mediations.ts';
import { claimsOf } from '../row.ts';
import { openText } from '../sealed.ts';

type Packs = Pick<Services, 'rulePacks'>;

/** What a party told whoever mediates; sealed as one text until it becomes a complaint. */
export interface Parties { readonly party: PersonIn; readonly dispute: string }

/** The one under whom a look at the parties of a mediation is told. */
export const PARTY = '当事人';

/** The pack in force on the day it began. */
export const packOf = (row: Pick<MediationRow, 'started_at'>, { rulePacks }: Packs): RulePack => rulePacks.on(shanghaiDay(row.started_at)).pack;

export function factsOf(row: MediationRow): MediationFacts & { readonly agreedAt: number | null } {
  return { startedAt: row.started_at, state: row.state, failedAt: row.failed_at, followUpOn: row.follow_up_on, performed: row.performed === null ? null : row.performed === 1, agreedAt: row.agreed_at };
}

export function failedAtOf(row: MediationRow, now: number, services: Packs): number | null {
  return mediationFailedAt(factsOf(row), now, packOf(row, services));
}

/** What it waits for and by when. */
export function stepOf(row: MediationRow, now: number, services: Packs): MediationStep {
  return mediationStep(factsOf(row), now, packOf(row, services));
}

/** As lists show it: nothing of a person. A mediation that lapsed is failed from that instant, recorded or not. */
export function lineOf(row: MediationRow, now: number, services: Packs): z.output<typeof mediationLine> {
  const failedAt = failedAtOf(row, now, services);
  return {
    id: row.id, rowVersion: row.row_version, state: row.state === 'started' && failedAt !== null ? 'failed' : row.state, startedAt: row.started_at, startedBy: row.started_by, startedByName: row.started_by_name, street: row.street, place: row.place,
    employerId: row.employer_id, employerName: row.employer_name ?? '', claims: claimsOf(row), headcount: row.headcount, amountFen: row.amount_fen, next: stepOf(row, now, services), failedAt, followUpOn: row.follow_up_on,
    performed: row.performed === null ? null : row.performed === 1, complaintId: row.complaint_id, receiptNo: row.receipt_no ?? '', reportNo: row.report_no ?? '',
  };
}

/** The mediation, or a refusal: there is none, or (with a version) somebody changed it since the person read it. */
export async function mediationAt(reader: Reader, id: number, seen: number | null): Promise<MediationRow> {
  const row = await mediationById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这次调解' });
  if (seen !== null && row.row_version !== seen) throw refuse('ledger.changedMeanwhile', { what: '这次调解' }, { data: { rowVersion: row.row_version, standing: MEDIATION_STATE_WORD[row.state], ...(await lastEntry(reader, { kind: 'mediation', id: String(id) })) } });
  return row;
}

/** Whether an officer carries it on: a grid worker what it began itself (domain 2: only those it entered); the desk may step in for one who is away. */
export function carriesOn(actor: Actor, row: Pick<MediationRow, 'started_by'>): boolean {
  return row.started_by === actor.staffNo || actor.posts.includes('intakeClerk');
}

/** The mediation for whoever may take a step in it. */
export async function ownMediation(reader: Reader, actor: Actor, id: number, seen: number): Promise<MediationRow> {
  const row = await mediationAt(reader, id, seen);
  if (!carriesOn(actor, row)) throw refuse('intake.notOwnMediation', {});
  return row;
}

/** What was said by the parties, in the clear; it lives no longer than the call. */
export async function spokenIn(reader: Reader, services: Pick<Services, 'vault'>, id: number): Promise<Parties & { readonly agreement: string | null }> {
  const sealed = await sealedOf(reader, id);
  const { party, dispute } = JSON.parse(openText(services.vault(), 'mediations.parties_sealed', id, sealed.parties_sealed)) as Parties;
  return { party, dispute, agreement: sealed.agreement_sealed === null ? null : openText(services.vault(), 'mediations.agreement_sealed', id, sealed.agreement_sealed) };
}

/** Texts by which a party is known: no open text may hold one. */
export const knownBy = ({ name, idNo, phone }: PersonIn): readonly (string | null)[] => [name, idNo, phone];

/** One line of the course of a mediation; never a person's data. */
export async function noteStep({ w, now, actor }: Pick<Act, 'w' | 'now' | 'actor'>, id: number, at: number, text: string, reason = ''): Promise<void> {
  await addMediationEvent(w, id, { at, recorded_at: now, staff_no: actor.staffNo, text, reason });
}

export function entryOf(operation: string, id: number, text: string, changes: unknown, reason = ''): JournalDraft {
  return { operation, subject: { kind: 'mediation', id: String(id), label: `调解 ${id}` }, summary: `调解 ${id}：${text}`, reason, changes };
}
