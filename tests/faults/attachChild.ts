import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { sha256 } from '#electron/ledger/digest.ts';
import { pdf } from '../attachments/samples.ts';
import { givenFile, openBrigade } from './mixed/brigade.ts';

/*
 * A process that attaches files of some megabytes to a complaint until it is killed. On standard output, a line each: `ready`, and `attached <id> <sha256>` after each
 * acknowledged one.
 */
async function main(): Promise<void> {
  const [folder = '', resources = '', complaintId = ''] = process.argv.slice(2);
  const { as: { officer: ask } } = await openBrigade(folder, resources, { month: '', caseId: 0, round: '' });
  process.stdout.write('ready\n');
  for (;;) {
    const bytes = pdf(randomBytes(1_000_000 + Math.floor(Math.random() * 2_000_000)).toString('hex'));
    const token = sha256(bytes).slice(0, 40);
    await writeFile(givenFile(folder, token), bytes);
    const { id } = await ask('attachments.attach', { subject: { kind: 'complaint', id: Number(complaintId) }, file: { token, name: 'scan.pdf', size: bytes.length }, title: '劳动合同', persons: true });
    process.stdout.write(`attached ${id} ${sha256(bytes)}\n`);
  }
}

void main();
