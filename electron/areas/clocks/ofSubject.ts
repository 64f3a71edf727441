import { read } from '#electron/areas/operation.ts';
import { clocksOf } from './view.ts';

/** The clocks of one record: `ClocksPanel` shows them. */
export const ofSubject = read<'clocks.of'>(async ({ reader, now, services }, { subject }) => ({
  now,
  clocks: (await clocksOf(reader, subject, now, services)).map(({ conflict: _, ...clock }) => ({
    ...clock, conflictWords: [...clock.conflictWords], subject: { ...clock.subject }, pauses: [...clock.pauses], skipped: [...clock.skipped], counted: [...clock.counted],
  })),
}));
