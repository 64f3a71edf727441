import path from 'node:path';
import { z } from 'zod';
import { month } from '#shared/contract/values.ts';
import { draftJob, lateJob, type WorkerParts } from '#electron/areas/reports/draft/job.ts';
import type { LateLine } from '#electron/areas/reports/late.ts';
import type { MonthDraft } from '#electron/areas/reports/draft/types.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { openLedger } from '#electron/ledger/open.ts';

export const monthOrder = z.object({ folder: z.string(), resources: z.string(), now: z.number(), month });

/** Monthly tables reckoned beside the window, each on a connection that is open no longer than it takes. */
export class ReportJobs {
  draft(input: unknown): Promise<MonthDraft> {
    return onLedger(input, (parts, order) => draftJob(parts, order.month));
  }

  late(input: unknown): Promise<LateLine[]> {
    return onLedger(input, (parts, order) => lateJob(parts, order.month));
  }
}

async function onLedger<T>(input: unknown, work: (parts: WorkerParts, order: z.infer<typeof monthOrder>) => Promise<T>): Promise<T> {
  const order = monthOrder.parse(input);
  const rulePacks = await loadRulePacks(path.join(order.resources, 'rulepacks'));
  const ledger = await openLedger(order.folder, { now: order.now, readers: 1, temporaryOnDisk: true });
  try {
    await rulePacks.reread(ledger.reader);
    return await work({ reader: ledger.reader, rulePacks }, order);
  } finally {
    await ledger.close();
  }
}
