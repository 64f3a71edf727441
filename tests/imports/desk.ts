import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import { parseTime } from '#shared/rules/time.ts';
import { importFile, type ImportRequest, type ImportResult } from '#electron/imports/run.ts';
import type { ImportKindName } from '#electron/imports/kinds/types.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { CAPTAIN, makeLedger, type TestLedger } from '../support/ledger.ts';
import { openKeychain } from '../support/vault.ts';

/** 2025-04-01 09:42 in Asia/Shanghai, the moment at which tests stand unless they say otherwise. */
export const NOW = at('2025-04-01 09:42');

export function at(text: string): number {
  const parsed = parseTime(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.ms;
}

/** Code of the n-th fictitious employer, valid. */
export function uscc(n: number): string {
  const body = `91990101MA1A${String(n).padStart(5, '0')}`;
  return body + usccCheckCharacter(body);
}

export const EMPLOYER_HEADS = ['统一社会信用代码', '单位名称', '行业', '街道代码', '单位类型', '地址', '法定代表人', '联系电话', '职工人数', '人数日期', '农民工人数', '成立日期', '状态', '标签'] as const;

/** A row of the employer list; what is not told is plain. */
export function employerRow(n: number, more: Partial<Record<(typeof EMPLOYER_HEADS)[number], string>> = {}): string[] {
  const plain: Record<string, string> = { 统一社会信用代码: uscc(n), 单位名称: `第${n}号测试有限公司`, 行业: '建筑', 街道代码: '990101001' };
  return EMPLOYER_HEADS.map((head) => more[head] ?? plain[head] ?? '');
}

export interface Desk {
  readonly test: TestLedger;
  readonly clock: { now: number };
  readonly packs: RulePacks;
  readonly vault: VaultKeeper;
  /** Writes a file into the desk's own folder. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  /** A csv file of rows, imported. */
  csv(kind: ImportKindName, heads: readonly string[], rows: readonly (readonly string[])[], more?: Partial<ImportRequest>): Promise<ImportResult>;
  take(kind: ImportKindName | null, file: string, more?: Partial<ImportRequest>): Promise<ImportResult>;
  rows<R>(sql: string): Promise<R[]>;
  close(): Promise<void>;
}

/** A ledger with a folder for files beside it. */
export async function makeDesk(): Promise<Desk> {
  const test = await makeLedger();
  const folder = await mkdtemp(path.join(tmpdir(), 'import-test-'));
  const clock = { now: NOW };
  const packs = await loadRulePacks(path.resolve(import.meta.dirname, '../../resources/rulepacks'));
  const vault = await VaultKeeper.open(test.ledger, openKeychain, () => clock.now);
  let files = 0;
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const full = path.join(folder, name);
    await writeFile(full, content);
    return full;
  };
  const take = (kind: ImportKindName | null, from: string, more: Partial<ImportRequest> = {}): Promise<ImportResult> =>
    importFile(test.ledger, CAPTAIN, { kind, file: from, sheet: null, dryRun: false, refusedTo: null, services: { now: () => clock.now, rulePacks: packs, vaultKeeper: () => vault }, ...more });
  return {
    test, clock, packs, vault, file, take,
    async csv(kind, heads, rows, more) {
      files += 1;
      return take(kind, await file(`${kind}-${files}.csv`, csvText(heads, rows)), more);
    },
    rows: (sql) => test.ledger.reader.rows(sql),
    async close() {
      await test.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function csvText(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Counts of a result without the rest. */
export function counts({ rows, created, changed, same, refused, unmatched }: ImportResult): Record<string, number> {
  return { rows, created, changed, same, refused, unmatched };
}

export const none = { rows: 0, created: 0, changed: 0, same: 0, refused: 0, unmatched: 0 };
