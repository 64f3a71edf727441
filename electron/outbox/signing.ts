import { createHash } from 'node:crypto';
import { MAX_JWS_CHARS } from '#shared/city/answers.ts';
import { tablePayload } from '#shared/city/payload.ts';
import { refuse } from '#shared/messages/index.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import type { Keyring } from '#electron/areas/services.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { addLog, frozenRevision, payloadOf, saveSignature, undelivered, type FrozenRevision } from './repository.ts';

/** SHA-256 of the exact JWS text, base64url: what a receipt must name (openapi.yaml, Receipt). */
export function jwsDigest(jws: string): string {
  return createHash('sha256').update(jws, 'utf8').digest('base64url');
}

/**
 * Part of the approving transaction: holds the frozen payload against the contract and signs it where the key is open; otherwise it waits, frozen,
 * until the key opens. The outbox row of the revision must be there.
 * @param payload canonical text as stored in report_revisions
 * @throws Refusal `outbox.notFrozen` or `outbox.tooLarge`: then the approval must not happen
 */
export async function signOutbox(w: Writer, keyring: Keyring, revisionId: number, payload: string): Promise<void> {
  const frozen = await frozenRevision(w, revisionId);
  if (frozen === undefined) throw new Error(`revision ${revisionId} has no place in the outbox`);
  assertPayload(frozen, (await readMeta(w)).districtCode, payload);
  if (!keyring.unlocked()) return;
  await signOne(w, keyring, frozen, payload, frozen.approvedAt);
}

/** Signs everything that was frozen while the key was closed. How many were signed. */
export async function signPending(ledger: Ledger, keyring: Keyring, now: number): Promise<number> {
  if (!keyring.unlocked()) return 0;
  const waiting = (await undelivered(ledger.reader)).filter((row) => !row.signed);
  for (const { revisionId, serial } of waiting) {
    await ledger.command({ actor: SYSTEM, now }, async (w) => {
      const frozen = await frozenRevision(w, revisionId);
      const done = frozen !== undefined && (await signOne(w, keyring, frozen, await payloadOf(w, revisionId), now));
      return {
        value: undefined,
        entry: done ? { operation: 'outbox.sign', subject: { kind: 'revision', id: String(revisionId), label: serial }, summary: `${serial} 已签名`, changes: { serial, kid: keyring.kid } } : null,
        topics: ['outbox', 'reports', 'journal'],
      };
    });
  }
  return waiting.length;
}

async function signOne(w: Writer, keyring: Keyring, frozen: FrozenRevision, payload: string, at: number): Promise<boolean> {
  const jws = await keyring.sign(payload);
  if (!(await saveSignature(w, frozen.outboxId, jws, jwsDigest(jws)))) return false; // another process was first
  await addLog(w, frozen.outboxId, { at, event: 'signed', detail: `密钥 ${keyring.kid}` });
  return true;
}

/** Base64url of the payload, with room for the header and the signature. */
const MOST_PAYLOAD_BYTES = Math.floor((MAX_JWS_CHARS - 400) / 4) * 3;

function assertPayload(frozen: FrozenRevision, district: string, text: string): void {
  const { serial } = frozen;
  if (Buffer.byteLength(text, 'utf8') > MOST_PAYLOAD_BYTES) throw refuse('outbox.tooLarge', { serial });
  const parsed = tablePayload.safeParse(parse(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refuse('outbox.notFrozen', { serial, detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
  }
  const { districtCode, table, month, revision } = parsed.data;
  const named = table === frozen.table && month === frozen.month && revision === frozen.revision && parsed.data.serial === serial && serial === tableSerial(district, table, month, revision);
  if (!named || districtCode !== district) throw refuse('outbox.notFrozen', { serial, detail: '名称与登记的版次不一致' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
