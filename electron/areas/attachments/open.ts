import { refuse } from '#shared/messages/index.ts';
import { MEDIA_EXTENSION } from '#shared/rules/attachments/fileKind.ts';
import { effect, type EffectContext } from '#electron/areas/operation.ts';
import { saveFile } from '#electron/areas/employers/saveFile.ts';
import { passGate } from '#electron/areas/identities/gate.ts';
import { showSeconds } from '#electron/areas/identities/standing.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { vaultRefusal } from '#electron/vault/refusals.ts';
import { openSealed } from './files.ts';
import { attachmentById, type AttachmentRow } from './repository.ts';
import { overtaken } from './overtaken.ts';
import { matterOf, mayOpen, shownIn } from './standing.ts';

/** A scan takes longer to read than a name: so many times what an identity is shown. */
const LONGER = 10;

interface Asked { readonly id: number; readonly reason: string; readonly confirmation: string }
interface Allowed { readonly row: AttachmentRow; readonly label: string; readonly report: boolean; readonly bytes: Buffer }

/** Shows a file in a window of its own. That it was looked at stands in the journal before it is shown. */
export const open = effect<'attachments.open'>(async (ctx, asked) => {
  const found = await allowed(ctx, asked);
  const { row, label, bytes } = found;
  const seconds = (await showSeconds(ctx.ledger.reader)) * LONGER;
  await told(ctx, found, { operation: 'attachments.open', summary: `查看材料：${row.title}`, reason: asked.reason, seconds });
  try {
    await ctx.services.desktop.view({ title: `${row.title}　${label}`, media: row.media, bytes: Uint8Array.from(bytes), seconds });
  } finally {
    bytes.fill(0);
  }
  return { seconds };
});

/** Writes the plain file where the officer chooses: from then on he answers for it. */
export const exportFile = effect<'attachments.export'>(async (ctx, asked) => {
  const found = await allowed(ctx, asked);
  const { row, bytes } = found;
  try {
    const { desktop, files } = ctx.services;
    const extension = MEDIA_EXTENSION[row.media];
    const target = await desktop.chooseTarget(`导出材料：${row.title}`, `${row.title}-${row.id}.${extension}`, extension);
    if (target === null) return { file: null };
    await told(ctx, found, { operation: 'attachments.export', summary: `导出材料（解密）：${row.title}`, reason: asked.reason, seconds: 0 });
    await saveFile(target, bytes);
    return { file: files.written(target) };
  } finally {
    bytes.fill(0);
  }
});

async function allowed({ ledger, services, actor, now }: EffectContext, { id, confirmation }: Asked): Promise<Allowed> {
  const { reader, paths } = ledger;
  const row = await attachmentById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这个文件' });
  const { label, report } = await matterOf(reader, { kind: row.subject_kind, id: row.subject_id }, now);
  const verdict = await mayOpen({ reader, actor, now }, row, report);
  if (!verdict.allowed) throw refuse('attachments.mayNotOpen', { why: verdict.why });
  if (row.state === 'removed') throw await overtaken(reader, row, true);
  if (verdict.confirm && confirmation !== row.title) throw refuse('attachments.confirm', { title: row.title }, { field: 'confirmation' });
  await services.vaultKeeper().refresh();
  const bytes = await openSealed(services.vault(), paths.attachments, row);
  if (sha256(bytes) !== row.sha256) throw vaultRefusal('vault.fileDamaged');
  return { row, label, report, bytes };
}

interface Told { readonly operation: string; readonly summary: string; readonly reason: string; readonly seconds: number }

/** The entry, and of a file that shows somebody the look: both stand before anything is shown. */
async function told({ ledger, services, actor, now }: EffectContext, { row, label, report }: Allowed, { operation, summary, reason, seconds }: Told): Promise<void> {
  await ledger.command({ actor, now }, async (w) => {
    const shown = await shownIn(w, row, report, now);
    // Confirmed by the name of the file already.
    if (shown !== null) await passGate({ w, actor, now }, services.vault(), { ...shown, reason, confirmation: null, paper: summary, seconds });
    return {
      value: undefined, topics: ['journal', 'attachments', 'identities'],
      entry: { operation, subject: { kind: row.subject_kind, id: String(row.subject_id), label }, summary, reason, changes: { attachment: row.uuid, sha256: row.sha256, persons: row.persons === 1 } },
    };
  });
}
