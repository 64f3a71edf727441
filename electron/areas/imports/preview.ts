import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { previewInput, writeInput } from '#electron/jobs/importJobs.ts';
import { IMPORT_TOPICS } from '#electron/imports/engine/batch.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { effect, read, type EffectContext } from '../operation.ts';
import type { Services } from '../services.ts';

/** Reads a file in the thread for long work, with a connection of its own; nothing is written. Its progress goes by the job's name. */
export const preview = effect<'imports.preview'>((ctx, { file, kind, sheet, job }) => {
  const request: z.infer<typeof previewInput> = { ...settingOf(ctx), file: ctx.services.files.pathOf(file.token), kind, sheet };
  return handed(request, () => ctx.services.workshop.run<OutputOf<'imports.preview'>>(job, 'imports.preview', request, (notice) => ctx.progress(notice)));
});

export const previewRows = read<'imports.previewRows'>(({ services }, args) => ask<OutputOf<'imports.previewRows'>>(services, 'imports.rows', args));

export const previewRefused = read<'imports.previewRefused'>(({ services }, args) => ask<OutputOf<'imports.previewRefused'>>(services, 'imports.refused', args));

/** Writes a preview in the thread that holds it. The connection there is another one, so this side tells the open screens what changed. */
export const writePreview = effect<'imports.write'>(async (ctx, { previewId, leaveOut, job }) => {
  const request: z.infer<typeof writeInput> = { ...settingOf(ctx), previewId, leaveOut };
  const written = await handed(request, () => ctx.services.workshop.run<OutputOf<'imports.write'>>(job, 'imports.write', request, (notice) => ctx.progress(notice)));
  ctx.ledger.announce(IMPORT_TOPICS);
  return written;
});

export const discard = effect<'imports.discard'>(async ({ services }, { previewId }) => {
  await ask(services, 'imports.discard', { previewId });
  return {};
});

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
