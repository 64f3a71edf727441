import { refuse } from '#shared/messages/index.ts';
import { effect, type EffectContext } from '#electron/areas/operation.ts';
import { printOnOffice } from '#electron/areas/devices/office.ts';
import { saveFile } from '#electron/areas/employers/saveFile.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { officialDocx } from '#electron/papers/official/docx.ts';
import { officialHtml, officialPage } from '#electron/papers/official/html.ts';
import type { OfficialPaper, SignatureMark } from '#electron/papers/official/model.ts';
import { settlePdf } from '#electron/papers/settlePdf.ts';
import type { PaperPress } from '#electron/papers/press.ts';
import { knownKind } from './draft.ts';
import { frozenBytes } from './frozen.ts';
import { marksOf } from './marks.ts';
import { laidOut, paperOf, subjectOf, veiled } from './open.ts';
import { accessTo, assertMayPass, passInto } from './access.ts';
import { assertNotRecused } from './permission.ts';
import { addEvent, noteDigest, type PaperRow } from './repository/papers.ts';

interface Ready { readonly row: PaperRow; readonly paper: OfficialPaper; readonly marks: readonly SignatureMark[]; readonly owner: string; readonly title: string }

/** What an output is asked with: why, and the pseudonym typed once more where the gate asks for it. */
interface Asked { readonly reason: string; readonly confirmation: string }

/** 导出, 打印. */
type How = '导出' | '打印';

/** A paper that may leave the ledger at all, for this officer; of a sealed one nothing is opened yet. */
export async function leaving(ctx: EffectContext, id: number): Promise<PaperRow> {
  const row = await paperOf(ctx.ledger.reader, id);
  if (row.state === 'void') throw refuse('papers.voidNotOut', {});
  await assertNotRecused({ reader: ctx.ledger.reader, actor: ctx.actor, now: ctx.now }, subjectOf(row));
  if (row.sealed === 1) await assertGate(ctx, row);
  return row;
}

/** Refuses before the officer is asked for a place or a printer. */
async function assertGate(ctx: EffectContext, row: PaperRow): Promise<void> {
  const access = await accessTo(ctx.ledger.reader, ctx.actor, ctx.now, row);
  if (!access.open && !access.verdict.allowed) throw refuse('identities.mayNotLook', { why: access.verdict.why });
}

/** The paper itself. Whoever asks for a sealed one must pass the gate of identities before it is opened; what leaves is told by `goesOut`. */
export async function readyPaper(ctx: EffectContext, row: PaperRow, asked: Asked): Promise<Ready> {
  const { reader } = ctx.ledger;
  if (row.sealed === 1) {
    await ctx.services.vaultKeeper().refresh();
    await assertMayPass({ reader, actor: ctx.actor, now: ctx.now, services: ctx.services }, row, asked);
  }
  const { marks, version } = await marksOf(reader, ctx.services, row);
  return { row, paper: await laidOut({ reader, services: ctx.services, now: ctx.now }, row), marks, owner: version === '' ? `paper:${row.uuid}` : `paper:${row.uuid}:${version}`, title: knownKind(row.kind).title };
}

/**
 * A sealed paper that leaves is a look at identities whoever wrote it. Its bytes are made by now and have gone nowhere: so that what cannot be made leaves no trace of
 * a look, and what does leave has its reason and its entry in the ledger before. What became of it is told afterwards, as of any other paper.
 */
export async function goesOut(ctx: EffectContext, { row, title }: Ready, how: How, { reason, confirmation }: Asked): Promise<void> {
  if (row.sealed !== 1) return;
  await ctx.ledger.command({ actor: ctx.actor, now: ctx.now }, async (w) => {
    const passed = await passInto({ w, actor: ctx.actor, now: ctx.now, services: ctx.services }, row, { reason, confirmation, how, seconds: 0 });
    await addEvent(w, row.id, { at: ctx.now, staff_no: ctx.actor.staffNo, event: how === '导出' ? 'exporting' : 'printing', reason });
    return {
      value: undefined, entry: { operation: 'papers.leave', subject: { kind: 'paper', id: row.uuid, label: `${title} ${row.number}`.trim() }, summary: `${passed.post}${how}《${title}》${row.number}，带有${passed.pseudonyms}的身份`, reason, changes: { id: row.id, how } },
      topics: ['papers', 'identities', 'journal'],
    };
  });
}

/** Bytes of a paper: frozen where it is final, made anew of a draft. */
export async function bytesOf(ctx: EffectContext, { row, paper, marks, owner, title }: Ready, format: 'docx' | 'pdf', mirrored = false): Promise<{ bytes: Uint8Array; sha256: string; first: boolean }> {
  const madeAt = row.approved_at ?? ctx.now;
  const make = (): Promise<Uint8Array> => officialBytes(paper, marks, format, ctx.services.press, madeAt, mirrored);
  if (row.approved_at === null) {
    const bytes = await make();
    return { bytes, sha256: sha256(bytes), first: true };
  }
  const done = await frozenBytes(ctx, { owner: mirrored ? `${owner}:duplex` : owner, sealed: row.sealed === 1, label: `${title} ${row.number}`.trim() }, format, make);
  if (done.first && !mirrored && row[`${format}_sha256`] === '') {
    await ctx.ledger.command({ actor: ctx.actor, now: ctx.now }, async (w) => {
      await noteDigest(w, row.id, format, done.sha256);
      return { value: undefined, entry: { operation: 'papers.noteDigest', subject: { kind: 'paper', id: row.uuid, label: `${title} ${row.number}`.trim() }, summary: `登记《${title}》${row.number} 的 ${format} 摘要`, changes: { format, sha256: done.sha256 } }, topics: [] };
    });
  }
  return done;
}

