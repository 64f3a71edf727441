import type { AreaOperations } from '#electron/areas/operation.ts';
import { attach } from './attach.ts';
import { list } from './list.ts';
import { exportFile, open } from './open.ts';
import { putBack, remove } from './remove.ts';

/** Operations of the area `attachments`: sealed files of complaints and cases. */
export const attachmentsOperations = { list, attach, open, export: exportFile, remove, putBack } satisfies AreaOperations<'attachments'>;
