import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { printOnOffice } from '#electron/areas/devices/office.ts';
import { effect, read, type EffectContext } from '#electron/areas/operation.ts';
import { keepFrozen, keptBytes } from '#electron/areas/papers/frozen.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { dossierFileName, dossierPaper } from '#electron/papers/dossier.ts';
import { makePaper, pageOptions } from '#electron/papers/make.ts';
import type { Paper } from '#electron/papers/model.ts';
import { paperHtml } from '#electron/papers/render/html.ts';
import { dossierOf } from './dossier.ts';
import { unmerged } from './edit.ts';
import { labelOf } from './fields.ts';
import { caseRows } from './repository/dossier.ts';
import { copiesOf, copyBySerial, insertCopy, lastCopy, type CopyRow } from './repository/copies.ts';
import { employerById } from './repository/head.ts';
import { familyOf } from './repository/history.ts';
import { saveFile } from './saveFile.ts';
import { timelineOf } from './timeline.ts';

type Format = CopyRow['format'];
type Way = CopyRow['way'];

const FORMAT_WORD = { docx: 'Word', pdf: 'PDF' } as const;
const WAY_WORD = { exported: '导出', printed: '打印' } as const;
/** Entries of the course that a dossier on paper holds, the newest. */
const MOST_ENTRIES = 500;

interface Made { readonly serial: string; readonly bytes: Uint8Array; readonly paper: Paper }

/** 单位档案 as docx or PDF. The very bytes are kept with serial, digest, officer and time before the file is written. */
export const exportDossier = effect<'employers.exportDossier'>(async (ctx, { id, format }) => {
  const { services, ledger, now } = ctx;
  await unmerged(ledger.reader, id);
  const dossier = await dossierOf(ledger.reader, id, now, services);
  const target = await services.desktop.chooseTarget('导出单位档案', `${dossierFileName(dossier, now)}.${format}`, format);
  if (target === null) return { file: null, serial: '' };
  const { serial, bytes } = await handOut(ctx, id, format, 'exported');
  await saveFile(target, bytes);
  return { file: services.files.written(target), serial };
});

export const printDossier = effect<'employers.printDossier'>(async (ctx, { id, printer, copies }) => {
  await unmerged(ctx.ledger.reader, id);
  const { serial, bytes, paper } = await handOut(ctx, id, 'pdf', 'printed');
  const outcome = await printOnOffice(ctx, { html: paperHtml(paper), page: pageOptions(paper), profile: 'letter', printer, copies, pdf: bytes, subject: { kind: 'dossier', id: serial } });
  return { outcome, serial };
});

/** Makes a copy of the dossier as it stands and keeps it: serial, bytes and journal entry in one transaction. Someone else's copy in between takes the serial, so it is made again. */
async function handOut(ctx: EffectContext, id: number, format: Format, way: Way): Promise<Made> {
  const { ledger, actor, now, services } = ctx;
  const recused = await recusedFrom(ledger.reader, 'case', actor.staffNo);
  const [dossier, timeline, meta] = await Promise.all([dossierOf(ledger.reader, id, now, services, recused), timelineOf(ledger.reader, id, [], null, MOST_ENTRIES, recused), readMeta(ledger.reader)]);
  const year = Number(shanghaiDay(now).slice(0, 4));
  for (;;) {
    const seq = (await lastCopy(ledger.reader, year)) + 1;
    const serial = `${meta.districtCode}-DA-${year}-${String(seq).padStart(4, '0')}`;
    const paper = dossierPaper(dossier, timeline.entries, { at: now, by: actor.staffNo, district: meta.districtName, serial });
    const bytes = await makePaper(paper, format, services.press, now);
    const kept = await ledger.command({ actor, now }, async (w) => {
      if ((await lastCopy(w, year)) !== seq - 1) return { value: false, entry: null, topics: [] };
      const digest = await keepFrozen(w, ctx, { owner: ownerOf(serial), sealed: false }, format, bytes);
      await insertCopy(w, { serial, year, seq, employer_id: id, format, way, sha256: digest, size: bytes.length, at: now, staff_no: actor.staffNo });
      const row = await employerById(w, id);
      const label = row === undefined ? dossier.fields.name : labelOf(row);
      return {
        value: true,
        entry: { operation: way === 'exported' ? 'employers.exportDossier' : 'employers.printDossier', subject: { kind: 'employer', id: String(id), label }, summary: `${WAY_WORD[way]}档案：${label}，${FORMAT_WORD[format]}，编号 ${serial}`, changes: { serial, format, sha256: digest } },
        topics: ['journal', 'employers'],
      };
    });
    if (kept) return { serial, bytes, paper };
  }
}

