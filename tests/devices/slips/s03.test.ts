import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { parseJob } from '../../simulators/escposParser.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';

let folder = '';
let printer: PrinterSimulator;
const ledger = (): string => path.join(folder, 'ledger');

async function cli(...words: string[]): Promise<{ code: number; out: Record<string, unknown>[]; err: string }> {
  const [out, err]: [Record<string, unknown>[], string[]] = [[], []];
  const code = await runCli(words, { out: (line) => out.push(JSON.parse(line) as Record<string, unknown>), err: (line) => err.push(line) });
  return { code, out, err: err.join('\n') };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 's03-'));
  printer = await PrinterSimulator.start();
  process.env['LEDGER_PASSPHRASE'] = 'correct horse battery staple';
  await cli('init', '--ledger', ledger(), '--district', '990101', '--name', '清河区', '--as', '0001', '--officer', '大队长');
});
afterAll(async () => {
  delete process.env['LEDGER_PASSPHRASE'];
  await printer.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a complaint\'s receipt: number, due times and code on 58 and 80 mm, nobody\'s name or number', async () => {
  const file = path.join(folder, 'one.json');
  writeFileSync(file, JSON.stringify({
    kind: 'complaint', channel: '12333', registeredAt: '2025-09-26 10:00', complainant: { name: '欧阳样例', idNo: '11010519491231002X', phone: '13800138000' }, employer: { name: '丙餐饮管理有限公司' }, claims: ['拖欠工资'],
    headcount: 1, amountClaimed: '3,600.00', period: { from: '2024-12', to: '2025-02' }, statement: '没发工资',
  }));
  const [added] = (await cli('complaint', 'add', '--ledger', ledger(), file)).out;
  const receiptNo = String(added?.['receiptNo']);
  for (const width of ['58', '80']) {
    const { out, err } = await cli('slip', '--ledger', ledger(), '--id', 'S03', '--of', receiptNo, '--printer', printer.place, '--width', width);
    expect(err).toBe('');
    expect(out).toMatchObject([{ slip: 'S03', of: receiptNo, width: Number(width), copies: 1, status: 'confirmed' }]);
  }
  const { printed } = parseJob(printer.jobs[0] ?? Buffer.alloc(0));
  const text = printed.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n');
  for (const part of ['投诉受理回执', receiptNo, '2025-09-26 10:00', '2025-09-26 11:00', '2025-09-27 10:00']) expect(text).toContain(part);
  expect(printed).toContainEqual(expect.objectContaining({ kind: 'qr', text: receiptNo }));
  // Where the office has set no phone, no label stands with nothing behind it.
  expect(text).not.toContain('查询电话');
  for (const job of printer.jobs) expect(JSON.stringify(parseJob(job).printed)).not.toMatch(/欧阳|13800138000|11010519491231002X/);
  expect((await cli('slip', '--ledger', ledger(), '--id', 'S03', '--of', 'ZZZZZZZZZZ', '--printer', printer.place)).err).toContain('没有找到回执');
});
