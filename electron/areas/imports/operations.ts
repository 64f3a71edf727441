import type { AreaOperations } from '../operation.ts';
import { batches, takeBack } from './batches.ts';
import { assignGrid, gridQueue } from './grid.ts';
import { kinds, template } from './kinds.ts';
import { cancel, discard, exportRefused, preview, previewRefused, previewRows, writePreview } from './preview.ts';
import { dropWaiting, waiting } from './waiting.ts';

/** Operations of the area `imports`: files of other offices on their way into the ledger, and back out. */
export const importsOperations = {
  preview, previewRows, previewRefused, write: writePreview, discard, cancel, exportRefused, batches, takeBack, waiting, dropWaiting, gridQueue, assignGrid, kinds, template,
} satisfies AreaOperations<'imports'>;
