import { randomUUID } from 'node:crypto';
import type { Ink } from '#shared/contract/papers.ts';
import { refuse } from '#shared/messages/index.ts';
import { effect, read, write, type WriteContext } from '#electron/areas/operation.ts';
import { identify } from '#electron/areas/people/identify.ts';
import { checkPin } from '#electron/areas/people/pin.ts';
import { officerByNumber } from '#electron/areas/people/reads.ts';
import { knownKind } from './draft.ts';
import type { KeptMark } from './marks.ts';
import { paperOf, subjectOf } from './open.ts';
import { assertNotRecused, assertPaper } from './permission.ts';
import { addEvent, type PaperRow } from './repository/papers.ts';
import { insertSignature, keepSignature, storedSignature } from './repository/signatures.ts';
import { partyNames, slotActs, slotsIn, type Slot } from './slots.ts';

interface Signing { readonly id: number; readonly digest: string; readonly slot: string; readonly signer: string; /** By the stored signature. */ readonly stored?: boolean }
type SignAct = Pick<WriteContext, 'w' | 'now' | 'actor' | 'services'>;

/** Less than this is a slip of the pen, millimetres of line in all. */
const LEAST_MM = 8;

export const sign = write<'papers.sign'>(async (ctx, { ink, ...signing }) => {
  assertInk(ink);
  return outcome(signing, await keepMark(ctx, signing, { ink }), '签名');
});

export const refuseToSign = write<'papers.refuseToSign'>(async (ctx, { reason, witnesses, ...signing }) => {
  if (witnesses[0] === witnesses[1]) throw refuse('papers.sameWitness', {}, { field: 'witnesses' });
  return outcome(signing, await keepMark(ctx, signing, { reason, witnesses }), '拒绝签名');
});

export const ownSignature = read<'papers.ownSignature'>(async ({ reader, services }) => ({ storedAt: (await storedSignature(reader, services.actor().staffNo))?.stored_at ?? null }));

/** Keeps the officer's signature, sealed. The password is asked for: whoever passes an open window could store another one. */
export const storeSignature = effect<'papers.storeSignature'>(async ({ ledger, services, actor, now }, { ink, secret }) => {
  assertInk(ink);
  await assertSecret({ ledger, now, staffNo: actor.staffNo, secret });
  await ledger.command({ actor, now }, async (w) => {
    await keepSignature(w, actor.staffNo, now, services.vault().sealField({ table: 'officer_signatures', column: 'ink', row: actor.staffNo }, JSON.stringify(ink)));
    return { value: undefined, entry: { operation: 'papers.storeSignature', subject: { kind: 'officer', id: actor.staffNo, label: actor.staffNo }, summary: `工号 ${actor.staffNo} 存放本人签名`, changes: { staffNo: actor.staffNo } }, topics: ['papers', 'journal'] };
  });
  return {};
});

/** Signs with the stored signature: the PIN is asked for each time (domain 2). */
export const signStored = effect<'papers.signStored'>(async ({ ledger, services, actor, now }, { pin, ...signing }) => {
  const stored = await storedSignature(ledger.reader, actor.staffNo);
  if (stored === undefined) throw refuse('papers.noStoredSignature', {});
  const holder = await checkPin(services, pin);
  if (holder.staff_no !== actor.staffNo) throw refuse('people.noPin', {});
  const ink = JSON.parse(services.vault().openField({ table: 'officer_signatures', column: 'ink', row: actor.staffNo }, stored.ink)) as Ink;
  const whole = { ...signing, signer: `工号 ${actor.staffNo}`, stored: true };
  return ledger.command({ actor, now }, async (w) => outcome(whole, await keepMark({ w, now, actor, services }, whole, { ink }), '用存放的签名签署'));
});

async function assertSecret({ ledger, now, staffNo, secret }: { ledger: Parameters<typeof identify>[0]; now: number; staffNo: string; secret: string }): Promise<void> {
  if ((await officerByNumber(ledger.reader, staffNo))?.password_hash === '') throw refuse('papers.secretNeeded', {});
  await identify(ledger, now, staffNo, secret);
}

function assertInk(ink: Ink): void {
  const length = ink.reduce((sum, stroke) => sum + stroke.slice(1).reduce((mm, point, index) => mm + Math.hypot(point[0] - (stroke[index]?.[0] ?? 0), point[1] - (stroke[index]?.[1] ?? 0)), 0), 0);
  if (length < LEAST_MM) throw refuse('papers.noInk', {});
}

/** Binds a mark to exactly what the signer saw: the digest of the frozen paper. */
async function keepMark({ w, now, actor, services }: SignAct, { id, digest, slot, signer: given, stored = false }: Signing, mark: KeptMark): Promise<{ row: PaperRow; signature: number }> {
  const row = await paperOf(w, id);
  await assertNotRecused({ reader: w, actor, now }, subjectOf(row));
  if (row.approved_at === null || row.state === 'void') throw refuse('papers.signFinal', {});
  if (row.digest !== digest) throw refuse('papers.signedOther', {});
  const found = (await slotsIn({ reader: w, actor, now, services }, row)).find((one) => one.slot === slot);
  if (found === undefined) throw refuse('papers.noSlot', {});
  await assertPaper({ reader: w, actor, now }, subjectOf(row), slotActs(row, slot));
  const signer = await signerIn({ w, now, actor }, row, found, given, stored);
  const uuid = randomUUID();
  const text = JSON.stringify(mark);
  const signature = await insertSignature(w, {
    uuid, paper_id: id, slot, signer, digest, at: now, staff_no: actor.staffNo, refused: 'reason' in mark ? 1 : 0, sealed: row.sealed,
    mark: row.sealed === 1 ? services.vault().sealField({ table: 'paper_signatures', column: 'mark', row: uuid }, text) : text,
  });
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'reason' in mark ? 'refused' : 'signed', reason: 'reason' in mark ? (row.sealed === 1 ? '' : mark.reason) : signer });
  return { row, signature };
}

/**
 * Who signs in a place: an officer's is signed by the acting officer and by nobody else's hand or name; the stored signature serves there only. A party of a sealed paper signs
 * under the pseudonym of the record, since the name beside a signature is read by everybody who reads the paper.
 */
async function signerIn({ w, now, actor }: Pick<SignAct, 'w' | 'now' | 'actor'>, row: PaperRow, place: Slot, given: string, stored: boolean): Promise<string> {
  if (place.officer) return `工号 ${actor.staffNo}`;
  if (stored) throw refuse('papers.partySlot', { label: place.label });
  const names = await partyNames(w, row, now);
  if (names !== null && !names.includes(given.trim())) throw refuse('papers.signerPseudonym', { names: names.join('、') }, { field: 'signer' });
  return given.trim();
}

function outcome({ slot, digest }: Signing, { row, signature }: { row: PaperRow; signature: number }, words: string) {
  const { title } = knownKind(row.kind);
  return {
    value: { id: signature },
    entry: { operation: 'papers.sign', subject: { kind: 'paper', id: row.uuid, label: `${title} ${row.number}`.trim() }, summary: `《${title}》${row.number} ${words}`, changes: { slot, digest, signature } },
    topics: ['papers', 'journal'] as ('papers' | 'journal')[],
  };
}
