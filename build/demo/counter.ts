import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cli, heading, must, only, step } from './steps.ts';

interface Registered { readonly receiptNo: string; readonly dueAt: Readonly<Record<string, string>> }

/** People who exist nowhere; the numbers are the examples of the standards. */
const COMPLAINTS = [
  {
    kind: 'complaint', channel: 'window', complainant: { name: '欧阳建国', idNo: '11010519491231002X', phone: '13800138617' }, employer: { uscc: '91990101MA1A00016F' },
    claims: ['wages'], headcount: 6, amountClaimed: '86400.00', period: { from: '2026-08', to: '2026-10' }, statement: '三个月没有发工资，工友共六人。',
  },
  {
    kind: 'complaint', channel: '12333', complainant: { name: '钟离梅', phone: '13900139000' }, employer: { uscc: '91990101MA1A000325' },
    claims: ['wages'], headcount: 1, amountClaimed: '7200.00', period: { from: '2026-09', to: '2026-10' }, statement: '离职后没有结清工资。',
  },
  { kind: 'report', channel: 'petition', complainant: null, employer: { name: '清河某洗浴中心' }, claims: ['insurance'], headcount: null, amountClaimed: null, period: null, statement: '不给员工上社会保险。' },
] as const;

/** Complaints at the counter: registered with their clocks, the persons sealed, the slip for the worker's hand. Gives the receipt numbers. */
export async function atTheCounter(ledger: string, out: string): Promise<string[]> {
  heading('六、接待窗口');
  // What a person tells stands in a file of its own only until it is sealed.
  const folder = await mkdtemp(path.join(tmpdir(), 'brigade-demo-'));
  const receipts: string[] = [];
  try {
    for (const [index, one] of COMPLAINTS.entries()) {
      const file = path.join(folder, `${index}.json`);
      await writeFile(file, JSON.stringify({ registeredAt: new Date(Date.now() - (20 - index * 7) * 60_000).toISOString(), ...one }));
      const { receiptNo, dueAt } = only<Registered>(await cli(['complaint', 'add', '--ledger', ledger, file]));
      must(Object.keys(dueAt).length >= 4, '每件投诉应有派单、电话核实和立案告知的时限');
      receipts.push(receiptNo);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const slip = path.join(out, '投诉回执.escpos');
  await cli(['slip', '--ledger', ledger, '--id', 'S03', '--of', receipts[0] ?? '', '--printer', `file:${slip}`]);
  must((await stat(slip)).size > 200, '应打出投诉回执');
  step(`登记投诉、举报 ${receipts.length} 件，时限已起算，身份已加密；第一件的回执已打到文件`);
  return receipts;
}
