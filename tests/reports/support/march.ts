import { addMonths } from '#shared/rules/time.ts';
import { at, head, INSURANCE, insuranceRows, uscc, yuan, type ReportsDesk } from './desk.ts';

export const MARCH = '2025-03';
/** 乙建筑工程有限公司 of the tests. */
export const YI = uscc(2);

/**
 * A small district: 乙, whose wage account is yellow in March 2025 and who owes 240,000 yuan to twelve workers in one case, a major one; and 丙 without
 * an alert. Gives the ids.
 */
export async function enterMarch(desk: ReportsDesk, { major = true } = {}): Promise<{ employerId: number; caseId: number }> {
  const employerId = (await desk.employers('create', { fields: head('乙建筑工程有限公司', YI), tags: [] })).id;
  await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(3), { industry: 'catering' }), tags: [] });
  await desk.take('insurance', INSURANCE, insuranceRows(uscc(3), MARCH, [0, 0]));
  await enterAccount(desk, YI, 'B1', { '2025-03': 95_999_999 });
  const caseId = await enterCase(desk, employerId, '乙1');
  if (major) await desk.cases('startMajor', { id: caseId, t0: at('2025-03-10 09:00'), headcount: 42, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
  return { employerId, caseId };
}

export async function enterCase(desk: ReportsDesk, employerId: number, caseNo: string, verifiedFen = 24_000_000): Promise<number> {
  return (await desk.cases('register', { caseNo, fields: { employerId, cause: '拖欠工资', source: '', filedAt: at('2025-03-04 10:00'), verifiedFen, headcount: 42, unpaidHeadcount: 12, handler: '0009' } })).id;
}

/** A wage account with 800,000 yuan payable in the month before each balance: below 960,000 yuan it is yellow. Balances are of the 20th of their month. */
export async function enterAccount(desk: ReportsDesk, code: string, no: string, balances: Readonly<Record<string, number>>): Promise<void> {
  await desk.take('accounts', ['专户编号', '统一社会信用代码', '项目名称', '开户日期'], [[no, code, `${no} 项目`, '2024-06-01']]);
  for (const [month, fen] of Object.entries(balances)) await enterBalance(desk, no, month, fen);
}

export async function enterBalance(desk: ReportsDesk, no: string, month: string, fen: number, day = '20'): Promise<void> {
  const before = addMonths(month, -1);
  const known = await desk.reader.first('SELECT 1 FROM payroll_months p JOIN wage_accounts a ON a.id = p.account_id WHERE a.account_no = ? AND p.month = ?', [no, before]);
  if (known === undefined) await desk.take('payroll', ['专户编号', '月份', '应付工资'], [[no, before, '800000.00']]);
  await desk.take('balances', ['专户编号', '余额时间', '余额'], [[no, `${month}-${day} 18:00`, yuan(fen)]]);
}

let vouchers = 0;
/** Money paid in a case, a fresh voucher each time. */
export async function pay(desk: ReportsDesk, id: number, fen: number, paidAt = at('2025-03-20 10:00')): Promise<void> {
  vouchers += 1;
  await desk.cases('addPayment', { id, payment: { paidAt, voucher: `凭${vouchers}`, fen, kind: 'wage' } });
}
