import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WageRow, WageSummary, MajorRow, MajorTotals } from '#shared/rules/tables/types.ts';
import { makePassphrase } from '#electron/outbox/passphrase.ts';
import { startCity } from './demo/city.ts';
import { atTheCounter } from './demo/counter.ts';
import { workByHand } from './demo/live.ts';
import { openWindow, profileFor, takePictures } from './demo/screens.ts';
import { cli, heading, must, only, root, step } from './demo/steps.ts';
import { takeTour } from './demo/tour/tour.ts';

/**
 * `npm run demo`: the main job on the sample district. Its spreadsheets go in through the real importers, three months' tables are reckoned, two months
 * approved and delivered to the reference inbox, papers written; then the window opens on that ledger. Exit 0 only if all of it happened.
 * `--tour [--only WORD] [--screens]` photographs every screen and (without `--screens`) dialog into a temporary folder instead; with LEDGER_PASSPHRASE set, the ledger of the last demo is used again.
 */
const MONTHS = ['2026-08', '2026-09', '2026-10'] as const;
const KIND_BY_NUMBER: Readonly<Record<string, string>> = {
  '01': 'employers', '02': 'accounts', '03': 'balances', '04': 'payroll', '05': 'insurance', '06': 'court', '07': 'cases', '08': 'payments', '09': 'major', '10': 'followups', '11': 'headcounts', '12': 'gridreports',
};

interface Imported { readonly kind: string; readonly rows: number; readonly created: number; readonly changed: number; readonly same: number; readonly refused: number; readonly unmatched: number }
interface WageTable { readonly rows: readonly WageRow[]; readonly summary: WageSummary }
interface MajorTable { readonly rows: readonly MajorRow[]; readonly totals: MajorTotals }

async function main(): Promise<void> {
  const out = path.join(root, 'out', 'demo');
  const touring = process.argv.includes('--tour');
  if (touring && process.env['LEDGER_PASSPHRASE'] !== undefined && (await stat(path.join(out, 'ledger')).catch(() => null)) !== null) return tour(path.join(out, 'ledger'));
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const ledger = path.join(out, 'ledger');
  process.env['LEDGER_PASSPHRASE'] ??= makePassphrase();

  heading('一、建台账');
  const made = only<{ publicKeyJwk: unknown }>(await cli(['init', '--ledger', ledger, '--district', '990101', '--name', '清河区劳动保障监察大队', '--as', '0001', '--officer', '赵大队']));
  const city = await startCity(out, '990101', made.publicKeyJwk);
  try {
    await cli(['city-keys', '--ledger', ledger, city.publicKeyFile]);
    step(`台账在 ${path.relative(root, ledger)}，支队收件箱在 ${city.url}`);
    const refused = await importAll(ledger);
    const byHand = await workByHand(ledger, out, city.url);
    step('手工登记：支队地址、街道名称、一份代码重复的档案、一件正在计时的重大案件');
    await reckonTables(ledger);
    const receipts = await approveAndDeliver(ledger, city.url);
    const papers = [...byHand.files, ...await writePapers(ledger, out)];
    await atTheCounter(ledger, out);
    await say({ ledger, refused, receipts, papers, out });
    if (touring) return await tour(ledger);
    const profile = await profileFor(out, ledger);
    if (process.env['BRIGADE_DISPLAY'] === 'screen' && !process.argv.includes('--pictures')) {
      process.stdout.write('\n窗口已打开，关上窗口即结束。\n');
      await openWindow(profile);
    } else {
      const pictures = await takePictures(profile, out, shots(byHand.employerId));
      process.stdout.write(`\n没有可见的屏幕，主要画面存为 ${pictures.length} 张图：${path.relative(root, out)}/*.png\n`);
    }
  } finally {
    await city.stop();
  }
}

async function tour(ledger: string): Promise<void> {
  const folder = path.join(tmpdir(), 'brigade-tour');
  const words = process.argv.indexOf('--only');
  const count = await takeTour(ledger, folder, { only: words === -1 ? '' : (process.argv[words + 1] ?? ''), dialogs: !process.argv.includes('--screens') });
  process.stdout.write(`${count} 张图在 ${folder}\n`);
}

