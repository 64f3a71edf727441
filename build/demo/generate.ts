import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { demoCasework } from './casework.ts';
import { demoEmployers } from './employers.ts';
import { mistakes } from './mistakes.ts';
import { demoWages, type Sheet } from './wages.ts';

/**
 * Writes the sample district's spreadsheets into resources/demo: real xlsx and csv files (UTF-8 and GB18030), as other offices send them.
 * Run by hand when the sample changes; the files are part of the repository.
 */
const HEADS = {
  employers: ['统一社会信用代码', '单位名称', '行业', '街道代码', '单位类型', '地址', '法定代表人', '联系电话', '职工人数', '人数日期', '农民工人数', '成立日期', '状态', '标签'],
  accounts: ['专户编号', '统一社会信用代码', '项目名称', '开户银行', '账号后四位', '开户日期', '销户日期'],
  balances: ['专户编号', '余额时间', '余额'],
  payroll: ['专户编号', '月份', '应付工资', '实付工资', '人数'],
  insurance: ['统一社会信用代码', '月份', '在职人数', '未参保人数'],
  court: ['执行案号', '被执行人名称', '统一社会信用代码', '立案时间', '结束时间', '执行法院', '执行标的', '已核实'],
  cases: ['案件编号', '统一社会信用代码', '案由', '来源', '立案时间', '结案时间', '核实欠薪金额', '涉及人数', '未付人数', '主办'],
  payments: ['案件编号', '支付时间', '凭证号', '金额', '种类'],
  major: ['案件编号', '启动时间', '启动条件', '人数', '估计金额', '大队到场', '公安到场', '快报时间', '协议签订', '拒绝或逃匿', '公安立案', '处置报告'],
  followups: ['案件编号', '事项', '应完成日期', '完成时间'],
  headcounts: ['统一社会信用代码', '日期', '职工人数', '农民工人数'],
  gridreports: ['采集编号', '统一社会信用代码', '单位名称', '街道代码', '采集时间', '变动', '职工人数', '工资支付到月', '备注'],
} as const;

const target = process.argv[2];
if (target === undefined) throw new Error('where to? give the folder');
await mkdir(target, { recursive: true });

const employers = demoEmployers();
const wages = demoWages(employers);
const work = demoCasework(employers);

const employerRows = employers.map((e) => [
  e.uscc, e.name, e.industry, e.street, e.unitType, e.address, e.legalRep, e.phone, String(e.headcount), e.headcountOn, String(e.migrant), e.openedOn, e.status, e.tags, '清河区市场监督管理局',
]);
await xlsx('01-用人单位-市场监管推送.xlsx', '企业名单', [...HEADS.employers, '登记机关'], [...employerRows, ...mistakes.employers]);
await xlsx('02-工资专户-住建推送.xlsx', '专户', HEADS.accounts, [...wages.accounts, ...mistakes.accounts]);
for (const [month, rows] of wages.balances) await csv(`03-专户余额-${month}.csv`, 'gb18030', HEADS.balances, month === '2026-08' ? [...rows, ...mistakes.balances] : rows);
for (const [month, rows] of wages.payroll) await xlsx(`04-应付工资-${month}.xlsx`, '应付工资', HEADS.payroll, month === '2026-09' ? [...rows, ...mistakes.payroll] : rows);
for (const [month, rows] of wages.insurance) await csv(`05-参保情况-${month}.csv`, 'utf8', HEADS.insurance, month === '2026-10' ? [...rows, ...mistakes.insurance] : rows);
await xlsx('06-被执行人-法院推送.xlsx', '被执行人', HEADS.court, work.court);
await xlsx('07-案件台账.xlsx', '案件', HEADS.cases, [...work.cases, ...mistakes.cases]);
await csv('08-支付记录.csv', 'gb18030', HEADS.payments, [...work.payments, ...mistakes.payments]);
await xlsx('09-重大案件.xlsx', '重大案件', HEADS.major, work.major);
await csv('10-后续跟踪.csv', 'utf8', HEADS.followups, work.followups);
await xlsx('11-用工规模.xlsx', '用工规模', HEADS.headcounts, work.headcounts);
await xlsx('12-网格采集.xlsx', '网格采集', HEADS.gridreports, work.gridreports);

async function xlsx(name: string, sheetName: string, heads: readonly string[], rows: Sheet): Promise<void> {
  const book = new exceljs.Workbook();
  book.created = new Date('2026-11-02T01:00:00Z');
  book.modified = book.created;
  const sheet = book.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...heads]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row].map((cell) => (cell === '' ? null : cell)));
  sheet.columns.forEach((column, index) => { column.width = Math.min(34, Math.max(10, (heads[index] ?? '').length * 2 + 4)); });
  await book.xlsx.writeFile(path.join(target ?? '', name));
}

async function csv(name: string, encoding: 'utf8' | 'gb18030', heads: readonly string[], rows: Sheet): Promise<void> {
  const text = [heads, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n') + '\r\n';
  await writeFile(path.join(target ?? '', name), encoding === 'utf8' ? Buffer.from(`\uFEFF${text}`, 'utf8') : iconv.encode(text, 'gb18030'));
}
