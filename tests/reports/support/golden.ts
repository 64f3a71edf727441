import { industryWord } from '#shared/rules/employers/vocabulary.ts';
import { followUpWord, type FOLLOW_UP_KINDS } from '#shared/rules/cases/followUps.ts';
import type { AlertLevel, Industry, MajorCaseFacts } from '#shared/rules/tables/types.ts';
import { readJson } from '../../rules/support.ts';
import { INSURANCE, yuan, type ReportsDesk } from './desk.ts';

type Dated = [string, number];
interface WageInput {
  month: string;
  employers: {
    uscc: string; name: string; industry: Industry; headcount: number; street: string;
    accounts: { id: string; openedAt: string; payable: Record<string, number>; snapshots: Dated[] }[];
    uninsured: Record<string, number>; court: { listedAt: string; endedAt: string | null; confirmed: boolean }[];
    cases: { id: string; filedAt: string; closedAt: string | null; verifiedFen: number | null; payments: Dated[]; unpaidHeadcount: number }[];
    prev: Record<string, AlertLevel>;
  }[];
}
interface MajorInput {
  month: string;
  cases: {
    no: string; t0: string; triggers: string[]; headcount: number; verifiedFen: number | null; estimateFen: number | null; payments: Dated[];
    nodes: Record<keyof MajorCaseFacts['nodes'], string | null>; closedAt: string | null; uscc: string; name: string; industry: Industry; followUps: [(typeof FOLLOW_UP_KINDS)[number], string | null][];
  }[];
}

export const wageInput = readJson('tests/rules/golden/wage-input.json') as WageInput;
export const majorInput = readJson('tests/rules/golden/major-input.json') as MajorInput;

const EMPLOYERS = ['统一社会信用代码', '单位名称', '行业', '街道代码', '职工人数', '人数日期'] as const;
const CASES = ['案件编号', '统一社会信用代码', '案由', '立案时间', '结案时间', '核实欠薪金额', '涉及人数', '未付人数'] as const;
const PAYMENTS = ['案件编号', '支付时间', '凭证号', '金额'] as const;
const MAJOR = ['案件编号', '启动时间', '启动条件', '人数', '估计金额', '大队到场', '公安到场', '快报时间', '协议签订', '拒绝或逃匿', '公安立案', '处置报告'] as const;

const payments = (no: string, pairs: readonly Dated[]): string[][] => pairs.map(([time, fen], index) => [no, time, `凭${index + 1}`, yuan(fen)]);

/** The first golden example as a district would have it: lists of the offices, and the months before, which the brigade approved. */
export async function enterWageExample(desk: ReportsDesk): Promise<void> {
  const { employers } = wageInput;
  await desk.take('employers', EMPLOYERS, employers.map((one) => [one.uscc, one.name, industryWord(one.industry), one.street, String(one.headcount), '2025-03-10']));
  const accounts = employers.flatMap((one) => one.accounts.map((account) => ({ ...account, uscc: one.uscc })));
  await desk.take('accounts', ['专户编号', '统一社会信用代码', '项目名称', '开户日期'], accounts.map((one) => [one.id, one.uscc, `${one.id} 项目`, one.openedAt]));
  await desk.take('payroll', ['专户编号', '月份', '应付工资'], accounts.flatMap((one) => Object.entries(one.payable).map(([month, fen]) => [one.id, month, yuan(fen)])));
  await desk.take('balances', ['专户编号', '余额时间', '余额'], accounts.flatMap((one) => one.snapshots.map(([time, fen]) => [one.id, time, yuan(fen)])));
  await desk.take('insurance', INSURANCE, employers.flatMap((one) => Object.entries(one.uninsured).map(([month, count]) => [one.uscc, month, '', String(count)])));
  await desk.take('court', ['执行案号', '被执行人名称', '统一社会信用代码', '立案时间', '已核实'], employers.flatMap((one) => one.court.map((record, index) => [`执${one.uscc}-${index}`, one.name, one.uscc, record.listedAt, record.confirmed ? '是' : '否'])));
  const cases = employers.flatMap((one) => one.cases.map((found) => ({ ...found, uscc: one.uscc })));
  await desk.take('cases', CASES, cases.map((one) => [one.id, one.uscc, '拖欠工资', one.filedAt, one.closedAt ?? '', yuan(one.verifiedFen), '', String(one.unpaidHeadcount)]));
  await desk.take('payments', PAYMENTS, cases.flatMap((one) => payments(one.id, one.payments)));
  await enterMonthsBefore(desk);
}

/** 乙 yellow in February, 戊 orange in January and February: the facts behind the `prev` levels of the example, and their approval. */
async function enterMonthsBefore(desk: ReportsDesk): Promise<void> {
  const [yi, wu] = ['91990101MA1A00024A', '91990101MA1A00059W'];
  await desk.take('payroll', ['专户编号', '月份', '应付工资'], [['B1', '2024-12', '800000.00'], ['B1', '2025-01', '800000.00']]);
  await desk.take('balances', ['专户编号', '余额时间', '余额'], [['B1', '2025-01-20 18:00', '960000.00'], ['B1', '2025-02-20 18:00', '1.00']]);
  await desk.take('insurance', INSURANCE, [[wu, '2024-11', '', '0'], [wu, '2024-12', '', '1'], [wu, '2025-01', '', '1'], [yi, '2024-12', '', '0'], [yi, '2025-01', '', '0']]);
  for (const month of ['2024-12', '2025-01', '2025-02']) await desk.freezeMonth(month, ['wage-risk']);
}

/** The second golden example, from the lists. */
export async function enterMajorExample(desk: ReportsDesk): Promise<void> {
  const { cases } = majorInput;
  await desk.take('employers', EMPLOYERS.slice(0, 4), cases.map((one) => [one.uscc, one.name, industryWord(one.industry), '990101001']));
  await desk.take('cases', CASES, cases.map((one) => [one.no, one.uscc, '拖欠工资', one.t0, one.closedAt ?? '', yuan(one.verifiedFen), '', '']));
  await desk.take('payments', PAYMENTS, cases.flatMap((one) => payments(one.no, one.payments)));
  await desk.take('major', MAJOR, cases.map(({ no, t0, triggers, headcount, estimateFen, nodes }) => [
    no, t0, triggers.join(''), String(headcount), yuan(estimateFen), ...[nodes.brigade, nodes.police, nodes.brief, nodes.agreement, nodes.refusalAt, nodes.policeFiling, nodes.report].map((time) => time ?? ''),
  ]));
  await desk.take('followups', ['案件编号', '事项', '完成时间'], cases.flatMap((one) => one.followUps.map(([kind, done]) => [one.no, followUpWord(kind), done ?? ''])));
}
