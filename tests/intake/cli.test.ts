import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { complaintFile } from '#electron/cli/complaintFile.ts';
import { WORKER } from './support.ts';

let folder = '';
const ledger = () => path.join(folder, 'ledger');
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'complaint-cli-'));
  process.env['LEDGER_PASSPHRASE'] = 'correct horse battery staple';
  expect(await runCli(['init', '--ledger', ledger(), '--district', '990101', '--name', '清河区'], { out: () => undefined, err: () => undefined })).toBe(0);
});
afterAll(async () => {
  delete process.env['LEDGER_PASSPHRASE'];
  await rm(folder, { recursive: true, force: true });
});

const base = {
  kind: 'complaint', channel: '12333', registeredAt: '2025-09-26 10:00', complainant: { name: WORKER.name, idNo: WORKER.idNo, phone: WORKER.phone }, employer: { name: '丙餐饮管理有限公司' }, claims: ['拖欠工资'], headcount: 6, amountClaimed: '38,600.00',
  period: { from: '2024-12', to: '2025-02' }, statement: '没发工资',
};

async function add(content: unknown, name = 'one.json'): Promise<{ code: number; out: unknown[]; err: string }> {
  const file = path.join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  const out: unknown[] = [];
  const err: string[] = [];
  const code = await runCli(['complaint', 'add', '--ledger', ledger(), file], { out: (line) => out.push(JSON.parse(line)), err: (line) => err.push(line) });
  return { code, out, err: err.join('\n') };
}

test('prints receipt number, time and due times; the earlier answer binds', async () => {
  const { code, out, err } = await add(base);
  expect([code, err]).toEqual([0, '台账里没有“丙餐饮管理有限公司”，已用临时编号建档。\n须立即立案：欠薪人数 6 ≥ 5（4.2(2)①）。']);
  expect(out).toEqual([{
    receiptNo: expect.stringMatching(/^[2-9A-Z]{10}$/), registeredAt: '2025-09-26T10:00:00+08:00',
    dueAt: {
      'intake.dispatch': '2025-09-26T11:00:00+08:00', 'intake.phoneConfirm': '2025-09-27T10:00:00+08:00', 'intake.filingNotice': '2025-10-04T00:00:00+08:00', 'intake.filingNotice.plan': '2025-10-04T00:00:00+08:00',
      'intake.filingNotice.statute': '2025-10-11T00:00:00+08:00',
    },
  }]);
  const again = await add({ ...base, employer: { name: '丙餐饮管理有限公司' } });
  expect(again.err).toContain('按名称认定为 丙餐饮管理有限公司（临-990101-000001）');
});

test('an unknown code makes a dossier of its own, a wrong one is refused; no identity on either stream', async () => {
  const known = await add({ ...base, employer: { uscc: '91350100M000100Y43' } });
  expect([known.code, known.err]).toEqual([0, expect.stringContaining('已建档')]);
  const wrong = await add({ ...base, employer: { uscc: '91350100M000100Y4Z', name: '某公司' } });
  expect([wrong.code, wrong.out]).toEqual([1, []]);
  const badId = await add({ ...base, complainant: { ...base.complainant, idNo: '110105194912310021' } });
  expect([badId.code, badId.out]).toEqual([1, []]);
  expect(badId.err).toContain('证件号码不对');
  expect(`${known.err}${wrong.err}${badId.err}${JSON.stringify(known.out)}`).not.toMatch(/欧阳|1380013|1101051949/);
});

test('files that cannot be read, and wrong usage, each their own sentence', async () => {
  expect(await add('{')).toMatchObject({ code: 1, err: expect.stringContaining('不是有效的 JSON') });
  expect(await add([])).toMatchObject({ code: 1, err: expect.stringContaining('JSON 对象') });
  expect(await add({ ...base, kind: '建议' })).toMatchObject({ code: 1, err: expect.stringContaining('kind') });
  expect(await add({ ...base, amountClaimed: '12.345' })).toMatchObject({ code: 1, err: expect.stringContaining('amountClaimed') });
  expect(await add({ ...base, registeredAt: '2099-01-01' })).toMatchObject({ code: 1, err: expect.stringContaining('晚于现在') });
  expect(await runCli(['complaint', 'drop', 'x', '--ledger', ledger()], { out: () => undefined, err: () => undefined })).toBe(2);
});

test('all the ways in which a period, an amount and an anonymous report are written', () => {
  const matter = (more: Record<string, unknown>) => complaintFile({ ...base, ...more }).registration.matter;
  for (const period of [{ from: '2024-12', to: '2025-02' }, ['2024-12', '2025-02'], '2024-12/2025-02', '2024年12月 至 2025年2月', { from: '2024-12-05', to: '2025-02-28' }]) expect(matter({ period })).toMatchObject({ periodFrom: '2024-12', periodTo: '2025-02' });
  expect(matter({ period: { from: '2024-12-05', to: '2025-02-28' } }).endedOn).toBe('2025-02-28');
  expect([38600, '38600', 38600.5].map((amountClaimed) => matter({ amountClaimed }).amountClaimedFen)).toEqual([3_860_000, 3_860_000, 3_860_050]);
  expect(complaintFile({ kind: 'report', channel: '小程序' }).registration).toMatchObject({ anonymous: true, complainant: null, channel: 'miniProgram' });
});

test('nothing that stands in the file is lost without a word, and what is wrong is said in Chinese', async () => {
  for (const [more, said] of [
    [{ complainant: { phone: WORKER.phone } }, 'complainant'], [{ complainant: WORKER.name }, 'complainant'], [{ period: 5 }, 'period'], [{ period: ['2024-12', '2025-01', '2025-02'] }, 'period'], [{ period: { form: '2024-12' } }, 'form'],
    [{ headcount: true }, 'headcount'], [{ headcount: '1e3' }, 'headcount'], [{ employer: { name: '甲' } }, 'name'], [{ statement: '长'.repeat(50_000) }, 'statement'],
  ] as const) {
    const { code, out, err } = await add({ ...base, ...more });
    expect([code, out], JSON.stringify(more).slice(0, 80)).toEqual([1, []]);
    expect(err).toContain(said);
    expect(err).not.toMatch(/expected|string|Too|Invalid|欧阳|1380013/);
  }
});
