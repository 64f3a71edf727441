import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileSha256 } from '#electron/ledger/digest.ts';
import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { looksSealed, readHeader } from '#electron/vault/fileHeader.ts';
import { bodyDigest, sealedPath } from './files.ts';
import { allAttachments } from './repository.ts';

const SEALED = /^[0-9a-f-]{36}\.sealed$/;
const NAMED = 3;

/**
 * Every attached file is there and its sealed body is what was written; no key is needed. Names files that are not, up to three. Files without a line (a backup
 * of before them was restored, and may be undone) are only counted. Other files in the folder are named by their SHA-256, or were changed.
 */
export async function checkAttachments(reader: Reader, folder: string): Promise<IntegrityCheck> {
  const rows = await allAttachments(reader);
  const missing: string[] = [];
  const changed: string[] = [];
  for (const row of rows) {
    const file = sealedPath(folder, row.uuid);
    const body = await bodyDigest(file);
    const name = `${row.title}（${row.subject_kind === 'case' ? '案件' : '投诉'} ${row.subject_id}，${row.uuid.slice(0, 8)}）`;
    if (body === null) missing.push(name);
    else if (body !== row.body_sha256 || !looksSealed(await readHeader(file))) changed.push(name);
  }
  const known = new Set(rows.map((row) => `${row.uuid}.sealed`));
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile() && !known.has(entry.name) && !(entry.name.startsWith('.') && entry.name.endsWith('.part')));
  let [unlisted, strange] = [0, 0];
  for (const entry of entries) {
    const name = path.parse(entry.name).name;
    if (SEALED.test(entry.name)) unlisted += 1;
    else if (!/^[0-9a-f]{64}$/.test(name) || (await fileSha256(path.join(entry.parentPath, entry.name))) !== name) strange += 1;
  }
  const total = rows.length + entries.length - unlisted;
  const words = (what: string, n: number, names: readonly string[]): string => (n === 0 ? '' : `，其中 ${n} 个${what}${names.length === 0 ? '' : `：${names.slice(0, NAMED).join('、')}${n > NAMED ? ' 等' : ''}`}`);
  const bad = missing.length + changed.length + strange;
  const detail = `附件 ${total} 个${bad === 0 ? '，全部相符' : `${words('缺失', missing.length, missing)}${words('与摘要不符', changed.length + strange, changed)}`}${unlisted === 0 ? '' : `；另有 ${unlisted} 个没有登记（恢复过旧备份时会这样），未动`}`;
  return { check: 'attachments', ok: bad === 0, detail };
}
