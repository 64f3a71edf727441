import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { digestOf, sha256 } from '#electron/ledger/digest.ts';
import type { Services } from '#electron/areas/services.ts';
import { contentOf, layoutOf, openBytes } from './sealing.ts';
import { eachFrozenFile } from './repository/files.ts';
import { numbersAstray } from './repository/numbers.ts';
import { eachPaper, type PaperRow } from './repository/papers.ts';

const NAMED = 3;

/**
 * Papers as they were frozen: each final one against its digest, each kept file against its own, and the register of numbers against the papers that bear them. Sealed
 * values are opened where the vault is open; else they are counted as not looked into. Names up to three that differ.
 */
export async function checkPapers(reader: Reader, services: Pick<Services, 'vaultKeeper' | 'vault'>): Promise<IntegrityCheck> {
  const open = services.vaultKeeper().standing === 'open';
  const wrong: string[] = [];
  const tally = { papers: 0, files: 0, closed: 0 };
  await eachPaper(reader, (row) => {
    tally.papers += 1;
    if (row.sealed === 1 && !open) tally.closed += 1;
    else if (!standsAsFrozen(services as Services, row)) wrong.push(row.number === '' ? `${row.kind} 第 ${row.id} 份` : row.number);
  });
  await eachFrozenFile(reader, (row) => {
    tally.files += 1;
    if (row.sealed === 1 && !open) tally.closed += 1;
    else if (!fits(() => sha256(openBytes(services as Services, row.sealed === 1, row.owner, row.format, row.bytes)) === row.sha256)) wrong.push(`文件 ${row.owner}（${row.format}）`);
  });
  for (const number of await numbersAstray(reader)) wrong.push(`登记簿 ${number}`);
  const bad = wrong.length === 0 ? '，全部相符' : `，其中 ${wrong.length} 处不符：${wrong.slice(0, NAMED).join('、')}${wrong.length > NAMED ? ' 等' : ''}`;
  return { check: 'papers', ok: wrong.length === 0, detail: `文书 ${tally.papers} 份、定稿文件 ${tally.files} 个${bad}${tally.closed === 0 ? '' : `；保险箱没有打开，${tally.closed} 个加密的没有核对`}` };
}

/** A draft opens; what is final says what its digest was reckoned over. */
function standsAsFrozen(services: Services, row: PaperRow): boolean {
  return fits(() => {
    const content = contentOf(services, row);
    if (row.approved_at === null) return true;
    return digestOf({ kind: row.kind, version: row.kind_version, content, layout: layoutOf(services, row), rulePack: row.rule_pack }) === row.digest;
  });
}

/** What does not open, or is no paper any more, doesn't fit. */
function fits(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
