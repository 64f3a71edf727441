import type { Ledger } from './ledger.ts';
import { chainFaults, chainWords } from './journalChain.ts';

export interface IntegrityCheck { readonly check: string; readonly ok: boolean; readonly detail: string }

/** The ledger's own checks: pages, references, journal chain, search index, frozen tables. Other areas add theirs. */
export async function checkLedger(ledger: Ledger): Promise<IntegrityCheck[]> {
  const { reader } = ledger;
  const pages = await reader.rows<{ integrity_check: string }>('PRAGMA integrity_check(5)');
  const orphans = await reader.rows('PRAGMA foreign_key_check');
  const bad = pages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return [
    { check: 'database', ok: bad.length === 0, detail: bad.length === 0 ? '数据库页完好' : `数据库页损坏：${bad.join('；')}` },
    { check: 'references', ok: orphans.length === 0, detail: orphans.length === 0 ? '记录之间的联系完整' : `${orphans.length} 条记录缺少所属记录` },
    await checkJournal(ledger),
  ];
}

/** The chain of the journal from its first entry on. */
export async function checkJournal({ reader }: Ledger): Promise<IntegrityCheck> {
  const faults = await chainFaults(reader);
  const journal = await reader.first<{ n: number }>('SELECT count(*) AS n FROM journal');
  const ok = faults.length === 0;
  return { check: 'journal', ok, detail: ok ? `日志链完整，共 ${journal?.n ?? 0} 条` : `日志${chainWords(faults)}` };
}
