import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileSha256 } from '#electron/ledger/digest.ts';
import type { IntegrityCheck } from '#electron/ledger/integrity.ts';

/** Attachments are named by their SHA-256: a file that no longer has it was changed. */
export async function checkAttachments(folder: string): Promise<IntegrityCheck> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  let changed = 0;
  for (const entry of files) {
    const name = path.parse(entry.name).name;
    if (!/^[0-9a-f]{64}$/.test(name) || (await fileSha256(path.join(entry.parentPath, entry.name))) !== name) changed += 1;
  }
  return { check: 'attachments', ok: changed === 0, detail: changed === 0 ? `附件 ${files.length} 个，全部相符` : `附件 ${files.length} 个，其中 ${changed} 个与摘要不符` };
}
