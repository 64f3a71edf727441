import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import { importFile } from '#electron/imports/run.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { Refusal } from '#shared/messages/index.ts';

/*
 * A process that imports lists of employers until it is killed, or one file (or only looks at it) and ends. On standard output, a line each: `ready`; `importing <n>` before
 * and `done <n> <batch>` after the n-th import of this process; of one file with its rows that
 * are new and refused, or `refused <code> <message>`, `failed <text>`, and the most memory that it took.
 */
const ROWS = 2000;
const HEADS = '统一社会信用代码,单位名称,行业,街道代码,地址,标签';

function code(n: number): string {
  const body = `91990101MA1A${String(n).padStart(5, '0')}`;
  return body + usccCheckCharacter(body);
}

/** The same employers each time, at another address and with some of their own; a few rows are refused. */
function list(round: string, first: number): string {
  const known = Array.from({ length: ROWS }, (_, i) => `${code(i)},第${i}号测试有限公司,建筑,990101001,${round},重点`);
  const fresh = Array.from({ length: 50 }, (_, i) => `${code(first + i)},第${first + i}号测试有限公司,建筑,990101001,${round},`);
  return `${[HEADS, ...known, ...fresh, `${code(0)},第0号,采矿,990101001,,`, 'X,第X号,建筑,1,,'].join('\r\n')}\r\n`;
}

async function main(): Promise<void> {
  const [folder = '', resources = '', round = '', given = '', look = ''] = process.argv.slice(2);
  const ledger = await openLedger(folder, { now: Date.now(), temporaryOnDisk: true });
  const rulePacks = await loadRulePacks(path.join(resources, 'rulepacks'));
  const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
  tell('ready');
  const take = (file: string): ReturnType<typeof importFile> =>
    importFile(ledger, { staffNo: '0001', name: '大队长', posts: ['captain'] }, { kind: null, file, sheet: null, dryRun: look === 'look', refusedTo: null, services: { now: () => Date.now(), rulePacks } });
  if (given !== '') {
    await take(given).then((done) => tell(`done 1 ${done.batchId} ${done.created} ${done.refused}`), (error: unknown) => tell(error instanceof Refusal ? `refused ${error.code} ${error.message}` : `failed ${String(error)}`));
    tell(`MiB ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
    return ledger.close();
  }
  for (let n = 1; ; n += 1) {
    const file = path.join(path.dirname(folder), `${round}-${n}.csv`);
    await writeFile(file, list(`${round}-${n}`, ROWS + Number(round) * 2000 + n * 50));
    tell(`importing ${n}`);
    const { batchId } = await take(file);
    tell(`done ${n} ${batchId}`);
  }
}

void main();
