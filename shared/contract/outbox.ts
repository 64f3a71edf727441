import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { count, fileToken, instant, ledgerFolder, month, recordId, tableName, writtenFile } from './values.ts';
import { outboxState } from './reports.ts';

export const outboxLine = z.strictObject({
  id: recordId, table: tableName, month, revision: z.number().int(), serial: z.string(), state: outboxState, jwsDigest: z.string(), size: count,
  frozenAt: instant, attempts: count, nextTryAt: instant.nullable(), lastTryAt: instant.nullable(),
  /** In words that an officer understands, and what to do. */
  problem: z.strictObject({ title: z.string(), detail: z.string(), todo: z.string(), status: z.number().int() }).nullable(),
  receipt: z.strictObject({ receiptId: z.string(), receivedAt: instant, digest: z.string(), keptAt: instant, via: z.enum(['network', 'usb']) }).nullable(),
});

export const outbox = {
  list: query(nothing, z.strictObject({
    lines: z.array(outboxLine), network: z.enum(['online', 'offline', 'unset']), offlineSince: instant.nullable(), nextProbeAt: instant.nullable(), baseUrl: z.string(), cityKeyPinned: z.boolean(), keyUnlocked: z.boolean(),
  }), ['outbox', 'settings', 'reports']),
  log: query(z.strictObject({ id: recordId }), z.strictObject({
    /** Newest first. `evidence`: what the city answered, as it came, where the answer does not hold; else empty. */
    entries: z.array(z.strictObject({ at: instant, event: z.string(), detail: z.string(), evidence: z.string() })),
    jws: z.string(), receiptJws: z.string(),
  }), ['outbox']),
  /** Tries everything that waits now, without waiting for the next turn. */
  deliverNow: command(nothing, nothing),
  /** After the cause was mended, a revision that needs attention is put back in the queue. */
  requeue: command(z.strictObject({ id: recordId }), nothing),
  exportToFolder: command(z.strictObject({ /** Without one the person is asked. */ folder: ledgerFolder.optional() }), z.strictObject({ files: count, folder: writtenFile.nullable() })),
  importReceipts: command(z.strictObject({ files: z.array(fileToken).min(1).max(200) }), z.strictObject({
    results: z.array(z.strictObject({ file: z.string(), ok: z.boolean(), text: z.string() })),
  })),
  /** Compares with what the city holds. */
  reconcile: command(nothing, z.strictObject({ matching: count, missingAtCity: z.array(z.string()), unknownHere: z.array(z.string()) })),
} satisfies AreaSpec;
