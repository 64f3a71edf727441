import type { DemoEmployer } from './employers.ts';
import { seeded } from './random.ts';
import { money, type Sheet } from './wages.ts';

export interface CaseSheets {
  readonly cases: Sheet; readonly payments: Sheet; readonly major: Sheet; readonly followups: Sheet; readonly court: Sheet; readonly headcounts: Sheet; readonly gridreports: Sheet;
}

const HANDLERS = ['0007', '0009', '0012'];

/** Cases with payments, seven major cases with their five clocks, court records of every kind, head-count and grid reports. */
export function demoCasework(employers: readonly DemoEmployer[]): CaseSheets {
  const random = seeded(4242);
  const active = employers.filter((e) => e.status === '在营');
  const cases: string[][] = [];
  const payments: string[][] = [];
  let voucher = 0;
  const pay = (caseNo: string, at: string, fen: number, kind = ''): void => {
    voucher += 1;
    payments.push([caseNo, at, `PZ2026${String(voucher).padStart(5, '0')}`, money(fen), kind]);
  };
  for (let n = 1; n <= 62; n += 1) {
    const employer = active[(n * 37) % active.length];
    if (employer === undefined) continue;
    const caseNo = `清人社监立字〔2026〕第${n}号`;
    const month = n <= 14 ? '06' : n <= 28 ? '07' : n <= 42 ? '08' : n <= 54 ? '09' : '10';
    const day = String(random.int(1, 26)).padStart(2, '0');
    const people = random.int(2, 26);
    const verified = people * random.int(380_000, 1_450_000);
    const closed = n % 3 === 0;
    const notVerified = n % 13 === 6;
    const unpaid = closed ? 0 : n % 11 === 4 ? Math.min(2, people) : Math.max(1, Math.round(people * 0.6));
    cases.push([
      caseNo, employer.uscc, n % 9 === 5 ? '未依法参加社会保险' : n % 4 === 1 ? '克扣工资' : '拖欠工资', random.pick(['窗口投诉', '12333转办', '省平台', '网格上报', '信访转办']), `2026-${month}-${day} 09:${String(random.int(10, 59))}`,
      closed ? `2026-${n <= 42 ? '09' : '10'}-2${random.int(0, 8)} 16:20` : '', notVerified || n % 9 === 5 ? '' : money(verified), String(people), n % 9 === 5 ? '' : String(unpaid), random.pick(HANDLERS),
    ]);
    if (notVerified || n % 9 === 5) continue;
    if (closed) pay(caseNo, `2026-${n <= 42 ? '09' : '10'}-18 10:05`, verified);
    else if (n % 2 === 0) pay(caseNo, `2026-10-${String(random.int(8, 30)).padStart(2, '0')} 15:00`, Math.round(verified * 0.35));
    if (n % 20 === 7) pay(caseNo, '2026-10-29 09:30', 2_000_000, '罚款');
  }
  const majorSheets = demoMajor(active, cases, pay);
  return { cases, payments, ...majorSheets, court: demoCourt(active), headcounts: demoHeadcounts(active), gridreports: demoGrid(active) };
}

interface MajorPlan {
  readonly t0: string; readonly triggers: string; readonly people: number; readonly verified: number | null; readonly estimate: number | null; readonly nodes: readonly string[];
  readonly closed: string; readonly paid: readonly (readonly [string, number])[]; readonly unpaid: number; readonly follow: readonly (readonly [string, string, string])[];
}

/** nodes: 大队到场, 公安到场, 快报, 协议, 拒绝或逃匿, 公安立案, 处置报告. */
const MAJOR: readonly MajorPlan[] = [
  { t0: '2025-11-18 09:00', triggers: '123', people: 96, verified: 300_000_000, estimate: null, nodes: ['2025-11-18 09:29', '2025-11-18 09:30', '2025-11-18 10:59', '2025-11-19 09:00', '2025-11-18 12:00', '', ''], closed: '', paid: [['2025-11-24 10:00', 150_000_000], ['2026-10-31 23:59', 149_999_999]], unpaid: 1, follow: [['年度审计', '2026-12-31', '']] },
  { t0: '2026-08-10 09:00', triggers: '12', people: 42, verified: 126_000_000, estimate: null, nodes: ['2026-08-10 09:20', '2026-08-10 09:25', '2026-08-10 10:55', '2026-08-10 15:00', '', '', '2026-08-13 08:50'], closed: '2026-09-20 17:00', paid: [['2026-08-11 16:00', 50_000_000], ['2026-08-13 08:59', 76_000_000]], unpaid: 0, follow: [['年度审计', '2027-12-31', ''], ['信用降级', '2026-09-30', '2026-09-28 10:00'], ['班组长重点监管', '2029-09-20', '']] },
  { t0: '2026-08-25 14:00', triggers: '2', people: 18, verified: 100_000_000, estimate: null, nodes: ['2026-08-25 14:31', '2026-08-25 14:20', '2026-08-25 15:30', '2026-08-25 21:00', '2026-08-25 20:00', '2026-08-26 13:59', ''], closed: '', paid: [['2026-08-28 10:00', 20_000_000], ['2026-09-15 10:00', 30_000_000], ['2026-09-16 09:00', -5_000_000]], unpaid: 9, follow: [] },
  { t0: '2026-09-05 08:00', triggers: '4', people: 2, verified: 8_650_050, estimate: null, nodes: ['2026-09-05 08:15', '2026-09-05 08:30', '2026-09-05 09:50', '2026-09-05 13:00', '', '', '2026-09-07 10:00'], closed: '2026-10-02 09:00', paid: [['2026-09-06 10:00', 8_650_050]], unpaid: 0, follow: [['年度审计', '2027-12-31', '']] },
  { t0: '2026-10-09 10:00', triggers: '3', people: 55, verified: 182_640_000, estimate: 200_000_000, nodes: ['2026-10-09 10:12', '2026-10-09 10:18', '2026-10-09 11:40', '2026-10-09 17:30', '', '', ''], closed: '', paid: [['2026-10-11 16:00', 90_000_000]], unpaid: 27, follow: [['年度审计', '2027-12-31', ''], ['限制投标建议', '2027-10-09', '']] },
  { t0: '2026-10-22 19:20', triggers: '1', people: 33, verified: 41_250_000, estimate: 45_000_000, nodes: ['2026-10-22 19:41', '2026-10-22 20:05', '2026-10-22 21:00', '', '', '', ''], closed: '', paid: [], unpaid: 33, follow: [] },
  { t0: '2026-10-31 23:00', triggers: '1', people: 30, verified: null, estimate: 45_000_000, nodes: ['2026-10-31 23:10', '2026-10-31 23:30', '', '', '', '', ''], closed: '', paid: [], unpaid: 30, follow: [] },
];