/** In an order that makes rows wait for their parents: balances before accounts, payments before cases, and everything before the employers. */
async function importAll(ledger: string): Promise<number> {
  heading('二、导入各部门送来的表');
  const folder = path.join(root, 'resources', 'demo');
  const files = (await readdir(folder)).filter((name) => /^\d\d-.*\.(xlsx|csv)$/.test(name)).sort();
  const order = [...files.filter((name) => /^(03|08)/.test(name)), ...files.filter((name) => /^(02|07)/.test(name)), ...files.filter((name) => name.startsWith('01')), ...files.filter((name) => !/^(01|02|03|07|08)/.test(name))];
  const total = { created: 0, refused: 0, unmatched: 0 };
  for (const name of order) {
    const done = only<Imported>(await cli(['import', '--ledger', ledger, KIND_BY_NUMBER[name.slice(0, 2)] ?? '', path.join(folder, name)]));
    total.created += done.created;
    total.refused += done.refused;
    total.unmatched += done.unmatched;
    process.stdout.write(`  ${name}：${done.rows} 行，新增 ${done.created}，被拒 ${done.refused}，待匹配 ${done.unmatched}\n`);
  }
  const again = only<Imported>(await cli(['import', '--ledger', ledger, 'employers', path.join(folder, files[0] ?? '')]));
  must(again.created === 0 && again.changed === 0, '同一文件再导一次不应有改动');
  must(total.unmatched > 0 && total.refused >= 10, '应有待匹配和被拒的行');
  const employers = (await cli(['list', '--ledger', ledger, 'employers'])).lines.length;
  must(employers >= 600, `应有 600 户以上，现有 ${employers}`);
  step(`台账 ${employers} 户；被拒 ${total.refused} 行，已写成待改的文件；曾待匹配 ${total.unmatched} 行，所属记录到齐后自动对上`);
  return total.refused;
}

async function wage(ledger: string, month: string): Promise<WageTable> {
  return only(await cli(['tables', '--ledger', ledger, '--month', month, '--table', 'wage-risk', '--edition', 'exact', '--format', 'json']));
}

async function major(ledger: string, month: string): Promise<MajorTable> {
  return only(await cli(['tables', '--ledger', ledger, '--month', month, '--table', 'major-cases', '--edition', 'exact', '--format', 'json']));
}

async function reckonTables(ledger: string): Promise<void> {
  heading('三、推算三个月的两张表');
  const levels = new Set<string>();
  const codes = new Set<string>();
  for (const month of MONTHS) {
    const table = await wage(ledger, month);
    const cases = await major(ledger, month);
    const { total } = table.summary;
    for (const row of table.rows) {
      levels.add(row.W17);
      for (const code of row.W21 ?? '') codes.add(code);
    }
    must(cases.rows.length > 0, `${month} 应有重大案件`);
    step(`  ${month}：监测 ${total.monitored} 户，红 ${total.red}、橙 ${total.orange}、黄 ${total.yellow}、数据不足 ${total.unknown}，未结欠薪 ${total.openArrears} 元；重大案件 ${cases.totals.rows} 件，超时节点 ${cases.totals.lateNodes} 个`);
  }
  for (const level of ['red', 'orange', 'yellow', 'unknown']) must(levels.has(level), `应有等级 ${level}`);
  for (const code of 'BCGNPS') must(codes.has(code), `应有质量码 ${code}`);
}

interface Delivered { readonly table: string; readonly month: string; readonly revision: number; readonly state: string; readonly receiptId: string | null }

async function approveAndDeliver(ledger: string, url: string): Promise<readonly Delivered[]> {
  heading('四、核对、批准、送支队');
  for (const month of MONTHS.slice(0, 2)) {
    await cli(['submit', '--ledger', ledger, '--month', month]);
    const approved = await cli(['approve', '--ledger', ledger, '--month', month]);
    must(approved.lines.length === 2, `${month} 应批准两张表`);
  }
  await cli(['submit', '--ledger', ledger, '--month', MONTHS[2]]);
  step('8 月、9 月的两张表已批准冻结；10 月的已核对，待大队长批准');
  const delivered = (await cli(['push', '--ledger', ledger, '--city', url, '--wait', '30'])).lines as Delivered[];
  must(delivered.length === 4 && delivered.every((line) => line.state === 'delivered' && line.receiptId !== null), '四份表都应取得支队回执');
  const verified = await cli(['verify', '--ledger', ledger]);
  must(verified.code === 0, '台账核验应通过');
  step('四份表都已取得支队签收的回执，台账核验通过');
  return delivered;
}

