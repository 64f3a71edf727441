import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { measureImport } from './imports.ts';
import { measureSealing } from './sealing.ts';
import { measureDevices } from './devices.ts';
import { measureHistory, measureTables } from './tables.ts';
import { FULL, fillDistrict } from './district.ts';
import { makeLedgerAt } from './ledgers.ts';
import { measurePapers } from './papers.ts';
import { measureWindow } from './windows.ts';

/*
 * `npm run bench [-- import tables search …]`: each figure is a ratio of two medians measured in this run, one after the other, against a named floor.
 * `--small` measures a tenth of the district, for a quick look.
 */

const parts = ['import', 'tables', 'history', 'sealing', 'window', 'devices', 'papers'] as const;
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const small = process.argv.includes('--small');
const wanted = (part: (typeof parts)[number]): boolean => asked.length === 0 || asked.includes(part);
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

async function main(): Promise<void> {
  const unknown = asked.find((word) => !parts.some((part) => part === word));
  if (unknown !== undefined) throw new Error(`no such part: ${unknown}; there are ${parts.join(', ')}`);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'brigade-bench-'));
  try {
    if (wanted('import')) await measureImport(folder, small ? 10_000 : 100_000, say);
    if (wanted('history')) await measureHistory(folder, small ? 1_000 : 10_000, say);
    if (wanted('devices')) await measureDevices(folder, say);
    if (wanted('papers')) await measurePapers(small, say);
    if (wanted('sealing')) await measureSealing(folder, say);
    if (wanted('tables') || wanted('window')) {
      const size = small ? { ...FULL, employers: 10_000, accounts: 1667, cases: 2000 } : FULL;
      const place = path.join(folder, 'district');
      await mkdir(place);
      const ledger = await makeLedgerAt(path.join(place, 'ledger'));
      await fillDistrict(ledger, size);
      say(`district: ${size.employers} employers, ${size.accounts * size.months} account months, ${size.employers * size.months} insurance months, ${size.cases} cases`);
      if (wanted('tables')) await measureTables(ledger, size.lastMonth, say);
      await ledger.close();
      if (wanted('window')) await measureWindow(path.join(place, 'ledger'), say);
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exitCode = 1;
});
