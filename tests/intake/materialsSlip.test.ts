import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutSlip } from '#shared/devices/slips/layout.ts';
import { slipFrom } from '#electron/areas/devices/slips/data.ts';
import { runCli } from '#electron/cli/main.ts';
import { head, uscc } from '../support/desk.ts';
import { PrinterSimulator } from '../simulators/printer.ts';
import { complaintOf, makeBrigade, type Brigade } from './support.ts';

const HOUR = 3_600_000;
let desk: Brigade;
let id = 0;
let receiptNo = '';
beforeEach(async () => {
  desk = await makeBrigade();
  const employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
  ({ id, receiptNo } = await desk.clerk('register', complaintOf({ id: employerId }, { materials: [] })));
  await desk.captain('dispatch', { id, rowVersion: (await desk.captain('complaint', { id })).rowVersion, staffNo: '0011', reason: '' });
});
afterEach(() => desk.close());

const versioned = async () => ({ id, rowVersion: (await desk.captain('complaint', { id })).rowVersion });
const slip = (receivedAt: number | null) => slipFrom(desk.reader, { slip: 'S04', complaintId: id, receivedAt }, desk.clock.now, desk.services);
const text = async (receivedAt: number | null) => layoutSlip((await slip(receivedAt)).slip, 80).map((line) => line.text).join('\n');
async function supplements(): Promise<number[]> {
  await desk.handler('requestSupplement', { ...(await versioned()), missing: [{ item: '劳动合同', why: '' }, { item: '考勤表', why: '' }], dueOn: '', office: '政务大厅 3 号窗口', phone: '023-12345678', handed: true });
  const times: number[] = [];
  for (const [index, pages] of [[0, 6], [1, 12]] as const) {
    desk.clock.now += HOUR;
    times.push(desk.clock.now);
    await desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index, pages }], receivedAt: null });
  }
  return times;
}

test('each receipt of a complaint has its own slip, by receipt number and the certificate of the receiver, or else the staff number; nothing of the person', async () => {
  await expect(slip(null)).rejects.toMatchObject({ code: 'intake.noMaterials' });
  const [first = 0] = await supplements();
  expect(await text(null)).toMatch(/接收人工号：\s*0011/);
  await desk.fill([`UPDATE officers SET cert_no = '99010100123' WHERE staff_no = '0011'`]);
  for (const part of ['材料接收单', `回执编号：${receiptNo}`, '1.考勤表 12页', '共1件12页', '99010100123']) expect(await text(null)).toContain(part);
  expect(await text(first)).toContain('1.劳动合同 6页');
  expect(await text(first)).not.toMatch(/考勤表|欧阳|案件编号/);
  expect([(await slip(first)).number, (await slip(null)).number]).toEqual([`${receiptNo} 收1`, `${receiptNo} 收2`]);
  await expect(slip(first + 1)).rejects.toMatchObject({ code: 'intake.noMaterials' });
});

test('slip --id S04 takes a receipt number too', async () => {
  await supplements();
  await desk.fill([`UPDATE officers SET cert_no = '99010100123' WHERE staff_no = '0011'`]);
  const printer = await PrinterSimulator.start();
  const said: string[] = [];
  try {
    const code = await runCli(['slip', '--ledger', desk.folder, '--as', '0001', '--id', 'S04', '--of', receiptNo, '--printer', `tcp://127.0.0.1:${String(printer.port)}`], { out: (line) => said.push(line), err: (line) => said.push(line) });
    expect([code, said.map((line) => JSON.parse(line) as unknown)]).toMatchObject([0, [{ slip: 'S04', of: receiptNo, status: 'confirmed' }]]);
    expect(printer.jobs).toHaveLength(1);
  } finally {
    await printer.stop();
  }
});
