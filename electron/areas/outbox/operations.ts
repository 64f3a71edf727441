import type { AreaOperations } from '../operation.ts';
import { list } from './list.ts';
import { log } from './log.ts';
import { deliverNow, requeue } from './queueing.ts';
import { reconcile } from './reconcile.ts';
import { exportToFolder, importReceipts } from './usb.ts';

export const outboxOperations = { list, log, deliverNow, requeue, exportToFolder, importReceipts, reconcile } satisfies AreaOperations<'outbox'>;
