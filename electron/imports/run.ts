import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { ImportJob } from './importJob.ts';
import type { BatchKindName, ImportKind, ImportKindName } from './kinds/types.ts';
import type { LoadWatch } from './loading.ts';
import { isFree } from './refusedFile.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** One import without a window: read, and written at once unless `dryRun`. */
export interface ImportRequest {
  /** null: found out from the heads. A kind itself: a list begun on a record. */
  readonly kind: ImportKind | ImportKindName | null;
  readonly file: string;
  readonly sheet: string | null;
  readonly dryRun: boolean;
  /** Where the refused rows go; null for the ledger's own folder (a dry run writes them only where it is told). */
  readonly refusedTo: string | null;
  readonly services: Pick<Services, 'now' | 'rulePacks'> & Partial<Pick<Services, 'vaultKeeper'>>;
  readonly watch?: Partial<LoadWatch>;
}

/** `rows` data rows were read; each is counted in exactly one of the five figures after it (command line: import). */
export interface ImportResult {
  readonly kind: BatchKindName;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly unmatched: number;
  /** Absolute path of the result file, null when no row was refused. */
  readonly refusedFile: string | null;
  /** Null when there was nothing to write. */
  readonly batchId: number | null;
  /** Rows of earlier imports that this one brought together with what they had waited for. */
  readonly matched: number;
  readonly ignoredColumns: readonly string[];
}

/** Beyond this size a file is read to its end before the ledger is locked for writing; smaller ones are read and written at the same time. */
const READ_FIRST_BYTES = 48 * 1024 * 1024;

/**
 * Reads a file and writes what it brings: one batch in one transaction, all or nothing. Refuses the file as a whole by a `Refusal`; refused rows
 * go into a result file and do not keep the others out. Nothing to write leaves no batch.
 */
export async function importFile(ledger: Ledger, actor: Actor, request: ImportRequest): Promise<ImportResult> {
  const now = request.services.now();
  const wanted = request.refusedTo === null ? null : path.resolve(request.refusedTo);
  if (wanted !== null && !(await isFree(wanted))) throw refuse('imports.resultExists', { path: wanted });
  const watch: LoadWatch = { onProgress: () => undefined, clock: () => performance.now(), ...request.watch };
  const job = await ImportJob.open(request.file, request.kind, request.sheet, { actor, now, pack: request.services.rulePacks.on(shanghaiDay(now)).pack, vault: openVaultOf(request.services) });
  try {
    if (request.dryRun || job.source.size > READ_FIRST_BYTES) await job.read(ledger, watch);
    if (request.dryRun) {
      await job.preview(ledger, watch);
      return resultOf(job, { batchId: null, matched: 0, refusedFile: wanted === null ? null : await job.exportRefused(ledger, wanted, { overwrite: false }) });
    }
    return resultOf(job, await job.write(ledger, watch, { leaveOut: [], refusedTo: wanted }));
  } finally {
    await job.close(ledger);
  }
}

function openVaultOf(services: ImportRequest['services']): Vault | null {
  const keeper = services.vaultKeeper?.();
  return keeper?.standing === 'open' ? keeper.vault : null;
}

function resultOf(job: ImportJob, done: { batchId: number | null; matched: number; refusedFile: string | null }): ImportResult {
  const { created, changed, same, refused, unmatched } = job.counts;
  return { kind: job.kind.kind, rows: job.rows, created, changed, same, refused, unmatched, refusedFile: done.refusedFile, batchId: done.batchId, matched: done.matched, ignoredColumns: job.source.ignored };
}
