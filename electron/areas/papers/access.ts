import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import { assertPasses, behindRecord, gateVerdict, passGate, type Behind, type GateVerdict, type Passed } from '#electron/areas/identities/gate.ts';
import { gridHours, lookerOf, standingOf, type LookSubject, type Standing } from '#electron/areas/identities/standing.ts';
import { knownKind } from './draft.ts';
import type { PaperRow } from './repository/papers.ts';

/*
 * Who sees the persons of a sealed paper. It is the same gate as before an identity by itself: a paper that names somebody must not be the way round it.
 */

type Head = Pick<PaperRow, 'kind' | 'subject_kind' | 'subject_id' | 'drafted_by' | 'drafted_at' | 'approved_at' | 'sealed'>;

/** `open`: the officer wrote it out of what it took in itself, and the matter is still at its desk. */
export type Access = { readonly open: true } | { readonly open: false; readonly verdict: GateVerdict };

const subjectOf = (row: Head): LookSubject => ({ kind: row.subject_kind as LookSubject['kind'], id: row.subject_id });

/** Whom a paper may name, and where the record stands. */
async function namedIn(reader: Reader, row: Head, now: number): Promise<{ standing: Standing; behind: readonly Behind[] }> {
  const standing = await standingOf(reader, subjectOf(row), now);
  const informant = standing.report || knownKind(row.kind).identityAct === 'informant.read';
  // Who stands on it where no person is kept under the record was typed by its writer, or told to the grid worker of the mediation.
  const typed: Behind = {
    role: informant ? 'informant' : 'complainant', entered_by: standing.taken?.by ?? row.drafted_by, entered_at: standing.taken?.since ?? row.drafted_at, pseudonym: informant ? '举报人' : '当事人', person: null,
  };
  return { standing, behind: await behindRecord(reader, subjectOf(row), typed) };
}

/**
 * Whether a paper lies open. A writer's own draft does while all persons in it came in by this same officer, who may still look at them, and not longer than a grid
 * worker sees them (72 h): what one has just typed is no secret, but a draft is no way to keep it.
 */
export async function accessTo(reader: Reader, actor: Actor, now: number, row: Head): Promise<Access> {
  if (row.sealed === 0) return { open: true };
  const { standing, behind } = await namedIn(reader, row, now);
  const verdict = gateVerdict(await lookerOf(reader, actor, standing, now), behind);
  const fresh = row.approved_at === null && row.drafted_by === actor.staffNo && now < row.drafted_at + (await gridHours(reader)) * 3_600_000;
  const own = fresh && behind.every((one) => one.entered_by === actor.staffNo);
  // A case that keeps nobody (from a list, nobody assigned yet): all that the draft names its writer typed in.
  const typed = row.subject_kind === 'case' && behind.every((one) => one.person === null);
  return own && (typed || (verdict.allowed && verdict.confirm === '')) ? { open: true } : { open: false, verdict };
}

export interface Looking {
  readonly reason: string;
  readonly confirmation: string;
  /** 查看, 导出, 打印. */
  readonly how: string;
  /** 0 for what leaves as a file or on paper. */
  readonly seconds: number;
}

/** Whether the gate would be passed, before bytes are made for it. Refuses as `assertPasses` does. */
export async function assertMayPass(ctx: { readonly reader: Reader; readonly actor: Actor; readonly now: number; readonly services: Services }, row: PaperRow, { reason, confirmation }: Pick<Looking, 'reason' | 'confirmation'>): Promise<void> {
  await assertPasses(ctx.reader, ctx.actor, ctx.now, ctx.services.vault(), { ...(await namedIn(ctx.reader, row, ctx.now)), reason, confirmation });
}

/** Passes the gate for a sealed paper in the caller's transaction: the look is kept there before anything of the paper leaves. Refuses as `passGate` does. */
export async function passInto({ w, actor, now, services }: Pick<WriteContext, 'w' | 'actor' | 'now'> & { readonly services: Services }, row: PaperRow, { reason, confirmation, how, seconds }: Looking): Promise<Passed> {
  const { standing, behind } = await namedIn(w, row, now);
  return passGate({ w, actor, now }, services.vault(), { standing, behind, reason, confirmation, paper: `${how}《${knownKind(row.kind).title}》${row.number}`, seconds });
}

/** Names that the parties of a sealed paper sign under: nobody's own stands beside a sealed paper. */
export async function signersOf(reader: Reader, row: Head, now: number): Promise<string[]> {
  return (await namedIn(reader, row, now)).behind.map(({ pseudonym }) => pseudonym);
}
