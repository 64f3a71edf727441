import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createPublicKey } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { troubleWords } from '#shared/city/troubleWords.ts';
import type { Services } from '#electron/areas/services.ts';
import { assertRoom } from '#electron/drives/space.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { MAX_ANSWER_BYTES } from './cityClient.ts';
import { pinnedCityKey, type PinnedCityKey } from './cityKeys.ts';
import { isCompactJws, judgeReceipt, readReceipt } from './receipts.ts';
import { addLog, rowOfRevision, undelivered, type OutboxRow } from './repository.ts';
import { writeChecked } from './safeFile.ts';
import { jwsOf, settleAttention, settleDelivered, type Settling } from './settle.ts';
import { signPending } from './signing.ts';

export interface ExportedFile { readonly serial: string; readonly file: string }

/**
 * Writes each revision that has not reached the city as a file for a stick: `990101-QX-202503-V1.jws`, or `.jwe` around it where the city gave an RSA key.
 * A copy of each JWS stays in the ledger's own outbox folder. What is still unsigned is signed first. Empty where nothing waits. Refuses with
 * `outbox.keyLocked` (nothing is signed), `outbox.fileNotWritten`.
 */
export async function exportOutbox(services: Services, folder: string): Promise<ExportedFile[]> {
  const ledger = services.ledger();
  await signPending(ledger, services.keyring(), services.now());
  const waiting = await undelivered(ledger.reader);
  const signed = waiting.filter((row) => row.signed);
  if (waiting.length === 0) return [];
  if (signed.length === 0) throw refuse('outbox.keyLocked', {});
  const city = await pinnedCityKey(ledger.reader);
  await makeFolder(folder);
  await makeFolder(ledger.paths.outbox);
  // Encryption makes a third more of a text; room is asked for before the first file, so that a small stick gets all or nothing.
  let needed = 0;
  for (const row of signed) needed += 2 * (await jwsOf(ledger, row.id)).length + 4096;
  await assertRoom(folder, needed);
  const written: ExportedFile[] = [];
  for (const row of signed) {
    const jws = await jwsOf(ledger, row.id);
    await writeChecked(path.join(ledger.paths.outbox, `${row.serial}.jws`), jws);
    const sealed = await sealFor(city, jws);
    const file = path.join(path.resolve(folder), `${row.serial}.${sealed === null ? 'jws' : 'jwe'}`);
    await writeChecked(file, sealed ?? jws);
    written.push({ serial: row.serial, file });
  }
  await noteExport(services, signed);
  return written;
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => { throw refuse('outbox.fileNotWritten', { path: folder, why: '不能建立文件夹' }); });
}

/** JWE for the city's eyes; null where it gave no key for that. */
async function sealFor(city: PinnedCityKey | null, jws: string): Promise<string | null> {
  const jwk = city?.encryptionJwk ?? null;
  if (jwk === null) return null;
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: jwk['kid'] ?? '', cty: 'JOSE' };
  return new CompactEncrypt(new TextEncoder().encode(jws)).setProtectedHeader(header).encrypt(createPublicKey({ key: { ...jwk }, format: 'jwk' }));
}

async function noteExport(services: Services, rows: readonly OutboxRow[]): Promise<void> {
  const now = services.now();
  await services.ledger().command({ actor: services.actor(), now }, async (w) => {
    for (const row of rows) await addLog(w, row.id, { at: now, event: 'exported', detail: '' });
    const serials = rows.map((row) => row.serial);
    return {
      value: undefined,
      entry: { operation: 'outbox.exportToFolder', subject: { kind: 'outbox', id: '', label: '上报箱' }, summary: `导出 ${rows.length} 份到 U 盘：${serials.join('、')}`, changes: { serials } },
      topics: ['outbox', 'journal'],
    };
  });
}

export interface ImportedReceipt { readonly file: string; readonly ok: boolean; readonly text: string }

/**
 * Takes receipts from files, judged exactly as those of the network: a good one delivers its revision, one that names a revision but does not hold is kept as
 * evidence and the revision needs attention. One answer a file. Refuses only with `outbox.noCityKey`.
 */
export async function importReceiptFiles(services: Services, files: readonly string[]): Promise<ImportedReceipt[]> {
  const city = await pinnedCityKey(services.ledger().reader);
  if (city === null) throw refuse('outbox.noCityKey', {});
  const results: ImportedReceipt[] = [];
  for (const file of files) {
    const outcome = await importOne(services, city, file).catch((error: unknown) => {
      if (error instanceof Refusal) return { ok: false, text: `${error.message}${error.todo}` };
      throw error;
    });
    results.push({ file: path.basename(file), ...outcome });
  }
  return results;
}

async function importOne(services: Services, city: PinnedCityKey, file: string): Promise<Omit<ImportedReceipt, 'file'>> {
  const ledger = services.ledger();
  const text = await readSmall(file);
  const named = text === null || !isCompactJws(text) ? null : readReceipt(text);
  if (text === null || named === null) return { ok: false, text: '不是支队的回执文件，没有导入。' };
  const { districtCode } = await readMeta(ledger.reader);
  const row = await rowOfRevision(ledger.reader, named.table, named.month, named.revision);
  if (named.districtCode !== districtCode || row === undefined) return { ok: false, text: `回执所指的报表（${named.districtCode} ${named.table} ${named.month} V${named.revision}）不在本台账，没有导入。` };
  const settling: Settling = { ledger, now: services.now(), actor: services.actor(), via: 'usb' };
  const judged = await judgeReceipt(text, city, { districtCode, table: row.table, month: row.month, revision: row.revision, digest: row.jwsDigest });
  if (!judged.ok) {
    const words = troubleWords({ kind: 'bad-receipt', status: 0, faults: judged.faults });
    await settleAttention(settling, row.id, words, text.trim());
    return { ok: false, text: `${row.serial}：${words.title}。${words.detail}${words.todo}` };
  }
  switch (await settleDelivered(settling, row.id, judged.receipt, judged.jws)) {
    case 'delivered': return { ok: true, text: `${row.serial} 已送达，回执 ${judged.receipt.receiptId}。` };
    case 'again': return { ok: true, text: `${row.serial} 的回执此前已导入，没有变化。` };
    case 'other-receipt': return { ok: false, text: `${row.serial} 已有另一份回执，保留原有的。请与支队核对收件记录。` };
  }
}

/** Null for what is too large to be a receipt. */
async function readSmall(file: string): Promise<string | null> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) throw refuse('outbox.fileUnreadable', { path: file });
  if (facts.size > MAX_ANSWER_BYTES) return null;
  const text = await readFile(file, 'utf8').catch(() => { throw refuse('outbox.fileUnreadable', { path: file }); });
  return text.replace(/^\uFEFF/, '');
}