export async function officialBytes(paper: OfficialPaper, marks: readonly SignatureMark[], format: 'docx' | 'pdf', press: PaperPress, madeAt: number, mirrored = false): Promise<Uint8Array> {
  if (format === 'docx') return officialDocx(paper, marks, madeAt);
  return settlePdf(await press.pdf(officialHtml(paper, marks, mirrored), officialPage(paper)), madeAt);
}

export const exportPaper = effect<'papers.export'>(async (ctx, { id, format, reason, confirmation }) => {
  const row = await leaving(ctx, id);
  const { name } = await (row.sealed === 1 ? veiled : laidOut)({ reader: ctx.ledger.reader, services: ctx.services, now: ctx.now }, row);
  const target = await ctx.services.desktop.chooseTarget(`导出《${knownKind(row.kind).title}》`, `${name}.${format}`, format);
  if (target === null) return { file: null, sha256: '' };
  const asked = { reason, confirmation };
  const ready = await readyPaper(ctx, row, asked);
  const { bytes, sha256: digest } = await bytesOf(ctx, ready, format);
  await goesOut(ctx, ready, '导出', asked);
  await orTold(ctx, ready, 'notExported', `没有导出《${ready.title}》${ready.row.number}`, reason, () => saveFile(target, bytes));
  await told(ctx, ready, 'exported', `导出《${ready.title}》${ready.row.number}，${format}`, { reason, changes: { format, sha256: digest } });
  return { file: ctx.services.files.written(target), sha256: digest };
});

/** Prints a paper. A final one is always printed from its frozen bytes where the system's queue takes a file, else from its frozen pages. */
export const printPaper = effect<'papers.print'>(async (ctx, { id, printer, copies, duplex, reason, confirmation }) => {
  const asked = { reason, confirmation };
  const ready = await readyPaper(ctx, await leaving(ctx, id), asked);
  const { bytes, sha256: digest, first } = await bytesOf(ctx, ready, 'pdf', duplex);
  await goesOut(ctx, ready, '打印', asked);
  const unprinted = `没有打印《${ready.title}》${ready.row.number}`;
  const outcome = await orTold(ctx, ready, 'cancelled', unprinted, reason, () => printOnOffice(ctx, {
    html: officialHtml(ready.paper, ready.marks, duplex), page: officialPage(ready.paper), profile: duplex ? 'bound' : ready.paper.profile === 'form' ? 'form' : 'letter', printer, copies, pdf: bytes, duplex, subject: { kind: 'paper', id: ready.row.uuid },
  }));
  const again = !first && ready.row.approved_at !== null;
  if (outcome === 'queued') await told(ctx, ready, again ? 'reprinted' : 'printed', `${again ? '重印' : '打印'}《${ready.title}》${ready.row.number}，${copies} 份`, { reason, printer: printer ?? '系统打印对话框', copies, changes: { sha256: digest, copies } });
  else if (ready.row.sealed === 1) await told(ctx, ready, 'cancelled', unprinted, { reason, changes: {} });
  return { outcome, again, sha256: digest };
});

/** A sealed paper whose leaving was told before and that then did not leave: that is told as well, and why it did not stays the answer. */
async function orTold<T>(ctx: EffectContext, ready: Ready, event: string, summary: string, reason: string, leave: () => Promise<T>): Promise<T> {
  try {
    return await leave();
  } catch (error) {
    // A ledger that cannot take the word now (a full disk) must not hide why the paper did not leave.
    if (ready.row.sealed === 1) await told(ctx, ready, event, summary, { reason, changes: {} }).catch(() => undefined);
    throw error;
  }
}

async function told(ctx: EffectContext, { row, title }: Ready, event: string, summary: string, more: { reason: string; changes: unknown; printer?: string; copies?: number }): Promise<void> {
  await ctx.ledger.command({ actor: ctx.actor, now: ctx.now }, async (w) => {
    await addEvent(w, row.id, { at: ctx.now, staff_no: ctx.actor.staffNo, event, reason: more.reason, ...(more.printer === undefined ? {} : { printer: more.printer }), ...(more.copies === undefined ? {} : { copies: more.copies }) });
    return { value: undefined, entry: { operation: `papers.${event}`, subject: { kind: 'paper', id: row.uuid, label: `${title} ${row.number}`.trim() }, summary, reason: more.reason, changes: more.changes }, topics: ['papers', 'journal'] };
  });
}
