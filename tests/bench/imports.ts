import { rm } from 'node:fs/promises';
import path from 'node:path';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { appRoot } from '#electron/cli/services.ts';
import { importFile } from '#electron/imports/run.ts';
import { openSheet } from '#electron/imports/reading/openSheet.ts';
import { createSheet } from '#electron/spreadsheets/writer.ts';
import { generatedEmployer } from './district.ts';
import { makeLedgerAt } from './ledgers.ts';
import { median, timed, told } from './statistics.ts';

const ROUNDS = 3;
const ACTOR = { staffNo: '0001', name: '大队长', posts: ['captain'] };

/** Import of a new ledger's employers against reading the same file to its end with the same reader. */
export async function measureImport(folder: string, rows: number, say: (line: string) => void): Promise<void> {
  const file = path.join(folder, 'employers.xlsx');
  await writeEmployers(file, rows);
  const rulePacks = await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks'));
  const [imports, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push((await timed(() => readAll(file))).ms);
    const place = path.join(folder, `import-${round}`);
    const ledger = await makeLedgerAt(place);
    const done = await timed(() => importFile(ledger, ACTOR, { kind: 'employers', file, sheet: null, dryRun: false, refusedTo: null, services: { now: () => Date.now(), rulePacks } }));
    if (done.value.created !== rows) throw new Error(`imported ${done.value.created} of ${rows}`);
    imports.push(done.ms);
    await ledger.close();
    await rm(place, { recursive: true, force: true });
  }
  say(told({ what: `import of ${rows} employers (xlsx)`, ms: median(imports), floor: 'reading the file with the same reader', floorMs: median(floors), goal: 2 }));
}

async function writeEmployers(file: string, rows: number): Promise<void> {
  const sheet = await createSheet(file, 'xlsx', { sheetName: '用人单位', heads: ['统一社会信用代码', '单位名称', '行业', '街道代码', '职工人数', '人数日期'] });
  for (let i = 0; i < rows; i += 1) {
    const one = generatedEmployer(i);
    await sheet.row([one.uscc, one.name, one.industryWord, one.street, String(one.headcount), '2026-09-15']);
  }
  await sheet.finish();
}

async function readAll(file: string): Promise<number> {
  const sheet = await openSheet(file, null, () => true);
  let cells = 0;
  try {
    for await (const rows of sheet.rows()) for (const row of rows) cells += row.cells.length;
  } finally {
    await sheet.close();
  }
  return cells;
}
