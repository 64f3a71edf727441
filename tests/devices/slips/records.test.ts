import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layoutSlip } from '#shared/devices/slips/layout.ts';
import { shortName } from '#shared/devices/slips/kinds/label.ts';
import { runCli } from '#electron/cli/main.ts';
import { slipFrom } from '#electron/areas/devices/slips/data.ts';
import { parseJob } from '../../simulators/escposParser.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { at, head, makeDesk, uscc, type Desk } from '../../support/desk.ts';

let desk: Desk;
let employerId = 0;
let caseId = 0;
let caseNo = '';
beforeEach(async () => {
  desk = await makeDesk();
  employerId = (await desk.employers('create', { fields: head('清河乙建筑工程有限公司', uscc(2)), tags: [] })).id;
  const made = await desk.cases('register', { caseNo: '', fields: { employerId, cause: '拖欠工资', source: '网格上报', filedAt: at('2025-03-04 10:00'), verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0001' } });
  caseId = made.id;
  caseNo = made.caseNo;
  await desk.fill([`UPDATE officers SET cert_no = '99010100123'`]);
});
afterEach(() => desk.close());

const lines = async (of: Parameters<typeof slipFrom>[1], width: 58 | 80 = 58): Promise<string[]> =>
  layoutSlip((await slipFrom(desk.reader, of, desk.clock.now, desk.services)).slip, width).map((line) => line.text);

describe('slips from records', () => {
  it('a file label bears number, short name, how long it is kept and a short code that the search box reads back', async () => {
    const text = await lines({ slip: 'S05', caseId });
    expect(text.join('\n')).toContain('清河乙建筑工程');
    expect(text.join('\n')).not.toContain('有限公司');
    expect(text).toContain('保管期限：10 年');
    expect(text.at(-1)).toBe('990101L202500001');
    const found = await desk.employers('search', { text: '990101L202500001', limit: 5 });
    expect(found.hits[0]).toMatchObject({ group: 'case', id: caseId });
    await desk.cases('startMajor', { id: caseId, t0: at('2025-03-05 09:00'), headcount: 60, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
    expect(await lines({ slip: 'S05', caseId })).toContain('保管期限：30 年');
  });

  it('a short name stays one', () => {
    expect(shortName('甲餐饮有限公司')).toBe('甲餐饮');
    expect(shortName('某某（集团）股份有限公司')).toBe('某某');
    expect(shortName('公司')).toBe('公司');
    expect([...shortName('很长很长很长很长很长很长很长很长的名称有限责任公司')]).toHaveLength(14);
  });

  it('a receipt of materials names what was taken, by the certificate of the receiver, or by staff number; each receipt is a slip of its own', async () => {
    await expect(lines({ slip: 'S04', caseId, receiptId: null })).rejects.toMatchObject({ code: 'devices.noMaterials' });
    const { receiptId } = await desk.cases('receiveMaterials', { id: caseId, items: [{ name: '劳动合同复印件', pages: 6 }, { name: '考勤表', pages: 12 }] });
    const text = (await lines({ slip: 'S04', caseId, receiptId }, 80)).join('\n');
    for (const part of ['材料接收单', caseNo, '1.劳动合同复印件 6页', '2.考勤表 12页', '共2件18页', '99010100123']) expect(text).toContain(part);
    await desk.fill([`UPDATE officers SET cert_no = ''`]);
    const second = await desk.cases('receiveMaterials', { id: caseId, items: [{ name: '考勤表', pages: 1 }] });
    expect((await lines({ slip: 'S04', caseId, receiptId: second.receiptId }, 80)).join('\n')).toMatch(/接收人工号：\s*0001/);
    const numbers = await Promise.all([receiptId, second.receiptId, null].map((one) => slipFrom(desk.reader, { slip: 'S04', caseId, receiptId: one }, desk.clock.now, desk.services).then(({ number }) => number)));
    expect(numbers).toEqual([`${caseNo} 收1`, `${caseNo} 收2`, `${caseNo} 收2`]);
  });

  it('an employer label: a temporary number goes into the bars in letters that a scanner can type', async () => {
    expect((await lines({ slip: 'L01', employerId })).at(-1)).toBe(uscc(2));
    const { id } = await desk.employers('create', { fields: head('路边小吃店', ''), tags: [] });
    expect((await lines({ slip: 'L01', employerId: id })).at(-1)).toMatch(/^LS-990101-0{5}1$/);
  });

  it('an identity number among the materials keeps the slip from being printed', async () => {
    await desk.cases('receiveMaterials', { id: caseId, items: [{ name: '身份证 11010519491231002X 复印件', pages: 1 }] });
    await expect(lines({ slip: 'S04', caseId, receiptId: null })).rejects.toMatchObject({ code: 'devices.slipIdentity' });
  });
});

describe('slip, the command', () => {
  let printer: PrinterSimulator;
  let folder = '';
  beforeEach(async () => {
    printer = await PrinterSimulator.start();
    folder = mkdtempSync(path.join(tmpdir(), 'slip-'));
  });
  afterEach(async () => {
    await printer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function cli(...words: string[]): Promise<{ code: number; out: unknown[]; err: string }> {
    const [out, err]: [unknown[], string[]] = [[], []];
    const code = await runCli(['slip', '--ledger', desk.folder, ...words], { out: (line) => out.push(JSON.parse(line)), err: (line) => err.push(line) });
    return { code, out, err: err.join('\n') };
  }

  it('prints once, says what it did, and marks the next one as a reprint', async () => {
    const first = await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place);
    expect(first.err).toBe('');
    expect(first.out).toEqual([{ slip: 'S05', of: caseNo, width: 58, bytes: printer.jobs[0]?.length, copies: 1, status: 'confirmed' }]);
    const second = await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place, '--copies', '2');
    expect(second.out).toMatchObject([{ copies: 2, status: 'confirmed' }]);
    const texts = printer.jobs.map((job) => parseJob(job).printed.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n'));
    expect(texts[0]).not.toContain('补打');
    expect(texts[1]).toContain('【补打】第1次');
    expect(await desk.reader.rows('SELECT slip, number, reprint, outcome FROM slip_prints ORDER BY id')).toEqual([
      { slip: 'S05', number: caseNo, reprint: 0, outcome: 'confirmed' }, { slip: 'S05', number: caseNo, reprint: 1, outcome: 'confirmed' },
    ]);
  });

  it('what never reached the paper is no print before: the next one has no mark', async () => {
    printer.mode = 'paper-out';
    const refused = await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place);
    expect([refused.code, refused.out]).toEqual([1, []]);
    expect(refused.err).toContain('缺纸');
    printer.mode = 'good';
    await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place);
    expect(parseJob(printer.jobs.at(-1) ?? Buffer.alloc(0)).printed.some((item) => item.kind === 'text' && item.text.includes('补打'))).toBe(false);
  });

  it('a line that drops in the middle is in doubt, and the next one says that it is a reprint', async () => {
    printer.dropAfter = 40;
    expect((await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place)).err).toContain('可能只打出一部分');
    printer.dropAfter = null;
    await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place);
    expect(parseJob(printer.jobs.at(-1) ?? Buffer.alloc(0)).printed.some((item) => item.kind === 'text' && item.text.includes('补打'))).toBe(true);
  });

  it('into a file; records that are not there, papers that are too wide, slips whose records do not exist yet', async () => {
    const file = path.join(folder, 'label.bin');
    expect((await cli('--id', 'S05', '--of', caseNo, '--printer', `file:${file}`)).out).toMatchObject([{ status: 'unconfirmed' }]);
    expect(parseJob(readFileSync(file)).printed.some((item) => item.kind === 'code128')).toBe(true);
    expect((await cli('--id', 'S05', '--of', '没有的案号', '--printer', printer.place)).err).toContain('没有找到案件');
    expect((await cli('--id', 'S05', '--of', caseNo, '--printer', printer.place, '--width', '80')).err).toContain('不能用 80 毫米纸');
    expect((await cli('--id', 'S01', '--of', 'x', '--printer', printer.place)).err).toContain('还没有它所依据的记录');
    expect((await cli('--id', 'S04', '--of', caseNo, '--printer', printer.place)).err).toContain('没有登记过收到的材料');
    expect((await cli('--id', 'S09', '--of', caseNo, '--printer', printer.place)).code).toBe(2);
    expect((await cli('--id', 'S05', '--of', caseNo, '--printer', 'lpt')).code).toBe(1);
    expect(printer.jobs).toHaveLength(0);
  });
});