export const dossierCopies = read<'employers.dossierCopies'>(async ({ reader }, { id }) => ({
  copies: (await copiesOf(reader, await familyOf(reader, id))).map(({ serial, format, way, sha256, size, at, staff_no: staffNo }) => ({ serial, format, way, sha256, size, at, staffNo })),
}));

export const exportCopy = effect<'employers.exportCopy'>(async (ctx, { serial }) => {
  const { copy, bytes } = await keptCopy(ctx, serial);
  const target = await ctx.services.desktop.chooseTarget('再次导出单位档案', `单位档案-${serial}.${copy.format}`, copy.format);
  if (target === null) return { file: null, sha256: '' };
  await saveFile(target, bytes);
  await again(ctx, copy, 'employers.exportCopy', `再次导出档案 ${serial}，${FORMAT_WORD[copy.format]}`);
  return { file: ctx.services.files.written(target), sha256: copy.sha256 };
});

export const printCopy = effect<'employers.printCopy'>(async (ctx, { serial, printer, copies }) => {
  const { copy, bytes } = await keptCopy(ctx, serial);
  if (copy.format !== 'pdf') throw refuse('employers.copyNotPdf', { serial });
  const outcome = await printOnOffice(ctx, { html: null, page: { landscape: false, margins: [0, 0, 0, 0], header: '', footer: '', title: serial }, profile: 'letter', printer, copies, pdf: bytes, subject: { kind: 'dossier', id: serial } });
  if (outcome === 'queued') await again(ctx, copy, 'employers.printCopy', `重印档案 ${serial}，${copies} 份`);
  return { outcome, sha256: copy.sha256 };
});

/** A copy was made of what somebody else saw: from whoever is recused from a case of the employer it stays away; a new one leaves that case out. */
async function keptCopy({ ledger, services, actor, now }: EffectContext, serial: string): Promise<{ copy: CopyRow; bytes: Uint8Array }> {
  const copy = await copyBySerial(ledger.reader, serial);
  if (copy !== undefined) await assertSeesAll(ledger.reader, copy.employer_id, actor.staffNo, now);
  const kept = copy === undefined ? null : await keptBytes({ reader: ledger.reader, services }, ownerOf(serial), copy.format);
  if (copy === undefined || kept === null) throw refuse('ledger.notFound', { what: `档案副本 ${serial}` });
  return { copy, bytes: kept.bytes };
}

async function assertSeesAll(reader: Reader, employerId: number, staffNo: string, now: number): Promise<void> {
  const recused = await recusedFrom(reader, 'case', staffNo);
  if (recused.size === 0) return;
  for (const id of await familyOf(reader, employerId)) {
    if ((await caseRows(reader, id, now)).some((row) => recused.has(row.id))) throw refuse('people.mayNot', { why: '这份副本里有您回避的案件（条例第十六条）；请重新导出一份，其中不含该案内容。' });
  }
}

async function again({ ledger, actor, now }: EffectContext, copy: CopyRow, operation: string, summary: string): Promise<void> {
  await ledger.command({ actor, now }, async (w) => {
    const row = await employerById(w, copy.employer_id);
    return { value: undefined, entry: { operation, subject: { kind: 'employer', id: String(copy.employer_id), label: row === undefined ? copy.serial : labelOf(row) }, summary, changes: { serial: copy.serial, sha256: copy.sha256 } }, topics: ['journal'] };
  });
}

const ownerOf = (serial: string): string => `dossier:${serial}`;
