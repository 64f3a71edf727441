import type { Failure } from '#shared/contract/envelope.ts';
import { useRun } from '#renderer/bridge/index.ts';

export interface OpenFolder {
  /** Opens the ledger of a folder; the window follows by itself. */
  readonly open: (folder: string) => void;
  /** Asks for a folder first. */
  readonly chooseAndOpen: () => void;
  readonly running: boolean;
  readonly failure: Failure | null;
}

export function useOpenFolder(): OpenFolder {
  const choose = useRun('settings.chooseFolder');
  const opening = useRun('settings.openLedger');
  const open = (folder: string): void => void opening.run({ folder });
  const chooseAndOpen = async (): Promise<void> => {
    const chosen = await choose.run({ title: '选择台账文件夹' });
    if (chosen !== undefined && chosen.folder !== null) open(chosen.folder);
  };
  return { open, chooseAndOpen: () => void chooseAndOpen(), running: choose.running || opening.running, failure: opening.failure ?? choose.failure };
}
