import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { AREA_WORD, operationWord } from '#shared/messages/journalWords.ts';
import { maskedText } from '#shared/rules/identifiers/maskedText.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
import type { JournalRow } from '#electron/ledger/journal.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import { journalHead, lastAnchor } from '#electron/outbox/anchors/repository.ts';
import { createSheet } from '#electron/spreadsheets/writer.ts';
import { effect } from '../operation.ts';
import { journalAccess } from './access.ts';
import { entryOf } from './entry.ts';
import { exportInstructions, verifyScript } from './exportWords.ts';
import { countEntries, entriesAfter, type JournalFilter, type Reading } from './repository.ts';

/** Columns as exports.md prescribes them. */
const HEADS = ['编号', '时间', '工号', '岗位', '操作', '对象', '理由', '摘要', '上一条摘要'];
const WIDTHS = [8, 18, 10, 18, 40, 30, 30, 68, 68];
const AT_ONCE = 2000;

/**
 * The filtered journal as a sheet, and beside it what an outsider needs to check it alone: raw entries, a signed digest of both files, instructions and a
 * small programme. Null when the dialog was closed. Refuses without the right to contents and while the signing key is locked.
 */
export const exportList = effect<'journal.exportList'>(async ({ ledger, actor, now, services }, { filter, format }) => {
  const { reader } = ledger;
  const access = journalAccess(actor);
  if (access === 'noContent') throw refuse('journal.noContent', {});
  const keyring = services.keyring();
  const key = await activeDeviceKey(reader);
  if (key === undefined || !keyring.unlocked()) throw refuse('journal.exportNeedsKey', {});
  const reading: Reading = { access, staffNo: actor.staffNo };
  if ((await countEntries(reader, reading, filter)) === 0) throw refuse('journal.nothingToExport', {});
  const target = await services.desktop.chooseTarget('导出日志', `日志-${shanghaiDay(now)}.${format}`, format);
  if (target === null) return { file: null, entries: 0 };
  const names = namesBeside(target);
  const folder = path.dirname(target);
  const meta = await readMeta(reader);
  const head = await journalHead(reader);
  try {
    const entries = await writeEntries(reader, reading, filter, head.seq, target, path.join(folder, names.raw), format);
    const complete = access === 'all' && filter.staffNo === '' && filter.operation === '' && filter.subject === '' && filter.text === '' && !filter.onlyReason && !filter.onlyOverride && filter.from === null && filter.to === null;
    const says = {
      type: 'journal-export', version: 1, ledgerId: meta.ledgerId, districtCode: meta.districtCode, madeAt: now, madeBy: actor.staffNo, kid: keyring.kid, entries, complete, filter,
      headSeq: head.seq, headDigest: head.digest, lastAnchor: (await lastAnchor(reader))?.jws ?? '', sheet: names.sheet, sheetSha256: await fileSha256(target), raw: names.raw, rawSha256: await fileSha256(path.join(folder, names.raw)),
    };
    await writeWhole(path.join(folder, names.proof), await keyring.sign(JSON.stringify(says)));
    await writeWhole(path.join(folder, names.script), verifyScript(names, key.publicJwk));
    await writeWhole(path.join(folder, names.instructions), `\uFEFF${exportInstructions({ district: meta.districtName, ledgerId: meta.ledgerId, filter: filterWords(filter), entries, madeAt: shanghaiMinute(now), ...names, key: key.publicJwk })}`);
    await ledger.command({ actor, now }, () => Promise.resolve({
      value: undefined,
      entry: { operation: 'journal.exportList', subject: { kind: 'ledger', id: '', label: '日志' }, summary: `导出日志：${entries} 条，${format}，范围：${filterWords(filter)}`, changes: { entries, format, filter } },
      topics: ['journal'],
    }));
    return { file: services.files.written(target), entries };
  } catch (error) {
    if (isFull(error)) throw refuse('ledger.diskFull', { path: target });
    if (isWriteProblem(error)) throw refuse('journal.targetUnwritable', { path: target });
    throw error;
  }
});

function namesBeside(target: string): { sheet: string; raw: string; proof: string; script: string; instructions: string } {
  const sheet = path.basename(target);
  const base = sheet.slice(0, sheet.length - path.extname(sheet).length);
  return { sheet, raw: `${base}.核验.jsonl`, proof: `${base}.核验.jws`, script: `${base}.核验.cjs`, instructions: `${base}.说明.txt` };
}

/** Both files in one pass, up to the entry that was the last when the export began. */
async function writeEntries(reader: Reader, reading: Reading, filter: JournalFilter, upTo: number, target: string, raw: string, format: 'xlsx' | 'csv'): Promise<number> {
  const whole = `${target}.${process.pid}.new`;
  let entries = 0;
  try {
    await rm(whole, { force: true });
    const sheet = await createSheet(whole, format, { sheetName: '日志', heads: HEADS, widths: WIDTHS });
    try {
      await writeWhole(raw, async (write) => {
        for (let after = 0; ;) {
          const rows = await entriesAfter(reader, reading, filter, after, upTo, AT_ONCE);
          for (const row of rows) await sheet.row(cellsOf(row));
          await write(rows.map((row) => `${JSON.stringify(rawOf(row))}\n`).join(''));
          entries += rows.length;
          after = rows.at(-1)?.seq ?? after;
          if (rows.length < AT_ONCE) return;
        }
      });
      await sheet.finish();
    } catch (error) {
      await sheet.abandon();
      throw error;
    }
    await rename(whole, target);
    return entries;
  } finally {
    await rm(whole, { force: true });
  }
}

function cellsOf(row: JournalRow): string[] {
  const entry = entryOf(row, 'all');
  return [String(entry.seq), shanghaiMinute(entry.at), entry.staffNo, entry.actedAs === '' ? entry.posts : entry.actedAs, `${entry.operationWord}：${entry.summary}`, entry.subject, entry.reason, entry.digest, entry.previous];
}

/** All that the digest covers, with numbers of persons masked; such an entry says so. */
function rawOf(row: JournalRow): Record<string, unknown> {
  const words = { subject_label: maskedText(row.subject_label), summary: maskedText(row.summary), reason: maskedText(row.reason) };
  const masked = words.subject_label !== row.subject_label || words.summary !== row.summary || words.reason !== row.reason;
  return { ...row, ...words, ...(masked ? { masked: true } : {}) };
}

function filterWords(filter: JournalFilter): string {
  const parts = [
    filter.from === null && filter.to === null ? '' : `${filter.from ?? '开始'} 至 ${filter.to ?? '今天'}`, filter.staffNo === '' ? '' : `工号 ${filter.staffNo}`,
    filter.operation === '' ? '' : AREA_WORD[filter.operation] ?? operationWord(filter.operation), filter.subject === '' ? '' : `对象“${maskedText(filter.subject)}”`, filter.text === '' ? '' : `含“${maskedText(filter.text)}”`,
    filter.onlyReason ? '只看写明理由的' : '', filter.onlyOverride ? '只看例外' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '全部' : parts.join('，');
}

function isWriteProblem(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY', 'EIO', 'EEXIST'].includes(code);
}
