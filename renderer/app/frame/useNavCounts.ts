import { useEffect, useState } from 'react';
import { useRead } from '#renderer/bridge/index.ts';

export interface NavCounts {
  readonly openCases: number | undefined;
  readonly emergencies: number | undefined;
  readonly openAlerts: number | undefined;
  readonly waitingRows: number | undefined;
  readonly outbox: number | undefined;
}

/** The grey counts of the nav. They are asked after the first screen had its turn, and a failed one is simply not shown. */
export function useNavCounts(): NavCounts {
  const [enabled, setEnabled] = useState(false);
  useEffect(() => {
    const idle = window.requestIdleCallback(() => setEnabled(true), { timeout: 1_500 });
    return () => window.cancelIdleCallback(idle);
  }, []);
  const options = { enabled };
  const cases = useRead('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 }, options);
  const board = useRead('cases.emergencyBoard', {}, options);
  const alerts = useRead('wages.board', { states: [], kinds: [], text: '', offset: 0, limit: 1 }, options);
  const waiting = useRead('imports.waiting', { offset: 0, limit: 1 }, options);
  const status = useRead('settings.status', {});
  const open = alerts.data?.open;
  return {
    openCases: cases.data?.openTotal,
    emergencies: board.data?.cases.length,
    openAlerts: open === undefined ? undefined : open.red + open.orange + open.yellow,
    waitingRows: waiting.data?.total,
    outbox: status.data === undefined ? undefined : status.data.outboxWaiting + status.data.outboxAttention,
  };
}
