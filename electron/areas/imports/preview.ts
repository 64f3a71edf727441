import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { previewInput, writeInput } from '#electron/jobs/importJobs.ts';
import { IMPORT_TOPICS } from '#electron/imports/engine/batch.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { ListFigures } from '#shared/rules/intake/listFigures.ts';
import { Refusal } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { effect, read, type EffectContext } from '../operation.ts';
import type { Services } from '../services.ts';

/** Reads a file in the thread for long work, with a connection of its own; nothing is written. Its progress goes by the job's name. */
export const preview = effect<'imports.preview'>((ctx, { file, kind, sheet, job }) => openPreview(ctx, { file: ctx.services.files.pathOf(file.token), kind, sheet, job }));

type Opening = Pick<z.input<typeof previewInput>, 'file' | 'kind' | 'sheet' | 'complaint'> & { readonly job: string };

/** The same for a list that is begun on a record of another area; that one asks who may. */
export function openPreview(ctx: EffectContext, { job, ...opening }: Opening): Promise<OutputOf<'imports.preview'>> {
  const request = { ...settingOf(ctx), ...opening };
  return handed(request, () => ctx.services.workshop.run<OutputOf<'imports.preview'>>(job, 'imports.preview', request, (notice) => ctx.progress(notice)));
}

/** People and amounts of a previewed list of workers. */
export function sumsOf(services: Services, previewId: string): Promise<ListFigures> {
  return ask(services, 'imports.sums', { previewId });
}

export function refusedOf(services: Services, previewId: string, limit: number): Promise<OutputOf<'imports.previewRefused'>> {
  return ask(services, 'imports.refused', { previewId, offset: 0, limit });
}

export const previewRows = read<'imports.previewRows'>(({ services }, args) => ask<OutputOf<'imports.previewRows'>>(services, 'imports.rows', args));

export const previewRefused = read<'imports.previewRefused'>(({ services }, args) => ask<OutputOf<'imports.previewRefused'>>(services, 'imports.refused', args));

/** Writes a preview in the thread that holds it. */
export const writePreview = effect<'imports.write'>((ctx, args) => writeOpened(ctx, { ...args, complaintId: null }));

/** The connection in the thread is another one, so this side tells the open screens what changed. */
export async function writeOpened(ctx: EffectContext, { job, ...opened }: { readonly previewId: string; readonly leaveOut: number[]; readonly seen: number; readonly job: string; readonly complaintId: number | null }): Promise<OutputOf<'imports.write'>> {
  const request: z.infer<typeof writeInput> = { ...settingOf(ctx), ...opened };
  const written = await handed(request, () => ctx.services.workshop.run<OutputOf<'imports.write'>>(job, 'imports.write', request, (notice) => ctx.progress(notice))).catch((error: unknown) => {
    // The preview was looked through again: its open pages show what stands now.
    if (error instanceof Refusal && error.code === 'imports.changedMeanwhile') ctx.ledger.announce(['imports']);
    throw error;
  });
  ctx.ledger.announce(IMPORT_TOPICS);
  return written;
}

export const discard = effect<'imports.discard'>(async ({ services }, { previewId }) => {
  await dropOpened(services, previewId);
  return {};
});

export async function dropOpened(services: Services, previewId: string): Promise<void> {
  await ask(services, 'imports.discard', { previewId });
}

export const cancel = effect<'imports.cancel'>(({ services }, { job }) => {
  services.workshop.cancel(job);
  return Promise.resolve({});
});

/** The refused rows of a preview as a file to mend, where the officer wants it. Null when the dialog was closed. */
export const exportRefused = effect<'imports.exportRefused'>(async ({ services, now }, { previewId }) => {
  const { name, format } = await ask<{ name: string; format: 'xlsx' | 'csv' }>(services, 'imports.result', { previewId });
  const suggested = `${name.replace(/\.[^.]*$/, '')}-被拒-${shanghaiDay(now)}.${format}`;
  const target = await services.desktop.chooseTarget('导出被拒的行', suggested, format);
  if (target === null) return { file: null };
  return { file: services.files.written(await ask<string>(services, 'imports.exportRefused', { previewId, target })) };
});

/** The thread has its own copy of the key once it was asked; this one goes. */
function handed<T>(request: { readonly vaultKey: Uint8Array | null }, work: () => Promise<T>): Promise<T> {
  const running = work();
  request.vaultKey?.fill(0);
  return running;
}

/** A short question to the thread; nobody follows its progress. */
function ask<T>(services: Services, name: string, input: unknown): Promise<T> {
  return services.workshop.run<T>(randomUUID(), name, input, () => undefined);
}

function settingOf({ ledger, services, actor, now }: EffectContext): Pick<z.infer<typeof previewInput>, 'folder' | 'resources' | 'now' | 'actor' | 'vaultKey'> {
  const keeper = services.vaultKeeper();
  return { vaultKey: keeper.standing === 'open' ? keeper.vault.handOver() : null, folder: ledger.paths.folder, resources: services.resources, now, actor: { staffNo: actor.staffNo, name: actor.name, posts: [...actor.posts] } };
}
