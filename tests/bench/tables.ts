import { rm } from 'node:fs/promises';
import path from 'node:path';
import { reckonMonth } from '#electron/areas/reports/draft/reckon.ts';
import { appRoot } from '#electron/cli/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { fillDistrict, FULL } from './district.ts';
import { makeLedgerAt } from './ledgers.ts';
import { median, timed, told } from './statistics.ts';

const ROUNDS = 7;

/** Both tables of a month against the bare reads of the same rows: the very statements, without anything done to what they give. */
export async function measureTables(ledger: Ledger, month: string, say: (line: string) => void): Promise<void> {
  const rulePacks = await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks'));
  const statements = await statementsOf(ledger.reader, (reader) => reckonMonth(reader, rulePacks, month));
  const [whole, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push((await timed(async () => { for (const statement of statements) await statement(); })).ms);
    whole.push((await timed(() => reckonMonth(ledger.reader, rulePacks, month))).ms);
  }
  say(told({ what: 'both tables of a month', ms: median(whole), floor: `their ${statements.length} statements alone`, floorMs: median(bare), goal: 3 }));
}

/** Both tables on a ledger whose history is ten times as long, against the same month after one year. */
export async function measureHistory(folder: string, employers: number, say: (line: string) => void): Promise<void> {
  const rulePacks = await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks'));
  const ledgers: Ledger[] = [];
  for (const months of [12, 120]) {
    const ledger = await makeLedgerAt(path.join(folder, `history-${months}`));
    await fillDistrict(ledger, { ...FULL, employers, accounts: Math.round(employers / 6), cases: employers / 5, months });
    ledgers.push(ledger);
  }
  const [year, decade] = ledgers;
  if (year === undefined || decade === undefined) return;
  const [short, long]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    short.push((await timed(() => reckonMonth(year.reader, rulePacks, FULL.lastMonth))).ms);
    long.push((await timed(() => reckonMonth(decade.reader, rulePacks, FULL.lastMonth))).ms);
  }
  say(told({ what: `both tables of ${employers} employers after ten years`, ms: median(long), floor: 'after one year', floorMs: median(short), goal: 1.2 }));
  for (const ledger of ledgers) {
    await ledger.close();
    await rm(ledger.paths.folder, { recursive: true, force: true });
  }
}

/** Runs the work once and keeps what it asked the ledger, ready to be asked again. */
async function statementsOf(reader: Reader, work: (reader: Reader) => Promise<unknown>): Promise<(() => Promise<unknown>)[]> {
  const asked: (() => Promise<unknown>)[] = [];
  await work({
    rows: (sql, bindings) => { asked.push(() => reader.rows(sql, bindings)); return reader.rows(sql, bindings); },
    first: (sql, bindings) => { asked.push(() => reader.first(sql, bindings)); return reader.first(sql, bindings); },
  });
  return asked;
}
