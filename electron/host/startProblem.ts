import { accessSync, constants, statfsSync } from 'node:fs';
import type { z } from 'zod';
import type { startProblem } from '#shared/contract/settings.ts';
import { refuse, Refusal, type MessageCode } from '#shared/messages/index.ts';
import { newestGoodBackup } from '#electron/ledger/backup.ts';
import { isBusy, isDamaged, isFull, isReadOnly } from '#electron/ledger/driver.ts';
import { ledgerPaths, type LedgerPaths } from '#electron/ledger/paths.ts';

export type StartProblem = z.infer<typeof startProblem>;

const codes: Partial<Record<MessageCode, StartProblem['code']>> = {
  'ledger.folderMissing': 'folder-missing',
  'ledger.folderReadOnly': 'folder-read-only',
  'ledger.diskFull': 'disk-full',
  'ledger.damaged': 'ledger-damaged',
  'ledger.newer': 'ledger-newer',
  'ledger.notALedger': 'not-a-ledger',
  'ledger.busy': 'ledger-in-use',
  'ledger.synchronised': 'place-unsafe',
  'ledger.onNetwork': 'place-unsafe',
  'ledger.inUseElsewhere': 'used-elsewhere',
  'ledger.stillInUse': 'used-elsewhere',
  'ledger.takenOver': 'taken-over',
  'ledger.otherWindow': 'ledger-in-use',
};

/** Those in whose place a backup can be put. */
const replaceable: ReadonlySet<StartProblem['code']> = new Set(['ledger-damaged', 'not-a-ledger']);

/** The refusal behind whatever kept a ledger from being open. Errors of the engine that no opening step has named yet are named here. */
export function openingRefusal(error: unknown, folder: string): Refusal {
  const paths = ledgerPaths(folder);
  const named = error instanceof Refusal ? error : (engineRefusal(error, paths) ?? refuse('unexpected', {}));
  // On a full disk the engine cannot make its working files and says that the folder cannot be written.
  return named.code === 'ledger.folderReadOnly' && nothingFree(paths.folder) ? refuse('ledger.diskFull', { path: paths.folder }) : named;
}

/** Why a ledger is not open, for the window: which path, what to do, and the newest good backup where one can take its place. */
export async function startProblemOf(refusal: Refusal, folder: string): Promise<StartProblem> {
  const paths = ledgerPaths(folder);
  const code = codes[refusal.code as MessageCode] ?? 'unexpected';
  const backup = replaceable.has(code) ? await newestGoodBackup(paths).catch(() => null) : null;
  return {
    code,
    path: code === 'ledger-damaged' || code === 'ledger-newer' ? paths.database : paths.folder,
    message: refusal.message,
    todo: refusal.todo,
    backup: backup === null ? null : { name: backup.name, at: backup.at },
  };
}

/** The refusal that an error of the engine or the disk means, or null for one that means nothing to a person. */
export function engineRefusal(error: unknown, paths: LedgerPaths): Refusal | null {
  if (isDamaged(error)) return refuse('ledger.damaged', { path: paths.database });
  if (isFull(error) || (isEngineError(error) && nothingFree(paths.folder))) return refuse('ledger.diskFull', { path: paths.folder });
  if (isReadOnly(error)) return refuse('ledger.folderReadOnly', { path: paths.folder });
  if (isBusy(error)) return refuse('ledger.busy', {});
  return null;
}

/** True for an error of the ledger's engine, as opposed to one of some other file. */
export function isEngineError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_');
}

const SPARE_BYTES = 256 * 1024;

/** True for a disk that may be written but has no room: the engine then fails in many words, most of them about something else. */
function nothingFree(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < SPARE_BYTES;
  } catch {
    return false;
  }
}