function demoMajor(active: readonly DemoEmployer[], cases: string[][], pay: (caseNo: string, at: string, fen: number) => void): { major: Sheet; followups: Sheet } {
  const major: string[][] = [];
  const followups: string[][] = [];
  MAJOR.forEach((plan, index) => {
    const employer = active.filter((e) => e.industry === '建筑' || index === 3)[index === 3 ? 2 : index * 5 + 1];
    if (employer === undefined) return;
    const caseNo = `清人社监急字〔${plan.t0.slice(0, 4)}〕第${index + 1}号`;
    cases.push([caseNo, employer.uscc, '拖欠工资', '网格上报', plan.t0, plan.closed, plan.verified === null ? '' : money(plan.verified), String(plan.people), String(plan.unpaid), HANDLERS[index % 3] ?? '']);
    major.push([caseNo, plan.t0, plan.triggers, String(plan.people), plan.estimate === null ? '' : money(plan.estimate), ...plan.nodes]);
    for (const [at, fen] of plan.paid) pay(caseNo, at, fen);
    for (const [item, due, done] of plan.follow) followups.push([caseNo, item, due, done]);
  });
  return { major, followups };
}

function demoCourt(active: readonly DemoEmployer[]): Sheet {
  const at = (i: number): DemoEmployer => active[i] ?? active[0] ?? (() => { throw new Error('no employers'); })();
  const row = (n: number, e: DemoEmployer, by: 'code' | 'name' | 'person', listed: string, ended: string, confirmed: string): string[] => [
    `（2026）清0101执${String(n)}号`, by === 'person' ? e.legalRep : e.name, by === 'code' || by === 'person' ? e.uscc : '', listed, ended, '清河区人民法院', money((n * 7_431_000) % 900_000_000), confirmed,
  ];
  return [
    row(1031, at(4), 'code', '2026-09-30 23:30', '', '是'), row(1102, at(120), 'code', '2026-08-11 10:00', '2026-10-05 09:00', '是'), row(1177, at(233), 'code', '2026-10-17 15:20', '', '是'),
    row(1180, at(301), 'code', '2026-10-20 09:00', '', ''), row(1195, at(88), 'code', '2026-06-03 09:00', '2026-08-30 17:00', '是'), row(1203, at(412), 'name', '2026-10-08 11:00', '', ''),
    row(1211, at(417), 'name', '2026-09-21 11:00', '', ''), row(1222, at(140), 'person', '2026-10-01 10:00', '', '是'), row(1240, at(5), 'code', '2026-11-01 00:10', '', '是'),
  ];
}

function demoHeadcounts(active: readonly DemoEmployer[]): Sheet {
  return active.filter((_, index) => index % 4 === 1).map((e, index) => [e.uscc, `2026-10-${String(8 + (index % 20)).padStart(2, '0')}`, String(Math.max(1, e.headcount + (index % 7) - 3)), String(Math.max(0, e.migrant - (index % 3)))]);
}

function demoGrid(active: readonly DemoEmployer[]): Sheet {
  return active.filter((_, index) => index % 13 === 4).map((e, index) => [
    `WG202610${String(index + 1).padStart(3, '0')}`, index % 6 === 5 ? '' : e.uscc, e.name, e.street, `2026-10-${String(5 + (index % 22)).padStart(2, '0')} 1${index % 6}:2${index % 9}`,
    index % 5 === 0 ? '欠薪线索' : index % 3 === 0 ? '人数变动' : '', String(e.headcount), '2026-09', index % 5 === 0 ? '工人反映上月工资未足额' : '',
  ]);
}