async function writePapers(ledger: string, out: string): Promise<string[]> {
  heading('五、文书');
  const before = new Set(await readdir(out));
  for (const month of MONTHS.slice(0, 2)) {
    for (const edition of ['exact', 'public']) {
      for (const format of ['xlsx', 'docx', 'pdf']) await cli(['tables', '--ledger', ledger, '--month', month, '--edition', edition, '--format', format, '--out', out]);
    }
  }
  const written = (await readdir(out)).filter((name) => !before.has(name) && /\.(xlsx|docx|pdf)$/.test(name));
  must(written.length === 24, `应写出 24 份文书，现有 ${written.length}`);
  step(`写出 ${written.length} 份（两个月、两张表、上报版和公开版，xlsx、docx、pdf）`);
  return written.map((name) => path.join(out, name));
}

async function say(done: { ledger: string; refused: number; receipts: readonly Delivered[]; papers: readonly string[]; out: string }): Promise<void> {
  const month = MONTHS[1];
  const { summary, rows } = await wage(done.ledger, month);
  const cases = await major(done.ledger, month);
  const { total } = summary;
  const receipt = (table: string): string => done.receipts.find((line) => line.table === table && line.month === month)?.receiptId ?? '';
  const lines = [
    '', '小结',
    `《欠薪风险预警表》${month}：监测 ${total.monitored} 户，列入 ${rows.length} 户；红色 ${total.red}、橙色 ${total.orange}、黄色 ${total.yellow}、数据不足 ${total.unknown}；未结欠薪 ${total.openArrears} 元，涉及 ${total.unpaidHeadcount} 人。回执 ${receipt('wage-risk')}`,
    `《重大案件进度表》${month}：${cases.totals.rows} 件，月末未结 ${cases.totals.openAtEnd} 件，核实 ${cases.totals.verified} 元，累计支付 ${cases.totals.paidCumulative} 元，未付 ${cases.totals.unpaid} 元，超时节点 ${cases.totals.lateNodes} 个。回执 ${receipt('major-cases')}`,
    `被拒 ${done.refused} 行在 ${path.relative(root, path.join(done.ledger, 'refused'))}/，改好后可再导入。`,
    `文书 ${done.papers.length} 份在 ${path.relative(root, done.out)}/：${done.papers.map((file) => path.basename(file)).filter((name) => name.includes('202609') || name.includes('档案')).join('、')} 等。`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function shots(employerId: number): Parameters<typeof takePictures>[2] {
  return [
    { name: '01-工作台', hash: '/', ready: '欠薪风险预警表' },
    { name: '02-单位台账', hash: '/employers', ready: '统一代码' },
    { name: '03-一户一档', hash: `/employers/${employerId}`, ready: '乙建筑工程有限公司' },
    { name: '04-欠薪风险预警表', hash: '/reports/2026-09/wage-risk', ready: '未结欠薪', act: async (page) => { await page.getByRole('gridcell', { name: /^0\.[1-9]\d$/ }).first().click(); await page.getByText('采用').first().waitFor(); } },
    { name: '05-重大案件进度表', hash: '/reports/2026-10/major-cases', ready: '核实欠薪' },
    { name: '06-欠薪预警', hash: '/alerts', ready: '依据' },
    { name: '07-重大应急', hash: '/emergency', ready: '30 分钟' },
    { name: '08-数据导入', hash: '/imports', ready: '最近批次' },
    { name: '09-上报箱', hash: '/outbox', ready: '支队已签收' },
    { name: '10-月报', hash: '/reports/2026-10', ready: '全部版本' },
    { name: '11-接待台', hash: '/intake', ready: '登记' },
    { name: '12-登记投诉', hash: '/intake/new', ready: '读身份证' },
    { name: '13-投诉', hash: '/intake/1', ready: '回执' },
    { name: '14-期限计算', hash: '/deadlines', ready: '起算时间' },
    { name: '15-设备', hash: '/devices', ready: '读卡器' },
    { name: '16-日志', hash: '/journal', ready: '不能修改，不能删除' },
  ];
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LEDGER_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = 1;
});
