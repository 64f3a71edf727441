import { refuse } from '#shared/messages/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { clockBehind } from '#electron/ledger/clockGuard.ts';
import { write } from '../operation.ts';

/** The PC's clock had run ahead and is right now: an officer says so with a reason, and writing goes on. */
export const confirmClock = write<'settings.confirmClock'>(async ({ w, now }, { reason }) => {
  const newest = await clockBehind(w, now);
  if (newest === null) throw refuse('settings.clockRight', {});
  return {
    value: {}, topics: ['settings', 'journal'],
    entry: {
      operation: 'settings.confirmClock', subject: { kind: 'ledger', id: '', label: '台账' }, reason, override: 'clock', changes: { now, newest },
      summary: `确认电脑现在的时间无误：此前的记录最晚写于 ${shanghaiMinute(newest)}`,
    },
  };
});
