import type { AreaOperations } from '#electron/areas/operation.ts';
import { alert } from './alert.ts';
import { board, unknown } from './board.ts';
import { confirmCourt, courtQueue } from './court.ts';
import { reckonNow } from './reckonNow.ts';
import { close, reopen, treat, verify } from './treat.ts';

export const wagesOperations = { board, unknown, alert, treat, verify, close, reopen, courtQueue, confirmCourt, reckonNow } satisfies AreaOperations<'wages'>;
