import { Refusal } from '#shared/messages/index.ts';
import { openBrigade } from './mixed/brigade.ts';
import { attachments, filings, signatures } from './mixed/records.ts';
import { deliver, WORKS } from './mixed/works.ts';

/*
 * A process in which a whole brigade works at once until it is killed: dossiers, cases, payments, lists and taking them back, complaints with sealed persons, their files, signed papers with
 * numbers, filings by three persons, backups, submissions, approvals, delivery and anchors, each through the product's own operations. On standard output, a line each: `ready`, and `done <kind> <fact…>` after each acknowledged
 * write, with what must be found after a death.
 */
const [folder = '', resources = '', month = '', caseId = '', round = '', which = ''] = process.argv.slice(2);

const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
const done = (line: string): void => tell(`done ${line}`);

async function main(): Promise<void> {
  const brigade = await openBrigade(folder, resources, { month, caseId: Number(caseId), round });
  tell('ready');
  deliver(brigade, done);
  await Promise.all([...WORKS, attachments, signatures, filings].map(async (work) => {
    for (let n = 1; ; n += 1) await work(brigade, done, n * 2 + (which === 'second' ? 1 : 0)).catch(orFail);
  }));
}

/** Two processes write at once: one may find that the other was faster, and says so; anything else is a failure of the test. */
function orFail(error: unknown): void {
  if (error instanceof Refusal) return tell(`refused ${error.code}`);
  tell(`failed ${String(error instanceof Error ? error.stack : error).replaceAll('\n', ' | ')}`);
  process.exit(3);
}

void main().catch(orFail);
