import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { tableWord } from '#shared/rules/backups/words.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import type { Reader } from '../access.ts';
import type { IntegrityCheck } from '../integrity.ts';
import type { LedgerPaths } from '../paths.ts';
import { readRecord } from './record.ts';
import type { ChangedPages } from './rest.ts';

/** Kept beside the ledger until the ledger is replaced or somebody answers for it: the record itself ends with the next write. `total` of pages, the first of them, and their tables. */
const schema = z.object({ madeAt: z.number(), foundAt: z.number(), total: z.number(), pages: z.array(z.number()), tables: z.array(z.string()), transactions: z.number().default(0), whileOpen: z.boolean().default(false) });
export type PageFinding = z.infer<typeof schema>;

export const findingFile = (paths: LedgerPaths): string => `${paths.database}.changed.json`;
const MOST_PAGES = 500;

/** An earlier finding that nobody answered for stays: what is new is added to it. */
export async function keepFinding(paths: LedgerPaths, reader: Reader, { madeAt, pages, transactions, whileOpen = false }: ChangedPages, now: number): Promise<void> {
  const before = await readFinding(paths);
  const known = new Set(before?.pages ?? []);
  const added = pages.filter((page) => !known.has(page));
  if (before !== null && added.length === 0 && transactions === 0) return;
  const tables = new Set([...(before?.tables ?? []), ...await tablesOf(reader, added.slice(0, MOST_PAGES))]);
  const finding: PageFinding = { madeAt: before?.madeAt ?? madeAt, foundAt: now, total: (before?.total ?? 0) + added.length, pages: [...known, ...added].slice(0, MOST_PAGES), tables: [...tables].sort(), transactions: (before?.transactions ?? 0) + transactions, whileOpen: before?.whileOpen ?? whileOpen };
  await writeWhole(findingFile(paths), JSON.stringify(finding));
}

/** Names of the tables that pages belong to; an index counts as its table. Empty where the damage keeps that from being read. */
async function tablesOf(reader: Reader, pages: readonly number[]): Promise<string[]> {
  try {
    return (await reader.rows<{ name: string }>(`SELECT DISTINCT m.tbl_name AS name FROM dbstat d JOIN sqlite_master m ON m.name = d.name WHERE d.pageno IN (${pages.join(',')})`)).map(({ name }) => name);
  } catch {
    return [];
  }
}

export async function readFinding(paths: LedgerPaths): Promise<PageFinding | null> {
  const text = await readFile(findingFile(paths), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return { madeAt: 0, foundAt: 0, total: 0, pages: [], tables: [], transactions: 0, whileOpen: false }; // that there was something stays true
  }
}

export const forgetFinding = (paths: LedgerPaths): Promise<void> => rm(findingFile(paths), { force: true });

/** Whether the file was found at its opening as it was left at the closing before. Changes nothing. */
export async function checkPages(paths: LedgerPaths): Promise<IntegrityCheck> {
  const finding = await readFinding(paths);
  if (finding !== null) return { check: 'pages', ok: false, detail: findingWords(finding) };
  const record = await readRecord(paths);
  return { check: 'pages', ok: true, detail: record === null ? '打开时与上次关闭时一致，或上次没有正常关闭；关闭时重新登记每一页' : `数据库文件的 ${record.sums.length} 页与上次关闭时完全一致` };
}

export function findingWords({ madeAt, total, tables, transactions, whileOpen }: PageFinding): string {
  if (total === 0 && transactions > 0) return `写前日志损坏，最后至少 ${transactions} 次写入读不出来。可能是磁盘损坏；请与纸面材料核对最近的记录`;
  const names = [...new Set(tables.map((table) => tableWord(table) ?? '内部索引'))];
  return `数据库文件在${whileOpen ? '打开期间，上次核对' : '上次关闭'}${madeAt === 0 ? '' : `（${shanghaiMinute(madeAt)}）`}之后被改动，不是本软件写的：${total} 页不同${names.length === 0 ? '' : `，涉及：${names.join('、')}`}。可能是磁盘损坏，或别的程序写过这个文件`;
}
