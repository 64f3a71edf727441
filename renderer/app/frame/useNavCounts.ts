import { useEffect, useState } from 'react';
import { useOpenSlips } from '#renderer/areas/devices/openSlips.ts';
import { client, useMay, useRead } from '#renderer/bridge/index.ts';

export interface NavCounts {
  readonly openComplaints: number | undefined;
  readonly openCases: number | undefined;
  readonly emergencies: number | undefined;
  readonly openAlerts: number | undefined;
  readonly waitingRows: number | undefined;
  readonly outbox: number | undefined;
  readonly openSlips: number | undefined;
  /** Papers and years' notices that wait for this officer. */
  readonly waitingPapers: number | undefined;
  readonly waitingYears: number | undefined;
}

/** The counts wait at least and at most this long for the first screen, in milliseconds. */
const earliest = 500;
const latest = 3_000;

/** The grey counts of the nav. They are asked after the first screen had its turn, and a failed one is simply not shown. */
export function useNavCounts(): NavCounts {
  const [enabled, setEnabled] = useState(false);
  useEffect(() => {
    if (enabled) return undefined;
    const began = performance.now();
    const timer = window.setInterval(() => {
      const waited = performance.now() - began;
      if ((waited > earliest && client.isFetching() === 0) || waited > latest) setEnabled(true);
    }, 150);
    return () => window.clearInterval(timer);
  }, [enabled]);
  const options = { enabled };
  const may = useMay();
  const papers = useRead('papers.waiting', {}, { enabled: enabled && may('papers.waiting') });
  const years = useRead('clocks.years', {}, { enabled: enabled && may('clocks.approveYear') });
  const cases = useRead('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 }, options);
  const complaints = useRead('intake.queue', { tab: 'open', text: '', offset: 0, limit: 1 }, options);
  const board = useRead('cases.emergencyBoard', {}, options);
  const alerts = useRead('wages.board', { states: [], kinds: [], text: '', offset: 0, limit: 1 }, options);
  const waiting = useRead('imports.waiting', { offset: 0, limit: 1 }, options);
  const status = useRead('settings.status', {});
  const slips = useOpenSlips(options);
  const open = alerts.data?.open;
  return {
    openComplaints: complaints.data?.counts.open,
    openCases: cases.data?.openTotal,
    emergencies: board.data?.cases.length,
    openAlerts: open === undefined ? undefined : open.red + open.orange + open.yellow,
    waitingRows: waiting.data?.total,
    outbox: status.data === undefined ? undefined : status.data.outboxWaiting + status.data.outboxAttention,
    openSlips: slips?.open,
    waitingPapers: papers.data?.papers.length,
    waitingYears: years.data?.proposed.length,
  };
}
