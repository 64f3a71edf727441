import type { InputOf } from '#shared/contract/index.ts';
import type { ImportKindName } from '#electron/imports/kinds/types.ts';
import { acting, testServices } from '../support/acting.ts';
import { at, EMPLOYER_HEADS, employerRow, makeDesk, uscc, type Desk } from './desk.ts';

/** A desk with the operations of the window beside the files. */
export async function makeOffice() {
  const desk = await makeDesk();
  const services = await testServices(desk.test, desk.clock);
  return { ...desk, imports: acting('imports', services), employers: acting('employers', services), cases: acting('cases', services) };
}
export type Office = Awaited<ReturnType<typeof makeOffice>>;

/** Head data of a dossier made by hand. */
export function handMade(n: number): InputOf<'employers.create'>['fields'] {
  return { name: `第${n}号测试有限公司`, uscc: uscc(n), industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' };
}

export interface Sheet { readonly kind: ImportKindName; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** One file of each kind about two employers; every file but the first hangs on another one. */
export const SHEETS: readonly Sheet[] = [
  { kind: 'employers', heads: EMPLOYER_HEADS, rows: [employerRow(1, { 职工人数: '60', 人数日期: '2025-01-15' }), employerRow(2)] },
  { kind: 'accounts', heads: ['专户编号', '统一社会信用代码', '项目名称', '开户日期'], rows: [['ZH-1', uscc(1), '一期', '2024-01-01'], ['ZH-2', uscc(2), '二期', '2024-01-01']] },
  { kind: 'balances', heads: ['专户编号', '余额时间', '余额'], rows: [['ZH-1', '2025-02-28 18:00', '100.00'], ['ZH-1', '2025-03-31 18:00', '90.00'], ['ZH-2', '2025-03-31 18:00', '-1.00']] },
  { kind: 'payroll', heads: ['专户编号', '月份', '应付工资'], rows: [['ZH-1', '2025-02', '80000.00'], ['ZH-2', '2025-02', '7000']] },
  { kind: 'insurance', heads: ['统一社会信用代码', '月份', '在职人数', '未参保人数'], rows: [[uscc(1), '2025-02', '60', '5'], [uscc(1), '2025-03', '60', '0'], [uscc(2), '2025-03', '', '1']] },
  { kind: 'court', heads: ['执行案号', '被执行人名称', '统一社会信用代码', '立案时间', '已核实'], rows: [['(2025)川01执1号', '第1号测试有限公司', uscc(1), '2025-03-01', '是']] },
  { kind: 'cases', heads: ['案件编号', '统一社会信用代码', '案由', '立案时间', '核实欠薪金额', '涉及人数'], rows: [['AJ-1', uscc(1), '拖欠工资', '2025-02-01', '900000', '70'], ['AJ-2', uscc(2), '拖欠工资', '2025-03-01', '1000', '1']] },
  { kind: 'payments', heads: ['案件编号', '支付时间', '凭证号', '金额'], rows: [['AJ-1', '2025-03-05', 'P1', '5000'], ['AJ-2', '2025-03-05', 'P1', '500']] },
  { kind: 'major', heads: ['案件编号', '启动时间', '启动条件', '人数'], rows: [['AJ-1', '2025-02-02 08:00', '1', '70']] },
  { kind: 'followups', heads: ['案件编号', '事项', '应完成日期'], rows: [['AJ-1', '年度审计', '2026-02-01'], ['AJ-1', '信用降级', '']] },
  { kind: 'headcounts', heads: ['统一社会信用代码', '日期', '职工人数', '农民工人数'], rows: [[uscc(1), '2025-03-10', '66', '60'], [uscc(2), '2025-03-10', '6', '']] },
  { kind: 'gridreports', heads: ['采集编号', '统一社会信用代码', '单位名称', '街道代码', '采集时间', '职工人数'], rows: [['WG-1', uscc(1), '第1号测试有限公司', '990101001', '2025-03-20 10:00', '68']] },
];

export const sheetOf = (kind: ImportKindName): Sheet => SHEETS.find((sheet) => sheet.kind === kind) ?? SHEETS[0] ?? { kind, heads: [], rows: [] };

export const bring = (desk: Pick<Desk, 'csv'>, sheet: Sheet): ReturnType<Desk['csv']> => desk.csv(sheet.kind, sheet.heads, sheet.rows);

/** What the ledger knows of the facts, by what people call them rather than by number of row. */
export async function facts(desk: Pick<Desk, 'rows'>): Promise<Record<string, unknown[]>> {
  const [e, a, c] = ['(SELECT e.uscc FROM employers e WHERE e.id = x.employer_id) AS employer', '(SELECT a.account_no FROM wage_accounts a WHERE a.id = x.account_id) AS account', '(SELECT c.case_no FROM cases c WHERE c.id = x.case_id) AS case_no'];
  const queries: Record<string, string> = {
    employers: 'x.uscc, x.name, x.status, x.address, x.legal_rep, x.headcount, x.headcount_on, x.migrant_headcount, x.insurance_from, x.alert_level, x.open_arrears_fen, x.open_cases FROM employers x',
    tags: `${e}, x.tag FROM employer_tags x`, headcounts: `${e}, x.day, x.headcount, x.migrant, x.source FROM headcounts x`, accounts: `x.account_no, ${e}, x.project, x.opened_at, x.closed_at FROM wage_accounts x`,
    balances: `${a}, x.as_of, x.fen FROM balances x`, payroll: `${a}, x.month, x.payable_fen, x.paid_fen FROM payroll_months x`, insurance: `${e}, x.month, x.employed, x.uninsured FROM insurance_months x`,
    court: `x.case_no, ${e}, x.matched_by, x.confirmed, x.ended_at FROM court_records x`, cases: `x.case_no, ${e}, x.filed_at, x.closed_at, x.state, x.verified_fen FROM cases x`, payments: `${c}, x.paid_at, x.voucher, x.fen, x.kind FROM payments x`,
    major: `${c}, x.t0, x.triggers, x.headcount FROM major_cases x`, followups: `${c}, x.kind, x.due_on, x.done_at FROM follow_ups x`, grid: `x.report_no, ${e}, x.headcount FROM grid_reports x`,
    alerts: `${e}, x.* FROM alerts x`, waiting: 'x.kind, x.record_key, x.row_json FROM import_waiting x', statusChanges: `${e}, x.old_status, x.new_status FROM employer_status_changes x`,
  };
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(queries)) {
    const rows = await desk.rows<Record<string, unknown>>(`SELECT ${query}`);
    found[name] = rows.map(({ id: _id, employer_id: _employer, row_version: _version, ...rest }) => JSON.stringify(rest)).toSorted();
  }
  return found;
}

export { at };
