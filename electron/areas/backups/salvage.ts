import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { newestGoodBackup } from '#electron/ledger/backup.ts';
import { ledgerPaths, type LedgerPaths } from '#electron/ledger/paths.ts';
import { secondOf } from '#electron/ledger/replace.ts';
import { salvage as readDamaged } from '#electron/ledger/salvage/salvage.ts';
import type { Services } from '../services.ts';
import { effect, shell } from '../operation.ts';
import { hostOf } from './hostOf.ts';

type Answer = OutputOf<'backups.salvage'>;

/** While a damaged ledger can't be opened: what of it can still be read, against the newest good backup. */
export const salvage = shell<'backups.salvage'>(async ({ services, now }, { folder }) => {
  const { stage, problem } = await hostOf(services).session();
  if (stage !== 'failed' || problem?.code !== 'ledger-damaged' || path.resolve(folder) !== path.dirname(problem.path)) throw refuse('settings.notDamaged', {});
  const paths = ledgerPaths(folder);
  const backup = await newestGoodBackup(paths);
  return listed(services, paths, paths.database, backup === null ? null : path.join(paths.backups, path.basename(backup.name)), now);
});

/** After a backup took its place: the damaged file that was kept aside, against the ledger as it is now. */
export const salvageAside = effect<'backups.salvageAside'>(async ({ services, ledger, now }) => {
  const aside = await damagedAside(ledger.paths);
  if (aside === null) throw refuse('settings.notDamaged', {});
  return listed(services, ledger.paths, path.join(ledger.paths.folder, aside, 'ledger.sqlite'), ledger.paths.database, now);
});

/** Newest folder with a damaged file that was replaced. */
export async function damagedAside(paths: LedgerPaths): Promise<string | null> {
  const names = (await readdir(paths.folder).catch(() => [])).filter((name) => /^damaged-\d{8}-\d{6}$/.test(name)).sort().reverse();
  for (const name of names) if ((await stat(path.join(paths.folder, name, 'ledger.sqlite')).catch(() => null)) !== null) return name;
  return null;
}

async function listed(services: Services, paths: LedgerPaths, damaged: string, good: string | null, now: number): Promise<Answer> {
  const target = path.join(paths.folder, `抢救清单-${secondOf(now)}.xlsx`);
  try {
    const { tables, listed: rows } = await readDamaged(damaged, good, target);
    return { file: services.files.written(target), rows, tables: tables.filter(({ added, changed, gaps }) => added + changed + gaps > 0).map(({ label, added, changed, gaps }) => ({ label, added, changed, gaps })) };
  } catch {
    throw refuse('backups.nothingToSalvage', {});
  }
}
