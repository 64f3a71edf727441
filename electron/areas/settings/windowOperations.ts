import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { shell } from '../operation.ts';
import type { Host, Services } from '../services.ts';

/** The running window, or a refusal where there is none (command line, worker). */
function hostOf(services: Services): Host {
  if (services.host === undefined) throw refuse('operation.windowOnly', {});
  return services.host;
}

export const session = shell<'settings.session'>(({ services }) => hostOf(services).session());

export const openLedger = shell<'settings.openLedger'>(async ({ services }, { folder }) => {
  await hostOf(services).openLedger(folder);
  return {};
});

export const restoreNewestBackup = shell<'settings.restoreNewestBackup'>(({ services }, { folder }) => hostOf(services).restoreNewestBackup(folder));

export const chooseFolder = shell<'settings.chooseFolder'>(async ({ services }, { title }) => ({ folder: await services.desktop.chooseFolder(title) }));

export const chooseFiles = shell<'settings.chooseFiles'>(async ({ services }, { title, extensions, multiple }) => ({
  files: await services.desktop.chooseFiles(title, extensions, multiple),
}));

export const openWritten = shell<'settings.openWritten'>(async ({ services }, { token, what }) => {
  await hostOf(services).openWritten(token, what);
  return {};
});

export const quit = shell<'settings.quit'>(async ({ services }) => {
  services.desktop.quit();
  return {};
});

export const windowControl = shell<'settings.windowControl'>(async ({ services }, { action }) => {
  services.desktop.windowControl(action);
  return {};
});

export const printers = shell<'settings.printers'>(async ({ services }) => ({ printers: await services.desktop.printers() }));

export const manual = shell<'settings.manual'>(async ({ services }) => {
  const { manualChapters } = await import('./manual.ts');
  return { chapters: await manualChapters(path.join(services.resources, 'manual')) };
});

export const writeProblemReport = shell<'settings.writeProblemReport'>(async ({ services, now }, { note }) => {
  const text = await hostOf(services).problemReport(note);
  const target = await services.desktop.chooseTarget('保存问题报告', `问题报告-${shanghaiDay(now)}.txt`, 'txt');
  if (target === null) return { file: null };
  await writeFile(target, text);
  return { file: services.files.written(target) };
});
