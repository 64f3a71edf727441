import type { AreaOperations } from '#electron/areas/operation.ts';
import { create } from './create.ts';
import { dossier } from './dossier.ts';
import { edit } from './edit.ts';
import { dossierCopies, exportCopy, exportDossier, printCopy, printDossier } from './copies.ts';
import { exportList } from './exports.ts';
import { glance } from './glance.ts';
import { history } from './history.ts';
import { counts, list } from './list.ts';
import { merge, undoMerge } from './merge.ts';
import { previewMerge } from './mergePreview.ts';
import { search } from './search.ts';
import { setStatus } from './status.ts';
import { setTags } from './tags.ts';
import { timeline } from './timeline.ts';

export const employersOperations = {
  list, counts, search, glance, dossier, timeline, history, create, edit, setTags, setStatus, previewMerge, merge, undoMerge, exportDossier, printDossier, dossierCopies, exportCopy, printCopy, exportList,
} satisfies AreaOperations<'employers'>;
