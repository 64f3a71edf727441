import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { judgeFile, MEDIA_WORD, MOST_BYTES, MOST_FILES } from '#shared/rules/attachments/fileKind.ts';
import { refuse } from '#shared/messages/index.ts';
import { maskedText } from '#shared/rules/identifiers/maskedText.ts';
import { effect, type EffectContext } from '#electron/areas/operation.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { sealFile } from '#electron/vault/attachments.ts';
import { readHeader } from '#electron/vault/fileHeader.ts';
import { assertPresentKey } from '#electron/vault/stateRepository.ts';
import { vaultRefusal } from '#electron/vault/refusals.ts';
import { bodyDigest, placeOfFile, sealedPath } from './files.ts';
import { abandoned, attachmentsUnder, dropIncoming, insertIncoming, keepIncoming } from './repository.ts';
import { assertWrite, matterOf } from './standing.ts';

/** A file whose coming in was broken off so long ago belongs to no process that still lives. */
const ABANDONED_MS = 3_600_000;

/**
 * Seals one file for a record. A line says first that it comes, so that what a killed process leaves is known and swept; then the sealed file is written and
 * read back; then line, digest and journal entry stand in one transaction. The plain bytes are in memory only.
 */
export const attach = effect<'attachments.attach'>(async (ctx, { subject, file, title, persons }) => {
  const { ledger, services, actor, now } = ctx;
  const { reader, paths } = ledger;
  await services.vaultKeeper().refresh();
  const vault = services.vault();
  const { label, report } = await matterOf(reader, subject, now);
  await assertWrite({ reader, actor, now }, subject);
  if (maskedText(title) !== title) throw refuse('attachments.numberInTitle', {}, { field: 'title' });
  await sweepIncoming(ctx);
  const plainPath = services.files.pathOf(file.token);
  const bytes = await readWhole(plainPath);
  const judged = judgeFile(path.basename(plainPath), bytes);
  if ('problem' in judged) throw refuse(`attachments.${judged.problem}`, {}, { field: 'file' });
  const digest = sha256(bytes);
  const known = (await attachmentsUnder(reader, subject.kind, subject.id)).filter((row) => row.state === 'kept');
  const same = known.find((row) => row.sha256 === digest);
  if (same !== undefined) throw refuse('attachments.already', { title: same.title });
  if (known.length >= MOST_FILES) throw refuse('attachments.tooMany', { most: MOST_FILES });

  const uuid = randomUUID();
  const id = await incoming(ctx, { uuid, subject_kind: subject.kind, subject_id: subject.id, title, media: judged.media, size: bytes.length, sha256: digest, persons: persons || report ? 1 : 0, attached_at: now, attached_by: actor.staffNo });
  const target = sealedPath(paths.attachments, uuid);
  try {
    await sealFile(vault.keys.current, placeOfFile(uuid), [bytes], target);
    const body = await bodyDigest(target);
    if (body === null) throw vaultRefusal('vault.fileNotWritten');
    const header = await readHeader(target);
    await ledger.command({ actor, now }, async (w) => {
      await assertPresentKey(w, vault);
      if (!(await keepIncoming(w, id, { body, header, at: now }))) throw vaultRefusal('vault.fileNotWritten');
      return {
        value: undefined, topics: ['attachments', 'journal'],
        entry: { operation: 'attachments.attach', subject: { kind: subject.kind, id: String(subject.id), label }, summary: `附上材料：${title}（${MEDIA_WORD[judged.media]}，${sizeWord(bytes.length)}）`, changes: { attachment: uuid, sha256: digest, size: bytes.length, media: judged.media, persons: persons || report } },
      };
    });
    return { id };
  } catch (error) {
    await rm(target, { force: true }).catch(() => undefined);
    await ledger.transaction(async (w) => { await dropIncoming(w, id); return { commit: true }; }).catch(() => undefined);
    throw error;
  } finally {
    bytes.fill(0);
  }
});

async function incoming({ ledger }: EffectContext, row: Parameters<typeof insertIncoming>[1]): Promise<number> {
  let id = 0;
  await ledger.transaction(async (w) => { id = await insertIncoming(w, row); return { commit: true }; });
  return id;
}

/** Removes what broken-off work left: the sealed file first, then its line. */
export async function sweepIncoming({ ledger, now }: Pick<EffectContext, 'ledger' | 'now'>): Promise<void> {
  for (const { id, uuid } of await abandoned(ledger.reader, now - ABANDONED_MS)) {
    await rm(sealedPath(ledger.paths.attachments, uuid), { force: true });
    await ledger.transaction(async (w) => { await dropIncoming(w, id); return { commit: true }; });
  }
}

/** The whole file, read from an opened handle and no further than one byte above the limit: it may grow, or be no file at all. */
async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch(() => { throw refuse('attachments.unreadable', {}); });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw refuse('attachments.unreadable', {});
    if (facts.size > MOST_BYTES) throw refuse('attachments.tooLarge', {}, { field: 'file' });
    const room = Buffer.alloc(facts.size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(room, length, room.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === room.length) break;
    }
    if (length > facts.size) throw refuse('attachments.unreadable', {});
    return room.subarray(0, length);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw refuse('attachments.unreadable', {});
    throw error;
  } finally {
    await handle.close();
  }
}

export function sizeWord(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
