import { useCallback, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { failureOf, newJob, run, tokenOf } from '#renderer/bridge/index.ts';

export type ListFile = InputOf<'intake.checkWorkers'>['file'];
export type Checked = OutputOf<'intake.checkWorkers'>;

export interface ChosenList { readonly file: ListFile; readonly checked: Checked }

/** A list of workers on its way: chosen, read by the house, not written yet. What was read is let go when another is chosen or nobody wants it. */
export function useList(complaintId: number | null) {
  const [chosen, setChosen] = useState<ChosenList | null>(null);
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const drop = useCallback(() => {
    setFailure(null);
    setChosen((was) => {
      if (was !== null) void run('intake.dropWorkers', { previewId: was.checked.previewId }).catch(() => undefined);
      return null;
    });
  }, []);
  const take = async (file: ListFile): Promise<void> => {
    drop();
    setReading(true);
    try {
      setChosen({ file, checked: await run('intake.checkWorkers', { id: complaintId, file, job: newJob() }) });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setReading(false);
    }
  };
  const choose = async (): Promise<void> => {
    try {
      const { files: [file] } = await run('settings.chooseFiles', { title: '选择欠薪名册', extensions: ['xlsx', 'csv'], multiple: false });
      if (file !== undefined) await take(file);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const dropped = async (files: readonly File[]): Promise<void> => {
    const [first] = files;
    if (first !== undefined) await take(await tokenOf(first));
  };
  return { chosen, reading, failure, choose, dropped, drop, forget: () => setChosen(null) };
}

/** Reads the list once more for a complaint that is there now, and writes it. */
export async function importList(complaintId: number, file: ListFile): Promise<OutputOf<'intake.takeWorkers'>> {
  const { previewId, seen } = await run('intake.checkWorkers', { id: complaintId, file, job: newJob() });
  return run('intake.takeWorkers', { id: complaintId, previewId, leaveOut: [], seen, job: newJob() });
}
