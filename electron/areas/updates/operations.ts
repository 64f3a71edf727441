import { refuse } from '#shared/messages/index.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { serverSource, folderSource } from '#electron/updates/source.ts';
import type { UpdateDesk } from '#electron/updates/desk.ts';
import type { UpdateMetadata } from '#electron/updates/metadata.ts';
import { tidyUpdateUrl } from '#electron/updates/updateUrl.ts';
import { effect, read, write, type AreaOperations } from '../operation.ts';
import type { Services } from '../services.ts';

const URL_SETTING = 'updates.url';

/** The running window's desk, or a refusal where there is none (command line, worker). */
function deskOf(services: Services): UpdateDesk {
  if (services.updates === undefined) throw refuse('operation.windowOnly', {});
  return services.updates;
}

const told = (found: UpdateMetadata | null): { version: string; size: number; releaseDate: string; notes: string } | null => (found === null ? null : { version: found.version, size: found.size, releaseDate: found.releaseDate, notes: found.notes });

const state = read<'updates.state'>(async ({ reader, services }) => {
  const desk = deskOf(services);
  return { version: services.version, url: await readSetting(reader, URL_SETTING, ''), keyed: await desk.keyed(), installs: desk.installs, found: told(desk.found), ready: desk.ready };
});

const setUrl = write<'updates.setUrl'>(async ({ w }, { url, seen }) => {
  const tidy = tidyUpdateUrl(url);
  const before = await readSetting(w, URL_SETTING, '');
  await assertSeen(w, '更新服务器', { kind: 'setting', id: URL_SETTING }, { seen: { url: seen }, now: { url: before }, wish: { url: tidy } });
  if (before === tidy) return { value: {}, entry: null, topics: [] };
  await writeSetting(w, URL_SETTING, tidy);
  return {
    value: {}, topics: ['settings'],
    entry: { operation: 'updates.setUrl', subject: { kind: 'setting', id: URL_SETTING, label: '更新服务器' }, summary: `更新服务器：${before === '' ? '（无）' : before} → ${tidy === '' ? '（无）' : tidy}`, changes: { before, tidy } },
  };
});

const check = effect<'updates.check'>(async ({ ledger, services }) => {
  const url = await readSetting(ledger.reader, URL_SETTING, '');
  if (url === '') throw refuse('updates.noUrl', {});
  const found = await deskOf(services).check(serverSource(url));
  services.announce(['settings']);
  return { found: told(found) };
});

const fromFolder = effect<'updates.fromFolder'>(async ({ services }) => {
  const desk = deskOf(services);
  const folder = await services.desktop.chooseFolder('选择更新文件夹（U 盘）');
  if (folder === null) return { chosen: false, found: null };
  const found = await desk.check(folderSource(folder));
  services.announce(['settings']);
  return { chosen: true, found: told(found) };
});

const take = effect<'updates.take'>(async ({ services, progress }) => {
  const desk = deskOf(services);
  const total = desk.found?.size ?? 0;
  let last = 0;
  const taken = await desk.take((done) => {
    if (done - last < total / 100 && done < total) return;
    last = done;
    progress({ phase: '取更新', done, total, secondsLeft: null });
  });
  services.announce(['settings']);
  return { taken };
});

const cancel = effect<'updates.cancel'>(({ services }) => {
  deskOf(services).cancel();
  return Promise.resolve({});
});

/** Backup and journal first; then the installer starts and the product ends, closing the ledger in order. */
const install = effect<'updates.install'>(async ({ ledger, actor, now, services }) => {
  await deskOf(services).install(async (metadata) => {
    const { name } = await makeBackup(ledger.paths, 'update', now);
    await ledger.command({ actor, now }, () => Promise.resolve({
      value: undefined,
      entry: { operation: 'updates.install', subject: { kind: 'settings', id: 'version', label: '软件' }, summary: `安装更新：${services.version} → ${metadata.version}，先备份为 ${name}`, changes: { from: services.version, to: metadata.version, sha512: metadata.sha512, backup: name } },
      topics: ['backups', 'journal'],
    }));
  });
  services.desktop.quit();
  return {};
});

export const updatesOperations = { state, setUrl, check, fromFolder, take, cancel, install } satisfies AreaOperations<'updates'>;
