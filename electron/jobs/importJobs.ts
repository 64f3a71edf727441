import path from 'node:path';
import { z } from 'zod';
import { importKind } from '#shared/contract/imports.ts';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { ImportSetting } from '#electron/imports/importJob.ts';
import { complaintWorkers } from '#electron/imports/kinds/complaintWorkers.ts';
import { Previews } from '#electron/imports/previews.ts';
import type { LoadWatch } from '#electron/imports/loading.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { readVaultState } from '#electron/vault/stateRepository.ts';
import { Vault } from '#electron/vault/vault.ts';
import type { JobContext } from './jobs.ts';

const setting = z.object({ folder: z.string(), resources: z.string(), now: z.number(), actor: z.object({ staffNo: z.string(), name: z.string(), posts: z.array(z.string()) }), vaultKey: z.instanceof(Uint8Array).nullable() });
const page = z.object({ previewId: z.string(), offset: z.number(), limit: z.number() });

export const previewInput = setting.extend({
  file: z.string(), kind: importKind.nullable(), sheet: z.string().nullable(),
  /** A list of workers begun on this complaint; id 0 while it is only being registered. */
  complaint: z.object({ id: z.number(), receiptNo: z.string() }).nullish(),
});
export const rowsInput = page.extend({ state: z.enum(['created', 'changed', 'same', 'unmatched']) });
export const writeInput = setting.extend({ previewId: z.string(), leaveOut: z.array(z.number()), /** The look at the ledger that the officer chose by. */ seen: z.number(), /** The complaint that the preview must have been begun on. */ complaintId: z.number().nullish() });
export const exportInput = z.object({ previewId: z.string(), target: z.string() });
export const namedInput = z.object({ previewId: z.string() });

interface Bench { readonly folder: string; readonly ledger: Ledger; readonly previews: Previews; readonly packs: RulePacks }

/** Imports in a thread of their own, with their own connection to the same ledger. One ledger at a time: another folder closes the one before. */
export class ImportJobs {
  #bench: Promise<Bench> | null = null;
  #opened: Bench | null = null;

  get held(): number {
    return this.#opened?.previews.held ?? 0;
  }

  async preview(input: unknown, context: JobContext): Promise<unknown> {
    const request = previewInput.parse(input);
    const bench = await this.#benchOf(request.folder, request.resources, request.now);
    await bench.packs.reread(bench.ledger.reader);
    return bench.previews.open({ ...request, kind: request.complaint ? complaintWorkers(request.complaint) : request.kind }, await settingOf(request, bench), watchOf(context));
  }

  async rows(input: unknown): Promise<unknown> {
    const { previewId, state, offset, limit } = rowsInput.parse(input);
    return (await this.#present()).previews.rows(previewId, state, offset, limit);
  }

  async refused(input: unknown): Promise<unknown> {
    const { previewId, offset, limit } = page.parse(input);
    return (await this.#present()).previews.refused(previewId, offset, limit);
  }

  async sums(input: unknown): Promise<unknown> {
    return (await this.#present()).previews.sums(namedInput.parse(input).previewId);
  }

  async write(input: unknown, context: JobContext): Promise<unknown> {
    const request = writeInput.parse(input);
    const bench = await this.#present();
    if (path.resolve(request.folder) !== bench.folder) throw refuse('imports.previewGone', {});
    await bench.packs.reread(bench.ledger.reader);
    const { written, counts } = await bench.previews.write(request, await settingOf(request, bench), watchOf(context));
    return { batchId: written.batchId, counts, matched: written.matched, alerts: written.alerts };
  }

  async exportRefused(input: unknown): Promise<unknown> {
    const { previewId, target } = exportInput.parse(input);
    return (await this.#present()).previews.exportRefused(previewId, target);
  }

  async result(input: unknown): Promise<unknown> {
    return (await this.#present()).previews.result(namedInput.parse(input).previewId);
  }

  async discard(input: unknown): Promise<unknown> {
    if (this.#opened !== null) await this.#opened.previews.discard(namedInput.parse(input).previewId);
    return {};
  }

  async close(): Promise<void> {
    const bench = this.#opened;
    this.#bench = null;
    this.#opened = null;
    if (bench === null) return;
    await bench.previews.close();
    await bench.ledger.close();
  }

  async #present(): Promise<Bench> {
    if (this.#opened === null) throw refuse('imports.previewGone', {});
    return this.#opened;
  }

  async #benchOf(folder: string, resources: string, now: number): Promise<Bench> {
    const full = path.resolve(folder);
    if (this.#bench !== null && (await this.#bench).folder !== full) await this.close();
    this.#bench ??= this.#open(full, resources, now);
    try {
      return await this.#bench;
    } catch (error) {
      this.#bench = null;
      throw error;
    }
  }

  async #open(folder: string, resources: string, now: number): Promise<Bench> {
    const packs = await loadRulePacks(path.join(resources, 'rulepacks'));
    const ledger = await openLedger(folder, { now, readers: 1, temporaryOnDisk: true });
    this.#opened = { folder, ledger, previews: new Previews(ledger), packs };
    return this.#opened;
  }
}

/** The key comes from the process that opened the vault, for this job; this thread has neither keychain nor passphrase. */
async function settingOf(request: z.infer<typeof setting>, bench: Bench): Promise<ImportSetting> {
  const pack = bench.packs.on(shanghaiDay(request.now)).pack;
  if (request.vaultKey === null) return { actor: request.actor, now: request.now, pack };
  const state = await readVaultState(bench.ledger.reader);
  const { ledgerId } = await readMeta(bench.ledger.reader);
  const vault = state === null ? null : Vault.withKey(ledgerId, state, request.vaultKey);
  request.vaultKey.fill(0);
  return { actor: request.actor, now: request.now, pack, vault };
}

function watchOf(context: JobContext): LoadWatch {
  return { signal: context.signal, onProgress: (notice) => context.onProgress(notice), clock: () => performance.now() };
}
