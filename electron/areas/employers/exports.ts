import { shanghaiDay } from '#shared/rules/time.ts';
import { effect } from '#electron/areas/operation.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { dossierPaper } from '#electron/papers/dossier.ts';
import { makePaper } from '#electron/papers/make.ts';
import { dossierOf } from './dossier.ts';
import { labelOf } from './fields.ts';
import { unmerged } from './edit.ts';
import { saveFile } from './saveFile.ts';
import { timelineOf } from './timeline.ts';

const FORMAT_WORD = { docx: 'Word', pdf: 'PDF' } as const;
/** Entries of the course that a printed dossier holds, the newest. */
const MOST_ENTRIES = 500;

/** 单位档案 as docx or PDF. Who took which dossier out is journalled; null when the person closed the dialog. */
export const exportDossier = effect<'employers.exportDossier'>(async ({ ledger, actor, now, services }, { id, format }) => {
  const row = await unmerged(ledger.reader, id);
  const [dossier, timeline, meta] = await Promise.all([dossierOf(ledger.reader, id, now, services), timelineOf(ledger.reader, id, [], null, MOST_ENTRIES), readMeta(ledger.reader)]);
  const target = await services.desktop.chooseTarget('导出单位档案', `单位档案-${dossier.fields.uscc || dossier.tempNo}-${shanghaiDay(now)}.${format}`, format);
  if (target === null) return { file: null };
  const paper = dossierPaper(dossier, timeline.entries, { at: now, by: actor.staffNo, district: meta.districtName });
  await saveFile(target, await makePaper(paper, format, services.press));
  const label = labelOf(row);
  await ledger.command({ actor, now }, () => Promise.resolve({
    value: undefined,
    entry: { operation: 'employers.exportDossier', subject: { kind: 'employer', id: String(id), label }, summary: `导出档案：${label}，${FORMAT_WORD[format]}`, changes: { format } },
    topics: ['journal'],
  }));
  return { file: services.files.written(target) };
});
