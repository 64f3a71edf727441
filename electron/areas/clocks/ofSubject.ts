import { read } from '#electron/areas/operation.ts';
import { assertReadsClocks } from './permission.ts';
import { clocksOf } from './view.ts';

/** The clocks of one record: `ClocksPanel` shows them. */
export const ofSubject = read<'clocks.of'>(async ({ reader, now, services }, { subject }) => {
  await assertReadsClocks({ reader, actor: services.actor(), now }, subject);
  const clocks = (await clocksOf(reader, subject, now, services)).map(({ conflict: _, ...clock }) => ({
    ...clock, conflictWords: [...clock.conflictWords], subject: { ...clock.subject }, pauses: [...clock.pauses], skipped: [...clock.skipped], counted: [...clock.counted],
  }));
  return { now, clocks };
});
