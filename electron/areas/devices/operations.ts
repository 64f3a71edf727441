import type { AreaOperations } from '../operation.ts';
import { cancel, readCard } from './card.ts';
import { configure } from './configure.ts';
import { list, log, look, test, tryPort } from './desk.ts';
import { printed, trays } from './office.ts';
import { queue, settleJob } from './queue.ts';
import { printSlip, slip } from './slips/operations.ts';

export const devicesOperations = { list, look, test, tryPort, readCard, cancel, configure, log, queue, settleJob, slip, printSlip, printed, trays } satisfies AreaOperations<'devices'>;
