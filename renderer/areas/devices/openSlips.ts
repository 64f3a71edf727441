import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, type ReadOptions } from '#renderer/bridge/index.ts';

export type SlipJob = OutputOf<'devices.queue'>['jobs'][number];

/** Not over: waits, is being sent, or waits for a person to say what to do. */
export const isOpen = ({ state }: SlipJob): boolean => state === 'waiting' || state === 'sending' || needsPerson(state);

/** Nothing goes on by itself: it may lie half printed, or the printer refused it. */
const needsPerson = (state: SlipJob['state']): boolean => state === 'doubtful' || state === 'refused';

/** How many slips of this PC are not over, and how many of those wait for a person; undefined until known. */
export function useOpenSlips(options: ReadOptions = {}): { readonly open: number; readonly forPerson: number } | undefined {
  const jobs = useRead('devices.queue', {}, options).data?.jobs.filter(isOpen);
  return jobs === undefined ? undefined : { open: jobs.length, forPerson: jobs.filter(({ state }) => needsPerson(state)).length };
}
