import type { Ledger } from './ledger.ts';
import { firstBrokenEntry } from './journal.ts';

export interface IntegrityCheck { readonly check: string; readonly ok: boolean; readonly detail: string }

/** The ledger's own checks: pages, references, journal chain, search index, frozen tables. Other areas add theirs. */
export async function checkLedger(ledger: Ledger): Promise<IntegrityCheck[]> {
  const { reader } = ledger;
  const pages = await reader.rows<{ integrity_check: string }>('PRAGMA integrity_check(5)');
  const orphans = await reader.rows('PRAGMA foreign_key_check');
  const broken = await firstBrokenEntry(reader);
  const journal = await reader.first<{ n: number }>('SELECT count(*) AS n FROM journal');
  const bad = pages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return [
    { check: 'database', ok: bad.length === 0, detail: bad.length === 0 ? '数据库页完好' : `数据库页损坏：${bad.join('；')}` },
    { check: 'references', ok: orphans.length === 0, detail: orphans.length === 0 ? '记录之间的联系完整' : `${orphans.length} 条记录缺少所属记录` },
    { check: 'journal', ok: broken === null, detail: broken === null ? `日志链完整，共 ${journal?.n ?? 0} 条` : `日志第 ${broken} 条被改动、删除或调换过次序` },
  ];
}
