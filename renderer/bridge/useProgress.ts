import { useEffect, useState } from 'react';
import { progressNotice, type ProgressNotice } from '#shared/contract/envelope.ts';
import { listen } from './brigade.ts';

/** Names a new piece of long work. */
export function newJob(): string {
  return crypto.randomUUID();
}

/** How far a job has come; null before its first notice or without a job. */
export function useProgress(job: string | null): ProgressNotice | null {
  const [notice, setNotice] = useState<ProgressNotice | null>(null);
  useEffect(() => {
    if (job === null) return undefined;
    return listen('progress', (raw) => {
      const parsed = progressNotice.safeParse(raw);
      if (parsed.success && parsed.data.job === job) setNotice(parsed.data);
    });
  }, [job]);
  return notice?.job === job ? notice : null;
}
