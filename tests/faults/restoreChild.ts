import { bringParts, keepUndo } from '#electron/areas/backups/source.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { asideOf, putInstead, rehearse } from '#electron/ledger/replace.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';

/*
 * A process that puts one of two backups in the place of the ledger, with the files of a stick, again and again, until it is killed: the steps of `backups.restore` in its order. On standard
 * output, a line each: `ready`, `restoring <n>`,
 * `restored <n>`.
 */
async function main(): Promise<void> {
  const [folder = '', stick = '', ...sources] = process.argv.slice(2);
  const paths = ledgerPaths(folder);
  const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
  tell('ready');
  for (let n = 1; ; n += 1) {
    const now = Date.now() + n * 1000;
    const staging = await rehearse(paths, sources[n % sources.length] ?? '', now);
    tell(`restoring ${n}`);
    await bringParts(ledgerPaths(stick), paths);
    await keepUndo(paths, { aside: asideOf(now), at: now, from: String(n) });
    await putInstead(paths, staging, now);
    tell(`restored ${n}`);
    const ledger = await openLedger(folder, { now });
    await ledger.reader.first('SELECT count(*) AS n FROM journal');
    await ledger.close();
  }
}

void main();
