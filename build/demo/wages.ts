import type { DemoEmployer } from './employers.ts';
import { seeded } from './random.ts';

export type Sheet = readonly (readonly string[])[];

export interface WageSheets { readonly accounts: Sheet; readonly balances: ReadonlyMap<string, Sheet>; readonly payroll: ReadonlyMap<string, Sheet>; readonly insurance: ReadonlyMap<string, Sheet> }

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] as const;
const LAST_DAY: Readonly<Record<string, string>> = { '2026-06': '30', '2026-07': '31', '2026-08': '31', '2026-09': '30', '2026-10': '31' };
const BANKS = ['清河农村商业银行', '建设银行清河支行', '工商银行开发区支行', '农业银行滨河支行'];

/**
 * Wage accounts with balances and payable wages, and insurance months. Every twelfth account sinks below 1.2 times in some month (yellow), some lack payable
 * wages (code P) or a balance (code B); every tenth employer has two uninsured months in a row (orange), some lack the month itself (S) or the one before (G).
 */
export function demoWages(employers: readonly DemoEmployer[]): WageSheets {
  const random = seeded(77);
  const accounts: string[][] = [];
  const balances = new Map<string, string[][]>(MONTHS.slice(2).map((month) => [month, []]));
  const payroll = new Map<string, string[][]>(MONTHS.slice(1).map((month) => [month, []]));
  const insurance = new Map<string, string[][]>(MONTHS.map((month) => [month, []]));
  let number = 0;
  employers.filter((e) => e.industry === '建筑' && e.status === '在营').forEach((employer, index) => {
    const count = index % 9 === 0 ? 2 : index % 4 === 3 ? 0 : 1;
    for (let i = 0; i < count; i += 1) {
      number += 1;
      const id = `ZH-${String(number).padStart(4, '0')}`;
      const opened = index % 31 === 30 ? '2026-10-12' : `202${random.int(3, 5)}-0${random.int(1, 9)}-${String(random.int(10, 28))}`;
      accounts.push([id, employer.uscc, `${employer.name.slice(0, 4)}${random.pick(['一期', '二期', '安置房', '道路改造', '厂房'])}项目`, random.pick(BANKS), String(random.int(1000, 9999)), opened, index % 37 === 36 ? '2026-09-20' : '']);
      accountMonths(random, { id, index: number, opened, payable: Math.max(4, employer.migrant) * random.int(5_600, 7_400) }, balances, payroll);
    }
  });
  employers.filter((e) => e.status === '在营').forEach((employer, index) => {
    if (index % 5 === 4) return; // one in five sends no insurance data at all
    insuranceMonths(employer, index, insurance);
  });
  return { accounts, balances, payroll, insurance };
}

type Random = ReturnType<typeof seeded>;

function accountMonths(
  random: Random, account: { id: string; index: number; opened: string; payable: number }, balances: Map<string, string[][]>, payroll: Map<string, string[][]>,
): void {
  const { id, index } = account;
  for (const month of MONTHS.slice(1)) {
    const wages = Math.round(account.payable * (0.9 + random.next() * 0.2));
    if (!(index % 23 === 7 && month >= '2026-09') && account.opened.slice(0, 7) <= month) {
      payroll.get(month)?.push([id, month, money(wages * 100), month === '2026-10' ? '' : money(Math.round(wages * (index % 12 === 5 ? 85 : 100))), String(Math.max(3, Math.round(wages / 6500)))]);
    }
    const sheet = balances.get(month);
    if (sheet === undefined || account.opened.slice(0, 7) > month) continue;
    if (index % 29 === 11 && month === '2026-10') continue; // code B
    const low = index % 12 === 5 && month !== '2026-08';
    const dip = index % 17 === 3 && month === '2026-10';
    sheet.push([id, `${month}-10 17:30`, money(Math.round(wages * (dip ? 70 : 165)))]);
    sheet.push([id, `${month}-20 17:30`, money(Math.round(wages * (dip ? 95 : 150)))]);
    sheet.push([id, `${month}-${LAST_DAY[month] ?? '30'} 18:00`, money(Math.round(wages * (low ? 60 + random.int(0, 40) : 128 + random.int(0, 60))))]);
  }
}

function insuranceMonths(employer: DemoEmployer, index: number, insurance: Map<string, string[][]>): void {
  for (const month of MONTHS) {
    if (index % 47 === 13 && month === '2026-10') continue; // code S
    if (index % 53 === 21 && month === '2026-09') continue; // code G when October is above 0
    const bad = index % 41 === 9 ? month >= '2026-09' : index % 61 === 5 ? month <= '2026-08' : index % 53 === 21 ? month === '2026-10' : index % 67 === 2 ? month === '2026-10' : index % 83 === 40;
    const uninsured = bad ? Math.max(1, Math.round(employer.headcount * 0.06)) : 0;
    insurance.get(month)?.push([employer.uscc, month, String(Math.max(employer.headcount, uninsured)), String(uninsured)]);
  }
}

/** 元 with two decimals from fen given as a whole number. */
export function money(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}
